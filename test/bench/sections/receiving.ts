import { createHmac } from 'crypto';
import { join } from 'path';
import { demoWorld } from '../../emulator/contract';
import { at } from '../../n8n/json';
import { cacheFolder } from '../../n8n/packProject';
import type { RealN8n } from '../../n8n/realN8n';
import type { WorkflowJson } from '../../n8n/restApi';
import { writeCustomNodes } from '../customNodes';
import { median, round, type Figure } from '../figures';
import { withN8n } from '../n8nStage';

/** Times that each contender has its turn, so that whatever else the machine does meets all of them. */
const ROUNDS = 3;
/** Deliveries per second at which the time to answer is measured, and for how long (seconds) in each turn. */
const STEADY = { rate: 5, seconds: 20 };
/** Deliveries under way at once, and for how long (seconds) in each turn, to find how many are accepted per second. */
const FLOOD = { atOnce: 8, seconds: 8 };
/** Milliseconds for the executions of one turn to end. */
const PATIENCE = 120_000;

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

/** Deliveries accepted when the next follows as soon as one is answered. */
async function flood(url: string): Promise<{ accepted: number; seconds: number }> {
	const started = Date.now();
	let accepted = 0;
	await Promise.all(
		Array.from({ length: FLOOD.atOnce }, async () => {
			while (Date.now() < started + FLOOD.seconds * 1_000) if ((await deliver(url)) !== undefined) accepted += 1;
		}),
	);
	return { accepted, seconds: (Date.now() - started) / 1_000 };
}

interface Contender {
	name: string;
	trigger: Record<string, unknown>;
	/** Below n8n's own address. */
	path: string;
}

const plainNode: Contender = {
	name: 'plain',
	path: '/webhook/bench-plain',
	trigger: {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: 'bench-plain',
		parameters: { httpMethod: 'POST', path: 'bench-plain', responseMode: 'onReceived', options: {} },
	},
};

const builtInNode: Contender = {
	name: 'built-in',
	path: '/webhook/bench-built-in/webhook',
	trigger: {
		type: 'n8n-nodes-base.whatsAppTrigger',
		typeVersion: 1,
		webhookId: 'bench-built-in',
		parameters: { updates: ['messages'], options: {} },
		credentials: { whatsAppTriggerApi: { name: 'Built-in trigger' } },
	},
};

const ourNode: Contender = {
	name: 'ours',
	path: '/webhook/bench-ours/webhook',
	trigger: {
		type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger',
		typeVersion: 1.1,
		webhookId: 'bench-ours',
		parameters: { setup: 'automatic', options: {} },
		credentials: { whatsAppCloudApi: { name: 'WhatsApp Cloud API account' } },
	},
};

const minimalNode: Contender = {
	name: 'minimal',
	path: '/webhook/bench-minimal/webhook',
	trigger: { type: 'CUSTOM.minimalTrigger', typeVersion: 2, webhookId: 'bench-minimal', parameters: {} },
};

