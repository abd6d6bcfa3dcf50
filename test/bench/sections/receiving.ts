import { createHmac } from 'crypto';
import { demoWorld } from '../../emulator/contract';
import type { RealN8n } from '../../n8n/realN8n';
import type { WorkflowJson } from '../../n8n/restApi';
import { median, round, type Figure } from '../figures';
import { withN8n } from '../n8nStage';

/** Deliveries per second at which the time to answer is measured, and for how long (seconds). */
const STEADY = { rate: 5, seconds: 60 };
/** Deliveries under way at once, and for how long (seconds), to find how many are accepted per second. */
const FLOOD = { atOnce: 8, seconds: 20 };

let messages = 0;

/** A delivery of one text message, as Meta signs it, each with an ID of its own. */
function delivery(): { body: string; headers: Record<string, string> } {
	messages += 1;
	const value = {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId },
		contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101', user_id: 'US.11426755203584133591' }],
		messages: [
			{
				from: '16505550101',
				from_user_id: 'US.11426755203584133591',
				id: `wamid.BENCH${messages}`,
				timestamp: String(Math.floor(Date.now() / 1_000)),
				text: { body: `message ${messages}` },
				type: 'text',
			},
		],
	};
	const body = JSON.stringify({
		object: 'whatsapp_business_account',
		entry: [{ id: demoWorld.accountId, changes: [{ value, field: 'messages' }] }],
	});
	const signature = createHmac('sha256', demoWorld.appSecret).update(body).digest('hex');
	return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` } };
}

/** Milliseconds until the answer; undefined when it was no 200. */
async function deliver(url: string): Promise<number | undefined> {
	const started = performance.now();
	const answer = await fetch(url, { method: 'POST', ...delivery() });
	await answer.text();
	return answer.status === 200 ? performance.now() - started : undefined;
}

/** So many deliveries per second, whether or not the earlier ones were answered. */
async function steady(url: string): Promise<Array<number | undefined>> {
	const all: Array<Promise<number | undefined>> = [];
	const started = Date.now();
	for (let n = 0; n < STEADY.rate * STEADY.seconds; n += 1) {
		const due = started + (n * 1_000) / STEADY.rate;
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
		all.push(deliver(url));
	}
	return await Promise.all(all);
}

/** Deliveries accepted per second when the next follows as soon as one is answered. */
async function flood(url: string): Promise<number> {
	const until = Date.now() + FLOOD.seconds * 1_000;
	let accepted = 0;
	await Promise.all(
		Array.from({ length: FLOOD.atOnce }, async () => {
			while (Date.now() < until) if ((await deliver(url)) !== undefined) accepted += 1;
		}),
	);
	return accepted / FLOOD.seconds;
}

interface Contender {
	name: string;
	trigger: Record<string, unknown>;
	/** Below n8n's own address. */
	path: string;
}

const contenders: Contender[] = [
	{
		name: 'plain',
		path: '/webhook/bench-plain',
		trigger: {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'bench-plain',
			parameters: { httpMethod: 'POST', path: 'bench-plain', responseMode: 'onReceived', options: {} },
		},
	},
	{
		name: 'built-in',
		path: '/webhook/bench-built-in/webhook',
		trigger: {
			type: 'n8n-nodes-base.whatsAppTrigger',
			typeVersion: 1,
			webhookId: 'bench-built-in',
			parameters: { updates: ['messages'], options: {} },
			credentials: { whatsAppTriggerApi: { name: 'Built-in trigger' } },
		},
	},
	{
		name: 'ours',
		path: '/webhook/bench-ours/webhook',
		trigger: {
			type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger',
			typeVersion: 1,
			webhookId: 'bench-ours',
			parameters: { setup: 'automatic', options: {} },
			credentials: { whatsAppCloudApi: { name: 'WhatsApp Cloud API account' } },
		},
	},
];

const workflowOf = ({ name, trigger }: Contender): WorkflowJson => ({
	name,
	nodes: [
		{ id: `${name}-trigger`, name: 'Trigger', position: [0, 0], ...trigger },
		{ id: `${name}-end`, name: 'No Operation', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { Trigger: { main: [[{ node: 'No Operation', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

interface Result {
	perSecond: number;
	medianMs: number;
	p99Ms: number;
	lost: number;
}

async function measure(n8n: RealN8n, id: string, { path }: Contender): Promise<Result> {
	const url = n8n.url + path;
	await n8n.api.publish(id);
	for (let warmUp = 0; warmUp < 10; warmUp += 1) await deliver(url);
	const times = await steady(url);
	const answered = times.filter((time) => time !== undefined).sort((one, other) => one - other);
	const perSecond = await flood(url);
	await n8n.api.unpublish(id);
	return {
		perSecond,
		medianMs: median(answered),
		p99Ms: answered[Math.floor(answered.length * 0.99)] ?? Number.NaN,
		lost: times.length - answered.length,
	};
}

const words = ({ perSecond, medianMs, p99Ms, lost }: Result): string =>
	`${round(perSecond, 1)} per second; at ${STEADY.rate} per second ${round(medianMs, 0)} ms median, ${round(p99Ms, 0)} ms p99, ${lost} lost`;

/** Our trigger in a real n8n beside n8n's plain Webhook node and its built-in trigger, each before a No Operation node. */
export async function realTrigger(): Promise<Figure[]> {
	return await withN8n({}, contenders.map(workflowOf), async (n8n) => {
		const results = new Map<string, Result>();
		for (const [index, contender] of contenders.entries()) {
			results.set(contender.name, await measure(n8n, n8n.workflowIds[index] ?? '', contender));
		}
		const nothing: Result = { perSecond: Number.NaN, medianMs: Number.NaN, p99Ms: Number.NaN, lost: Number.NaN };
		const [plain = nothing, builtIn = nothing, ours = nothing] = ['plain', 'built-in', 'ours'].map((name) => results.get(name));
		return [
			{
				what: 'Deliveries that a real n8n accepts, trigger and No Operation',
				measured: words(ours),
				beside: `plain Webhook node: ${words(plain)}; n8n's built-in trigger: ${words(builtIn)}`,
				mark: "≥ 0.9 of the plain node's rate, ≥ 2 × the built-in's, median ≤ 1.3 × the plain node's, none lost",
				met:
					ours.perSecond >= plain.perSecond * 0.9 &&
					ours.perSecond >= builtIn.perSecond * 2 &&
					ours.medianMs <= plain.medianMs * 1.3 &&
					ours.lost === 0,
			},
		];
	});
}
