import { demoCredentialName } from '../demo/stage';
import { at } from '../n8n/json';
import type { RestApi, WorkflowJson } from '../n8n/restApi';

/** What the trigger is called in these workflows. */
export const TRIGGER = 'WhatsApp';

interface Shape {
	name: string;
	/** Part of the trigger's URLs. */
	webhookId: string;
	/** Of the trigger. */
	parameters?: Record<string, unknown>;
	/** The node that each output of the trigger leads to; nothing hangs on an output that is left out. */
	next?: Record<number, { type: string; typeVersion?: number; parameters?: Record<string, unknown> }>;
}

/** A workflow of the trigger and one node on each of the outputs; by default No Operation on the messages. */
export function triggerWorkflow({ name, webhookId, parameters = {}, next = { 0: { type: 'n8n-nodes-base.noOp' } } }: Shape): WorkflowJson {
	const steps = Object.entries(next).map(([output, node]) => ({
		id: `${webhookId}-${output}`,
		name: `Next ${output}`,
		typeVersion: 1,
		position: [240, Number(output) * 160],
		parameters: {},
		...node,
	}));
	const main = [0, 1, 2].map((output) => (output in next ? [{ node: `Next ${output}`, type: 'main', index: 0 }] : []));
	return {
		name,
		settings: {},
		nodes: [
			{
				id: webhookId,
				webhookId,
				name: TRIGGER,
				type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters,
				credentials: { whatsAppCloudApi: { name: demoCredentialName } },
			},
			...steps,
		],
		connections: { [TRIGGER]: { main } },
	};
}

/**
 * The IDs of the messages, or statuses, that a workflow's executions began with, one for each item.
 * @param mode `webhook` for the published workflow, `manual` for a test in the editor
 */
export async function idsIn(api: RestApi, workflowId: string, mode: 'webhook' | 'manual' = 'webhook', output = 0): Promise<string[]> {
	const executions = (await api.executions(workflowId)).filter((execution) => execution.mode === mode);
	const found = await Promise.all(executions.map(async ({ id }) => (await api.execution(id)).output(TRIGGER, output)));
	return found.flat().map((item) => String(at(item, 'messageId')));
}
