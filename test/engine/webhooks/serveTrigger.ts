import type { Request, Response } from 'express';
import type {
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from '../additionalData';
import { collectLogs } from '../logs';
import type { LogLine } from '../logs';
import { startServices } from '../n8n';
import { remember } from '../seen';
import { answerWebhook } from './answer';
import { startInstance } from './instance';
import type { Instance } from './instance';
import { beginTest, endTest, publish, unpublish } from './lifecycle';
import { Trigger } from './trigger';
import type { TriggerOptions } from './trigger';

/** An execution that n8n started, or would have started, for a request. */
export interface StartedExecution {
	/** `webhook` in production, `manual` for a test listener. */
	mode: WorkflowExecuteMode;
	/** What the trigger gave, per output. */
	workflowData: INodeExecutionData[][];
	/** The `json` of all items, output after output. */
	items: IDataObject[];
	/** Why `webhook()` threw: n8n saves such an execution as one that ended with an error. */
	error?: unknown;
}

/** A trigger behind n8n's web server. */
export interface ServeTriggerOptions extends Omit<TriggerOptions, 'instanceUrl'> {
	/** The instance to live in; otherwise one of its own, which `stop` ends. */
	instance?: Instance;
	/** What starts the execution: n8n answers once it resolves, 500 when it rejects, never while it hangs. */
	startExecution?: (execution: StartedExecution) => Promise<void>;
}

/** A trigger that can be reached by HTTP. */
export interface ServedTrigger {
	/** The production URL: GET for a handshake, POST for events. */
	url: string;
	/** The URL of a test listener: 404 unless `test.start()` has run, and again after the first event. */
	testUrl: string;
	instance: Instance;
	/** What was handed over to be run, in order; those that could not be started are among them. */
	executions: StartedExecution[];
	/** What the trigger has saved (`getWorkflowStaticData('node')`), as the next request will find it. */
	readonly staticData: IDataObject;
	logs: LogLine[];
	/** Publishing and unpublishing the workflow. The production URL answers without it, too. */
	production: {
		activate(activation?: WorkflowActivateMode): Promise<void>;
		deactivate(): Promise<void>;
	};
	/** The editor's "Listen for test event". */
	test: { start(): Promise<void>; stop(): Promise<void> };
	stop(): Promise<void>;
}

/**
 * Puts a trigger behind a real HTTP server that treats requests as n8n does: bodies, paths, answers, what is
 * saved when, and the life cycle with the URLs of that server.
 */
export async function serveTrigger({ instance: given, ...options }: ServeTriggerOptions): Promise<ServedTrigger> {
	await startServices();
	const instance = given ?? (await startInstance());
	const served = new TriggerHost(instance, options);
	return {
		url: served.url('webhook'),
		testUrl: served.url('webhook-test'),
		instance,
		executions: served.executions,
		get staticData() {
			return served.trigger.staticData;
		},
		logs: served.logs,
		production: {
			activate: (activation = 'activate') => served.log(() => publish(served.trigger, activation)),
			deactivate: () => served.log(() => unpublish(served.trigger)),
		},
		test: { start: () => served.startTest(), stop: () => served.stopTest() },
		stop: async () => {
			served.withdraw();
			if (!given) await instance.stop();
		},
	};
}

type Endpoint = 'webhook' | 'webhook-test';

class TriggerHost {
	readonly executions: StartedExecution[] = [];

	readonly logs: LogLine[] = [];

	readonly trigger: Trigger;

	private testWorkflow: Workflow | undefined;

	constructor(
		private readonly instance: Instance,
		private readonly options: Omit<ServeTriggerOptions, 'instance'>,
	) {
		this.trigger = new Trigger({ ...options, instanceUrl: instance.url });
		this.register('webhook', (request, response, webhook) => this.receive(request, response, webhook));
	}

	url(endpoint: Endpoint): string {
		const [first] = this.trigger.webhooks(this.trigger.load());
		return `${this.instance.url}/${endpoint}/${first?.path ?? ''}`;
	}

	log<T>(work: () => Promise<T>): Promise<T> {
		return collectLogs(this.logs, work);
	}

	/** The path answers before `create` runs: Meta's handshake arrives while it does. */
	async startTest(): Promise<void> {
		this.register('webhook-test', (request, response, webhook) => this.receiveTest(request, response, webhook));
		try {
			this.testWorkflow = await this.log(() => beginTest(this.trigger));
		} catch (error) {
			this.unregister('webhook-test');
			throw error;
		}
	}

	async stopTest(): Promise<void> {
		const workflow = this.testWorkflow;
		if (!workflow) return;
		this.testWorkflow = undefined;
		await this.log(() => endTest(this.trigger, workflow));
		this.unregister('webhook-test');
	}

	withdraw(): void {
		this.unregister('webhook');
		this.unregister('webhook-test');
	}

	private register(
		endpoint: Endpoint,
		handler: (request: Request, response: Response, webhook: IWebhookData) => Promise<void>,
	): void {
		for (const { httpMethod, path, webhookDescription } of this.trigger.webhooks(this.trigger.load())) {
			const { name } = webhookDescription;
			this.instance.register(httpMethod, `/${endpoint}/${path}`, async (request, response) => {
				const webhook = this.trigger
					.webhooks(this.trigger.load(), endpoint === 'webhook-test')
					.find((one) => one.webhookDescription.name === name);
				if (!webhook) throw new Error(`The node has no webhook called "${name}"`);
				await this.log(() => handler(request, response, webhook));
			});
		}
	}

	private unregister(endpoint: Endpoint): void {
		for (const { httpMethod, path } of this.trigger.webhooks(this.trigger.load())) {
			this.instance.unregister(httpMethod, `/${endpoint}/${path}`);
		}
	}

	private async receive(request: Request, response: Response, webhook: IWebhookData): Promise<void> {
		await this.answer(request, response, webhook, 'webhook', this.trigger.load());
	}

	private async receiveTest(request: Request, response: Response, webhook: IWebhookData): Promise<void> {
		const workflow = this.trigger.load({ active: false, staticData: {} });
		if (this.testWorkflow) workflow.setTestStaticData(this.testWorkflow.staticData);
		const started = await this.answer(request, response, webhook, 'manual', workflow);
		if (started) await this.stopTest();
	}

	private async answer(
		request: Request,
		response: Response,
		webhook: IWebhookData,
		mode: WorkflowExecuteMode,
		workflow: Workflow,
	): Promise<boolean> {
		const { credentials = [] } = this.options;
		return await answerWebhook({
			workflow,
			node: this.trigger.nodeOf(workflow),
			webhook,
			mode,
			additionalData: additionalDataFor({ credentials, instanceUrl: this.instance.url }),
			request,
			response,
			save: () => {
				if (mode === 'webhook') this.trigger.save(workflow);
				remember(workflow.staticData);
			},
			start: async ({ workflowData, error }) => {
				const execution: StartedExecution = {
					mode,
					workflowData,
					items: workflowData.flat().map(({ json }) => json),
					...(error !== undefined && { error }),
				};
				this.executions.push(execution);
				remember(execution);
				await this.options.startExecution?.(execution);
			},
		});
	}
}