const workflowOf = ({ name, trigger }: Contender): WorkflowJson => ({
	name,
	nodes: [
		{ id: `${name}-trigger`, name: 'Trigger', position: [0, 0], ...trigger },
		{ id: `${name}-end`, name: 'No Operation', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { Trigger: { main: [[{ node: 'No Operation', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

/** What one contender did in all its turns. */
interface Result {
	/** Milliseconds until each answer of the steady deliveries. */
	answered: number[];
	unanswered: number;
	flooded: number;
	floodSeconds: number;
	/** Deliveries that were answered with 200. */
	accepted: number;
	/** Executions that were started. */
	executions: number;
}

const nothing = (): Result => ({ answered: [], unanswered: 0, flooded: 0, floodSeconds: 0, accepted: 0, executions: 0 });

/** One turn: published, warmed up, measured at a steady rate, flooded, and unpublished once its executions have ended. */
async function turn(n8n: RealN8n, id: string, { path }: Contender, result: Result): Promise<void> {
	const url = n8n.url + path;
	await n8n.api.publish(id);
	for (let warmUp = 0; warmUp < 10; warmUp += 1) if ((await deliver(url)) !== undefined) result.accepted += 1;
	const times = await steady(url);
	const answered = times.filter((time) => time !== undefined);
	const { accepted, seconds } = await flood(url);
	await n8n.api.unpublish(id);
	result.answered.push(...answered);
	result.unanswered += times.length - answered.length;
	result.flooded += accepted;
	result.floodSeconds += seconds;
	result.accepted += answered.length + accepted;
	result.executions = await endedExecutions(n8n, id);
}

/** The number of the workflow's executions, once all have ended. */
async function endedExecutions(n8n: RealN8n, id: string): Promise<number> {
	const count = async (status: string[]): Promise<number> => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status }));
		return Number(at(await n8n.api.request('GET', `/rest/executions?limit=1&filter=${filter}`), 'count'));
	};
	const deadline = Date.now() + PATIENCE;
	while ((await count(['new', 'running'])) > 0) {
		if (Date.now() > deadline) throw new Error('The executions did not end in time');
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	return await count(['success']);
}

const perSecond = ({ flooded, floodSeconds }: Result): number => flooded / floodSeconds;

const p99 = ({ answered }: Result): number => [...answered].sort((one, other) => one - other)[Math.floor(answered.length * 0.99)] ?? Number.NaN;

const lost = ({ accepted, executions, unanswered }: Result): number => accepted - executions + unanswered;

const words = (result: Result): string =>
	`${round(perSecond(result), 1)} per second; at ${STEADY.rate} per second ${round(median(result.answered), 0)} ms median, ${round(p99(result), 0)} ms p99; ${lost(result)} of ${result.accepted + result.unanswered} lost`;

const LAZY = 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE';

/** Whether the deliveries that a trigger takes are so many, and answered so fast, as those of a peer; none may be lost. */
const keepsUpWith = (own: Result, peer: Result): boolean =>
	perSecond(own) >= perSecond(peer) * 0.9 && median(own.answered) <= median(peer.answered) * 1.3 && lost(own) === 0;

/** All contenders in turns, in one n8n. */
async function inTurns(among: readonly Contender[], env: Record<string, string>): Promise<(of: Contender) => Result> {
	const results = new Map(among.map((contender) => [contender, nothing()]));
	const of = (contender: Contender): Result => results.get(contender) ?? nothing();
	const takeTurns = async (n8n: RealN8n): Promise<void> => {
		for (let done = 0; done < ROUNDS; done += 1) {
			for (const [index, contender] of among.entries()) {
				process.stderr.write(`  ${contender.name}, ${done + 1} of ${ROUNDS}\n`);
				await turn(n8n, n8n.workflowIds[index] ?? '', contender, of(contender));
			}
		}
	};
	await withN8n({}, among.map(workflowOf), takeTurns, env);
	return of;
}

const what = (setting: string): string => `Deliveries that a real n8n accepts, trigger and No Operation, in turns; ${setting}`;

/** Ours beside n8n's two, by the mark for both. */
function besideN8ns(of: (contender: Contender) => Result, setting: string): Figure {
	const [own, plain, builtIn] = [of(ourNode), of(plainNode), of(builtInNode)];
	return {
		what: what(setting),
		measured: words(own),
		beside: `plain Webhook node: ${words(plain)}; n8n's built-in trigger: ${words(builtIn)}`,
		mark: "≥ 0.9 of the plain node's rate, ≥ 2 × the built-in's, median ≤ 1.3 × the plain node's, none lost",
		met: keepsUpWith(own, plain) && perSecond(own) >= perSecond(builtIn) * 2,
	};
}

/**
 * Our trigger in a real n8n beside n8n's plain Webhook node and its built-in trigger, each before a No Operation node.
 * As it comes, n8n makes an isolate for expressions for every delivery to any trigger but its own Webhook node. A minimal
 * trigger shows what that leaves to all others; one of n8n's variables has isolates made on demand, for all alike.
 */
export async function realTrigger(): Promise<Figure[]> {
	const folder = join(cacheFolder, 'bench-nodes');
	await writeCustomNodes(folder);
	const asItComes = await inTurns([plainNode, builtInNode, minimalNode, ourNode], { N8N_CUSTOM_EXTENSIONS: folder });
	const [own, minimal] = [asItComes(ourNode), asItComes(minimalNode)];
	const onDemand = await inTurns([plainNode, builtInNode, ourNode], { [LAZY]: 'true' });
	return [
		{
			what: what('n8n as it comes, beside the least that a trigger of a package can do'),
			measured: words(own),
			beside: `minimal trigger, which checks and splits nothing: ${words(minimal)}`,
			mark: "≥ 0.9 of the minimal trigger's rate, median ≤ 1.3 × the minimal trigger's, none lost",
			met: keepsUpWith(own, minimal),
		},
		besideN8ns(asItComes, 'n8n as it comes'),
		besideN8ns(onDemand, `${LAZY}=true`),
	];
}
