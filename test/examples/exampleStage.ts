import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld, type Bubble, type Emulator, type EmulatorOptions } from '../emulator/contract';
import { runWorkflow, serveTrigger, startInstance, type Instance, type NodeClass, type ServedTrigger, type TestCredential, type WorkflowRunResult } from '../engine';
import { credentialsOfNode } from '../engine/credentials';
import { at } from '../n8n/json';
import { demoCredential, setStage } from '../WhatsApp/stage';
import { readExample } from './exampleFile';

/** An example workflow, published in n8n's engine in front of an emulator. */
export interface ExampleStage {
	emulator: Emulator;
	instance: Instance;
	credential: TestCredential;
	/** Every run of the workflow, in order. */
	runs: WorkflowRunResult[];
	/** A customer writes; resolves once the runs that this started have ended. @returns the message's ID */
	write(message: IDataObject, from?: string): Promise<string>;
	/** Starts the workflow at another node than our trigger: a schedule, a form, a webhook, by hand. */
	start(node: string, items?: IDataObject[]): Promise<WorkflowRunResult>;
	/** What a customer has received so far, oldest first. */
	received(phone?: string): Bubble[];
	/** The texts among it: bodies of texts, of interactive messages and of templates. */
	texts(phone?: string): string[];
	/** Why runs of the workflow ended badly, in their order; empty when all went well. */
	problems(): string[];
	/** Resolves once every run that was started has ended. */
	settled(): Promise<void>;
	stop(): Promise<void>;
}

export interface ExampleOptions {
	/** Classes for nodes of n8n that the engine has no stand-in for. */
	nodeTypes?: readonly NodeClass[];
	emulator?: EmulatorOptions;
}

const [ana] = demoWorld.customers;
const ours = 'n8n-nodes-whatsapp-cloud.';

/** Puts the example of `examples/` on stage as its file has it; only the credential is chosen, as a user would. */
export async function publishExample(file: string, { nodeTypes = [], emulator: options }: ExampleOptions = {}): Promise<ExampleStage> {
	const { emulator, stop: stopEmulator } = await setStage(options);
	const credential = demoCredential(emulator.url);
	const workflow = readExample(file);
	workflow.id = file;
	for (const node of workflow.nodes) if (node.type.startsWith(ours)) node.credentials = credentialsOfNode([credential]);
	const instance = await startInstance();
	const runs: WorkflowRunResult[] = [];
	const going: Array<Promise<unknown>> = [];
	const run = async (startNode: string, startData: INodeExecutionData[][], mode: 'webhook' | 'trigger'): Promise<WorkflowRunResult> => {
		const result = await runWorkflow({
			workflow,
			nodeTypes: [WhatsApp, WhatsAppTrigger, ...nodeTypes],
			credentials: [credential],
			mode,
			startNode,
			startData,
			instanceUrl: instance.url,
		});
		runs.push(result);
		return result;
	};
	const triggers: ServedTrigger[] = [];
	for (const node of workflow.nodes.filter(({ type }) => type === `${ours}whatsAppTrigger`)) {
		triggers.push(await publish(node, file, { instance, credential, start: (data) => going.push(run(node.name, data, 'webhook')) }));
	}
	const settled = async (): Promise<void> => {
		while (going.length > 0) await Promise.all(going.splice(0));
	};
	const received = (phone: string = ana.phone): Bubble[] => (emulator.conversation(phone)?.bubbles ?? []).filter(({ from }) => from === 'business');
	return {
		emulator,
		instance,
		credential,
		runs,
		received,
		settled,
		problems: () => runs.flatMap(({ status, error }) => (status === 'error' ? [`${error?.message}: ${error?.description ?? ''}`] : [])),
		write: async (message, from = ana.phone) => {
			const name = demoWorld.customers.find(({ phone }) => phone === from)?.name ?? 'Eve';
			const id = await emulator.inbound({ from, name, message });
			await settled();
			return id;
		},
		start: async (node, items = [{}]) => await run(node, [items.map((json) => ({ json }))], 'trigger'),
		texts: (phone) => received(phone).map(textOf),
		stop: async () => {
			await settled();
			for (const trigger of triggers) await trigger.stop();
			await instance.stop();
			await stopEmulator();
		},
	};
}

interface Published {
	instance: Instance;
	credential: TestCredential;
	start(data: INodeExecutionData[][]): void;
}

async function publish(node: INode, workflowId: string, { instance, credential, start }: Published): Promise<ServedTrigger> {
	const trigger = await serveTrigger({
		node: WhatsAppTrigger,
		parameters: node.parameters,
		credentials: [credential],
		webhookId: node.webhookId ?? node.id,
		workflowId,
		instance,
		startExecution: async ({ workflowData }) => start(workflowData),
	});
	await trigger.production.activate();
	return trigger;
}

/** What a person reads in a message of the business. */
function textOf({ message, rendered }: Bubble): string {
	const text = at(message, 'text', 'body') ?? at(message, 'interactive', 'body', 'text') ?? rendered?.body;
	return typeof text === 'string' ? text : '';
}
