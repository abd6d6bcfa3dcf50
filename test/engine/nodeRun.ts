import { randomUUID } from 'node:crypto';
import { types } from 'node:util';
import type {
	ExecutionError,
	ExecutionStatus,
	IBinaryKeyData,
	IContextObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialsOfNode } from './credentials';
import type { TestCredential } from './credentials';
import type { LogLine } from './logs';
import { defaultName, latestVersion, typeOf } from './nodeTypes';
import type { NodeClass } from './nodeTypes';
import { chain } from './workflowJson';
import { startWorkflow } from './workflowRun';
import type { WorkflowRunResult } from './workflowRun';

/** An item to feed to a node. */
export interface TestItem {
	json?: IDataObject;
	binary?: IBinaryKeyData;
}

/** The tab "Settings" of a node in the editor. */
export type NodeSettings = Pick<
	INode,
	'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce' | 'alwaysOutputData'
>;

/** How to run one node. */
export interface NodeRunOptions {
	node: NodeClass;
	parameters?: INodeParameters;
	/** What comes in; otherwise one empty item. */
	items?: readonly TestItem[];
	credentials?: readonly TestCredential[];
	/** With `retryOnFail`, n8n waits `waitBetweenTries` milliseconds (here 1 unless set, in n8n 1000) between tries. */
	settings?: NodeSettings;
	/** Otherwise the class's latest. */
	typeVersion?: number;
	mode?: WorkflowExecuteMode;
	/** Otherwise `workflow1`; the workflow of the node's static data and of its processed items. */
	workflowId?: string;
	/** Otherwise a fixed one; the node's ID in links and in processed items. */
	nodeId?: string;
	/** What the node saved in earlier runs (`getWorkflowStaticData('node')`). */
	staticData?: IDataObject;
	instanceUrl?: string;
	signal?: AbortSignal;
}

/** What one node did. */
export interface NodeRunResult {
	/** The items per output as n8n passes them on, the error output last. */
	outputs: INodeExecutionData[][];
	/** The `json` of the first output's items. */
	items: IDataObject[];
	status: ExecutionStatus;
	/** What stopped the workflow, as n8n shows and saves it. */
	error?: ExecutionError;
	/** The very errors that the node threw, one per try, and those that its items carry. */
	errors: Error[];
	/** How many times `execute` ran: more than one with Retry On Fail. */
	tries: number;
	/** What the node kept for this execution (`getContext('node')`). */
	context: IContextObject;
	/** What the node saved for later executions (`getWorkflowStaticData('node')`). */
	staticData: IDataObject;
	logs: LogLine[];
	/** The run of the whole little workflow: trigger and node. */
	execution: WorkflowRunResult;
}

/** A node at work. */
export interface RunningNode {
	result: Promise<NodeRunResult>;
	cancel(): void;
}

const triggerName = 'When clicking ‘Execute workflow’';

/** The ID of the node in a run that sets none. */
export const defaultNodeId = '5d1fbe3e-6c1f-4c0a-9f0e-7a4c7c2f9f10';

/** Starts one node behind a manual trigger that gives the items, and hands the run over, to wait for or cancel. */
export function startNode(options: NodeRunOptions): RunningNode {
	const { node: nodeClass, items = [{}], mode, instanceUrl, signal, staticData } = options;
	const node = nodeOf(options);
	const errors: Error[] = [];
	let tries = 0;
	const run = startWorkflow({
		workflow: {
			...(options.workflowId !== undefined && { id: options.workflowId }),
			nodes: [triggerNode(), node],
			connections: chain(triggerName, node.name),
		},
		nodeTypes: [nodeClass],
		credentials: options.credentials ?? [],
		pinData: { [triggerName]: items.map(({ json = {}, binary }) => ({ json, ...(binary && { binary }) })) },
		observer: {
			started: () => {
				tries += 1;
			},
			threw: (error) => {
				if (isError(error)) errors.push(error);
			},
		},
		...(mode && { mode }),
		...(instanceUrl !== undefined && { instanceUrl }),
		...(signal && { signal }),
		...(staticData && { staticData: { [`node:${node.name}`]: staticData } }),
	});
	const result = run.result.then((execution): NodeRunResult => {
		const outputs = execution.outputs[node.name] ?? [];
		const ofItems = outputs.flat().flatMap(({ error }) => (error ? [error] : []));
		const { status, error, logs } = execution;
		const saved: unknown = execution.staticData[`node:${node.name}`];
		return {
			outputs,
			items: (outputs[0] ?? []).map(({ json }) => json),
			status,
			...(error && { error }),
			errors: [...errors, ...ofItems],
			tries,
			context: execution.context(node.name),
			staticData: Object(saved ?? {}),
			logs,
			execution,
		};
	});
	return { result, cancel: run.cancel };
}

/** Runs one node in n8n's own engine, as a user does with the button "Execute step". */
export async function runNode(options: NodeRunOptions): Promise<NodeRunResult> {
	return await startNode(options).result;
}

/** Errors of Node itself come from outside of jest's sandbox and are no instances of its `Error`. */
function isError(error: unknown): error is Error {
	return error instanceof Error || types.isNativeError(error);
}

function nodeOf(options: NodeRunOptions): INode {
	const { node, parameters = {}, settings, credentials = [], nodeId, typeVersion = latestVersion(node) } = options;
	return {
		id: nodeId ?? defaultNodeId,
		name: defaultName(node, typeVersion),
		type: typeOf(node),
		typeVersion,
		position: [200, 0],
		parameters,
		credentials: credentialsOfNode(credentials),
		...(settings?.retryOnFail && { waitBetweenTries: 1 }),
		...settings,
	};
}

function triggerNode(): INode {
	return {
		id: randomUUID(),
		name: triggerName,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
}
