import { HookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	IWebhookDescription,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor, defaultInstanceUrl } from '../additionalData';
import { credentialsOfNode } from '../credentials';
import type { TestCredential } from '../credentials';
import { defaultName, latestVersion, NodeTypes, typeOf } from '../nodeTypes';
import type { NodeClass } from '../nodeTypes';
import { buildWorkflow, defaultWorkflowId, savedData } from '../workflowJson';
import type { WorkflowJson } from '../workflowJson';

/** A webhook trigger in a workflow of its own. */
export interface TriggerOptions {
	node: NodeClass;
	parameters?: INodeParameters;
	credentials?: readonly TestCredential[];
	typeVersion?: number;
	/** What the trigger saved before (`getWorkflowStaticData('node')`). */
	staticData?: IDataObject;
	/** The part of the webhook's URL that n8n makes for a node; otherwise a fixed one. */
	webhookId?: string;
	workflowId?: string;
	/** The instance's origin, without a slash at the end. */
	instanceUrl?: string;
}

/** The steps of a webhook's life. */
export type HookMethod = 'checkExists' | 'create' | 'delete';

/** How n8n calls such a step. */
export interface HookCall {
	/** `trigger` when n8n publishes or starts, `manual` around a test run, `internal` when it removes. */
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	/** Whether the webhook is the one of a test listener: decides which URL `getNodeWebhookUrl` gives. */
	isTest?: boolean;
}

/** The webhook ID of a trigger that sets none. */
export const defaultWebhookId = '8f0c3f0e-2f0b-4a53-9a0e-3d2b0c3c9a11';

/** One trigger, its workflow, and the static data that n8n keeps for it in its database. */
export class Trigger {
	readonly json: WorkflowJson;

	readonly nodeTypes: NodeTypes;

	/** The whole workflow's static data, as saved. */
	saved: IDataObject;

	private readonly nodeName: string;

	constructor(readonly options: TriggerOptions) {
		const { node, parameters = {}, credentials = [], staticData, webhookId = defaultWebhookId } = options;
		const typeVersion = options.typeVersion ?? latestVersion(node);
		this.nodeName = defaultName(node, typeVersion);
		this.nodeTypes = new NodeTypes([node]);
		this.saved = staticData ? { [`node:${this.nodeName}`]: staticData } : {};
		this.json = {
			id: options.workflowId ?? defaultWorkflowId,
			nodes: [
				{
					id: webhookId,
					webhookId,
					name: this.nodeName,
					type: typeOf(node),
					typeVersion,
					position: [0, 0],
					parameters,
					credentials: credentialsOfNode(credentials),
				},
			],
			connections: {},
		};
	}

	/** The trigger's own static data, as saved. */
	get staticData(): IDataObject {
		const own: unknown = this.saved[`node:${this.nodeName}`];
		return structuredClone(Object(own ?? {}));
	}

	/** The workflow as n8n loads it from its database for every request and every step. */
	load({ active = true, staticData = this.saved }: { active?: boolean; staticData?: IDataObject } = {}): Workflow {
		return buildWorkflow(this.json, this.nodeTypes, { active, staticData });
	}

	/** Keeps what a step or a request changed in the static data. */
	save(workflow: Workflow): void {
		if (workflow.staticData.__dataChanged === true) this.saved = savedData(workflow.staticData);
	}

	nodeOf(workflow: Workflow): INode {
		const node = workflow.getNode(this.nodeName);
		if (node) return node;
		throw new Error(`The workflow has no node "${this.nodeName}"`);
	}

	/** The node's webhooks with their methods and paths, in the order of its description. */
	webhooks(workflow: Workflow, isTest = false): IWebhookData[] {
		const node = this.nodeOf(workflow);
		const { instanceUrl = defaultInstanceUrl, credentials = [] } = this.options;
		const additionalData = additionalDataFor({ credentials, instanceUrl });
		const { webhooks = [] } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description;
		const evaluate = (value: unknown): unknown =>
			typeof value === 'string'
				? workflow.expression.getSimpleParameterValue(node, value, 'internal', {})
				: value;
		return webhooks
			.filter(({ restartWebhook }) => evaluate(restartWebhook) !== true)
			.map((webhookDescription: IWebhookDescription): IWebhookData => {
				const path = String(evaluate(webhookDescription.path)).replace(/^\/|\/$/g, '');
				const isFullPath = evaluate(webhookDescription.isFullPath) === true;
				return {
					httpMethod: webhookDescription.httpMethod === 'GET' ? 'GET' : 'POST',
					node: node.name,
					path: NodeHelpers.getNodeWebhookPath(workflow.id, node, path, isFullPath),
					webhookDescription,
					workflowId: workflow.id,
					workflowExecuteAdditionalData: additionalData,
					isTest,
				};
			});
	}

	/** Runs one step of one webhook in n8n's own `HookContext`; a step the node does not have gives undefined. */
	async runHook(
		method: HookMethod,
		workflow: Workflow,
		webhook: IWebhookData,
		{ mode, activation }: HookCall,
	): Promise<boolean | undefined> {
		const node = this.nodeOf(workflow);
		const { webhookMethods } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const step = webhookMethods?.[webhook.webhookDescription.name]?.[method];
		if (!step) return undefined;
		const { workflowExecuteAdditionalData } = webhook;
		const context = new HookContext(workflow, node, workflowExecuteAdditionalData, mode, activation, webhook);
		// n8n-core's contexts are not quite what n8n-workflow's types say they are.
		return await Reflect.apply(step, context, []);
	}
}
