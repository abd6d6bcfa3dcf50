import { demoWorld } from '../../emulator/contract';
import type { RealN8n } from '../../n8n/realN8n';
import { N8nRefusal, type Execution, type WorkflowJson } from '../../n8n/restApi';
import { round, type Figure } from '../figures';
import { withN8n } from '../n8nStage';
import type { EmulatorProcess } from '../processes';

const PEOPLE = 1_000;
const SENDER = 'Send';
/** Milliseconds until an execution must have ended. */
const PATIENCE = 180_000;

const position = (step: number) => [step * 220, 0];

/** Webhook, Split Out, and a node that sends one text per person. */
function workflow(name: string, sender: Record<string, unknown>): WorkflowJson {
	return {
		name,
		nodes: [
			{
				id: `${name}-webhook`,
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: position(0),
				webhookId: `bench-${name}`,
				parameters: { httpMethod: 'POST', path: `bench-${name}`, responseMode: 'onReceived', options: {} },
			},
			{
				id: `${name}-split`,
				name: 'Split Out',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: position(1),
				parameters: { fieldToSplitOut: 'body.people', options: {} },
			},
			{ id: `${name}-send`, name: SENDER, typeVersion: 1, position: position(2), ...sender },
		],
		connections: {
			Webhook: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] },
			'Split Out': { main: [[{ node: SENDER, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

const ours = {
	type: 'n8n-nodes-whatsapp-cloud.whatsApp',
	parameters: { resource: 'message', operation: 'sendText', to: '={{ $json.phone }}', body: '={{ $json.text }}', options: {} },
	credentials: { whatsAppCloudApi: { name: 'WhatsApp Cloud API account' } },
};

const builtIn = {
	type: 'n8n-nodes-base.whatsApp',
	typeVersion: 1,
	parameters: {
		resource: 'message',
		operation: 'send',
		phoneNumberId: demoWorld.phoneNumberId,
		recipientPhoneNumber: '=+{{ $json.phone }}',
		messageType: 'text',
		textBody: '={{ $json.text }}',
		additionalFields: {},
	},
	credentials: { whatsAppApi: { name: 'Built-in' } },
};

interface Result {
	accepted: number;
	/** Refused and never sent again. */
	failed: number;
	/** Messages that Meta accepted and whose IDs the workflow does not have. */
	idsLost: number;
	seconds: number;
}

/** An n8n that has all its hands full answers its editor with 503. */
function whileBusy(problem: unknown): [] {
	if (problem instanceof N8nRefusal && problem.status === 503) return [];
	throw problem;
}

async function ended(n8n: RealN8n, workflowId: string): Promise<Execution> {
	const deadline = Date.now() + PATIENCE;
	while (Date.now() < deadline) {
		const [newest] = await n8n.api.executions(workflowId).catch(whileBusy);
		if (newest && ['success', 'error', 'crashed'].includes(newest.status)) return await n8n.api.execution(newest.id);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error('The execution did not end in time');
}

const messageIdIn = (json: unknown): string[] => {
	const { messageId, messages } = json as { messageId?: string; messages?: Array<{ id?: string }> };
	return [messageId ?? messages?.[0]?.id].filter((id) => id !== undefined);
};

async function broadcast(n8n: RealN8n, workflowId: string, name: string, emulator: EmulatorProcess): Promise<Result> {
	const before = await emulator.report();
	const people = Array.from({ length: PEOPLE }, (_, n) => ({ phone: `1650${5_550_000 + n}`, text: `message ${n}` }));
	const started = Date.now();
	await fetch(`${n8n.url}/webhook/bench-${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ people }),
	});
	const execution = await ended(n8n, workflowId);
	const seconds = (Date.now() - started) / 1_000;
	const after = await emulator.report();
	const accepted = after.accepted - before.accepted;
	const known = new Set(execution.output(SENDER).flatMap(messageIdIn)).size;
	return { accepted, failed: PEOPLE - accepted, idsLost: accepted - known, seconds };
}

const words = ({ accepted, failed, idsLost, seconds }: Result): string =>
	`${accepted} sent, ${failed} failed, ${idsLost} IDs lost, ${round(seconds, 1)} s`;

/** 1,000 texts in a real n8n, once with our node and once with n8n's built-in one, at Meta's usual rate. */
export async function realN8n(): Promise<Figure[]> {
	const options = { latencyMs: 150, messagesPerSecond: 80 };
	return await withN8n(options, [workflow('ours', ours), workflow('built-in', builtIn)], async (n8n, emulator) => {
		const [oursId = '', builtInId = ''] = n8n.workflowIds;
		await n8n.api.publish(oursId);
		await n8n.api.publish(builtInId);
		const mine = await broadcast(n8n, oursId, 'ours', emulator);
		// The number's allowance is whole again before the other one begins.
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		const theirs = await broadcast(n8n, builtInId, 'built-in', emulator);
		return [
			{
				what: '1,000 texts in a real n8n (Webhook, Split Out, node), 150 ms latency, 80 per second',
				measured: words(mine),
				beside: `n8n's built-in node: ${words(theirs)}`,
				mark: 'all sent, none failed, no ID lost',
				met: mine.accepted === PEOPLE && mine.failed === 0 && mine.idsLost === 0,
			},
		];
	});
}
