import { setTimeout as wait } from 'node:timers/promises';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../../../nodes/WhatsApp/WhatsApp.node';
import { WhatsAppTrigger } from '../../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld, type Emulator, type EmulatorOptions } from '../../../emulator/contract';
import { startEmulator } from '../../../emulator/emulator';
import {
	chain,
	packageName,
	resumeByTime,
	runWorkflow,
	startInstance,
	waitIn,
	type Instance,
	type NodeSettings,
	type ServedTrigger,
	type ServeTriggerOptions,
	type WaitingExecution,
	type WorkflowRunOptions,
	type WorkflowRunResult,
} from '../../../engine';
import { fullCredential, serve, stopTriggers } from '../../stage';

export const [ana, ben] = demoWorld.customers;

/** What a customer's phone can tap. */
export interface Tappable {
	id: string;
	title: string;
}

/** A question that an execution has asked. */
export interface AskedQuestion {
	execution: WorkflowRunResult;
	/** In the instance, whose links resume it. */
	waiting: WaitingExecution;
	/** The message at the emulator. */
	messageId: string;
	buttons: Tappable[];
}

let workflows = 0;

/** An n8n with triggers and waiting executions, and an emulator that delivers to it. */
export class WaitingStage {
	private constructor(
		readonly emulator: Emulator,
		readonly instance: Instance,
	) {}

	static async set(options: EmulatorOptions = {}): Promise<WaitingStage> {
		const emulator = await startEmulator({ statuses: false, redeliveryMs: 100, ...options });
		return new WaitingStage(emulator, await startInstance());
	}

	async clear(): Promise<void> {
		await stopTriggers();
		await this.instance.stop();
		await this.emulator.stop();
	}

	/** A workflow with a trigger, published. */
	async published(options: Partial<ServeTriggerOptions> = {}): Promise<ServedTrigger> {
		const trigger = await this.saved(options);
		await trigger.production.activate();
		return trigger;
	}

	async saved(options: Partial<ServeTriggerOptions> = {}): Promise<ServedTrigger> {
		workflows += 1;
		return await serve({
			node: WhatsAppTrigger,
			credentials: [fullCredential(this.emulator.url)],
			instance: this.instance,
			workflowId: `workflow-${workflows}`,
			webhookId: `00000000-0000-4000-8000-${String(workflows).padStart(12, '0')}`,
			parameters: { triggerOn: ['messages'] },
			...options,
		});
	}

	/** Runs Send and Wait for Response between a trigger's item and a node that follows. */
	async run(
		parameters: INodeParameters,
		{
			items = [{ chatId: ana.phone, customer: 'Ana' }],
			credential = {},
			settings = {},
			type = 'whatsApp',
			...options
		}: Partial<WorkflowRunOptions> & {
			items?: IDataObject[];
			credential?: Record<string, string>;
			settings?: NodeSettings;
			/** Of the node that asks. */
			type?: string;
		} = {},
	): Promise<WorkflowRunResult> {
		const own = fullCredential(this.emulator.url, credential);
		const node = (name: string, type: string): INode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} });
		const nodes = [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			{
				...node('Ask', `${packageName}.${type}`),
				id: '6f0d4a5e-3f6c-4f0a-9a55-2d3d2f5a1b01',
				parameters: { resource: 'message', operation: 'sendAndWait', message: 'Shall we deliver?', ...parameters },
				credentials: { [own.type.name]: { id: own.id, name: own.name } },
				...settings,
			},
			node('After', 'n8n-nodes-base.noOp'),
		];
		return await runWorkflow({
			workflow: { nodes, connections: chain('Start', 'Ask', 'After') },
			nodeTypes: [WhatsApp],
			credentials: [own],
			mode: 'webhook',
			startData: [items.map((json): INodeExecutionData => ({ json }))],
			instanceUrl: this.instance.url,
			...options,
		});
	}

	/** Runs it and puts the execution where its links resume it. */
	async ask(parameters: INodeParameters = {}, options: Parameters<WaitingStage['run']>[1] = {}): Promise<AskedQuestion> {
		const execution = await this.run(parameters, options);
		if (execution.status !== 'waiting') throw new Error(`nothing waits: ${execution.status} ${execution.error?.message ?? ''}`);
		const bubble = this.sent().at(-1);
		return { execution, waiting: waitIn(this.instance, execution), messageId: bubble?.id ?? '', buttons: tappablesIn(bubble?.message ?? {}) };
	}

	/** The messages that reached customers' phones, oldest first. */
	sent(phone: string = ana.phone): Array<{ id: string; message: Record<string, unknown> }> {
		return (this.emulator.conversation(phone)?.bubbles ?? []).filter(({ from }) => from === 'business').map(({ id, message }) => ({ id, message }));
	}

	async tap({ buttons, messageId }: Pick<AskedQuestion, 'buttons' | 'messageId'>, index: number, from: string = ana.phone): Promise<string> {
		const { id = '', title = '' } = buttons[index] ?? {};
		return await this.emulator.inbound({
			from,
			quotedId: messageId,
			message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } },
		});
	}

	async write(body: string, from: string = ana.phone, more: Partial<Parameters<Emulator['inbound']>[0]> = {}): Promise<string> {
		return await this.emulator.inbound({ from, message: { type: 'text', text: { body } }, ...more });
	}

	/** All deliveries were answered for good. */
	async settled(): Promise<void> {
		for (let tries = 0; tries < 400 && this.emulator.deliveries.some(({ done }) => !done); tries += 1) await wait(25);
	}
}

function tappablesIn(message: Record<string, unknown>): Tappable[] {
	const action = at(at(message, 'interactive'), 'action');
	const buttons = listAt(action, 'buttons').map((button) => at(button, 'reply'));
	const rows = listAt(listAt(action, 'sections')[0], 'rows');
	return [...buttons, ...rows].map((one) => ({ id: String(at(one, 'id')), title: String(at(one, 'title')) }));
}

const at = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listAt = (value: unknown, name: string): unknown[] => {
	const list = at(value, name);
	return Array.isArray(list) ? list : [];
};

/** The message IDs that have started a trigger's workflow. */
export const started = ({ executions }: ServedTrigger): unknown[] => executions.flatMap(({ items }) => items.map(({ messageId }) => messageId));

export const outputOf = (result: WorkflowRunResult, node = 'After'): IDataObject[] =>
	(result.outputs[node]?.[0] ?? []).map(({ json }) => json);

export { resumeByTime };
