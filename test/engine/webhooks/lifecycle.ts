import type { IDataObject, Workflow, WorkflowActivateMode } from 'n8n-workflow';
import { defaultInstanceUrl } from '../additionalData';
import { collectLogs } from '../logs';
import type { LogLine } from '../logs';
import { startServices } from '../n8n';
import { remember } from '../seen';
import { Trigger } from './trigger';
import type { HookCall, HookMethod, TriggerOptions } from './trigger';

/** The life cycle of a trigger's webhooks, step by step. */
export interface HookContextOptions extends TriggerOptions {
	/** `trigger` (default) when n8n publishes or starts, `manual` around a test run. */
	mode?: HookCall['mode'];
	/** What made n8n do it; otherwise `activate`, or `manual` in mode `manual`. */
	activation?: WorkflowActivateMode;
}

/** Steps to call one by one, all with the same mode, activation and static data. */
export interface HookSteps {
	/** The URL that `getNodeWebhookUrl('default')` gives inside the steps. */
	webhookUrl: string;
	checkExists(): Promise<boolean | undefined>;
	create(): Promise<boolean | undefined>;
	delete(): Promise<boolean | undefined>;
	/** What the trigger has saved up to now. */
	readonly staticData: IDataObject;
	logs: LogLine[];
}

/**
 * The steps of a trigger's life cycle in n8n's own `HookContext`, for the webhook called `default`.
 * Static data is kept from step to step, as between a `create` and its `delete`.
 */
export function hookContext(options: HookContextOptions): HookSteps {
	const trigger = new Trigger(options);
	const { mode = 'trigger' } = options;
	const activation = options.activation ?? (mode === 'manual' ? 'manual' : 'activate');
	const isTest = mode === 'manual';
	const logs: LogLine[] = [];
	const step = (method: HookMethod) => async () => {
		await startServices();
		const workflow = trigger.load();
		const webhook = trigger.webhooks(workflow, isTest).find((one) => one.webhookDescription.name === 'default');
		if (!webhook) throw new Error('The node has no webhook called "default"');
		try {
			return await collectLogs(logs, () => trigger.runHook(method, workflow, webhook, { mode, activation }));
		} catch (error) {
			remember(error);
			throw error;
		} finally {
			trigger.save(workflow);
			remember(trigger.saved);
		}
	};
	const [path = ''] = trigger.webhooks(trigger.load()).map((webhook) => webhook.path);
	return {
		webhookUrl: `${options.instanceUrl ?? defaultInstanceUrl}/${isTest ? 'webhook-test' : 'webhook'}/${path}`,
		checkExists: step('checkExists'),
		create: step('create'),
		delete: step('delete'),
		get staticData() {
			return trigger.staticData;
		},
		logs,
	};
}

/**
 * What n8n does when a workflow is published or an instance starts: `checkExists`, then `create` where that was
 * not so, webhook by webhook; after an error in either, `delete` of all of them, and the error is thrown.
 */
export async function publish(trigger: Trigger, activation: WorkflowActivateMode): Promise<void> {
	const workflow = trigger.load();
	try {
		for (const webhook of trigger.webhooks(workflow)) {
			const call: HookCall = { mode: 'trigger', activation };
			const exists = await trigger.runHook('checkExists', workflow, webhook, call);
			if (!exists) await trigger.runHook('create', workflow, webhook, call);
		}
	} catch (error) {
		remember(error);
		await unpublish(trigger).catch(remember);
		throw error;
	}
	trigger.save(workflow);
}

/** What n8n does when a workflow is unpublished: `delete` of each webhook, called as `internal` and `update`. */
export async function unpublish(trigger: Trigger): Promise<void> {
	const workflow = trigger.load();
	for (const webhook of trigger.webhooks(workflow)) {
		await trigger.runHook('delete', workflow, webhook, { mode: 'internal', activation: 'update' });
	}
	trigger.save(workflow);
}

/**
 * What n8n does when someone starts to listen for a test event. The static data begins empty and is the test's
 * own: it reaches `webhook()` and `delete`, and is never saved.
 * @returns the workflow whose static data the listener goes on with
 */
export async function beginTest(trigger: Trigger): Promise<Workflow> {
	const workflow = trigger.load({ active: false, staticData: {} });
	try {
		for (const webhook of trigger.webhooks(workflow, true)) {
			const call: HookCall = { mode: 'manual', activation: 'manual' };
			const exists = await trigger.runHook('checkExists', workflow, webhook, call);
			if (!exists) await trigger.runHook('create', workflow, webhook, call);
		}
	} catch (error) {
		remember(error);
		await endTest(trigger, workflow);
		throw error;
	}
	return workflow;
}

/** What n8n does after the first test event, on a time-out of two minutes, or when the user stops listening. */
export async function endTest(trigger: Trigger, workflow: Workflow): Promise<void> {
	for (const webhook of trigger.webhooks(workflow, true)) {
		await trigger.runHook('delete', workflow, webhook, { mode: 'internal', activation: 'update' });
	}
}
