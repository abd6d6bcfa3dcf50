import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../demo/phone';
import { demoWorld, type Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { installEngine, type Engine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';
import type { RealN8n } from '../n8n/realN8n';
import { register, startStranger, type Stranger } from '../WhatsAppTrigger/stranger';
import { bootN8n } from './onStage';
import { idsIn, TRIGGER, triggerWorkflow } from './triggerWorkflow';

/*
 * One life of two workflows on one number, in a real n8n, with somebody else's system on the app's callback. The tests
 * follow each other: each finds what the one before left behind.
 */

/** Milliseconds: Meta's repeated deliveries come further and further apart. */
const PATIENCE = 60_000;

let engine: Engine;
let folder = '';
let emulator: Emulator;
let stranger: Stranger;
let n8n: RealN8n;
let bakery = '';
let orders = '';

const boot = async (port?: number): Promise<RealN8n> => await bootN8n(engine, folder, emulator.url, port);

const imported = async (name: string, last: number, takeOver = true): Promise<string> =>
	await n8n.api.importWorkflow(
		triggerWorkflow({ name, webhookId: `11111111-0000-4000-8000-00000000000${last}`, parameters: { options: { takeOver } } }),
	);

beforeAll(async () => {
	folder = await mkdtemp(join(cacheFolder, 'e2e-sharing-'));
	engine = await installEngine(() => undefined);
	emulator = await startEmulator({ redeliveryMs: 250, statuses: false });
	stranger = await startStranger();
	n8n = await boot();
	await register(emulator, stranger, 'app');
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	await stranger?.stop();
	await emulator?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** Every message that a customer wrote in these tests, by its ID. */
const sent: string[] = [];

const write = async (): Promise<string> => {
	const body = `message ${sent.length}`;
	const id = await emulator.inbound({ from: demoWorld.customers[0].phone, message: { type: 'text', text: { body } } });
	sent.push(id);
	return id;
};

/** Writes messages, by default every 150 milliseconds, while something else happens. @returns what was written meanwhile */
async function whileMessagesFlow(work: () => Promise<void>, every = 150): Promise<string[]> {
	const before = sent.length;
	let flows = true;
	const flow = (async () => {
		while (flows) await Promise.all([write(), wait(every)]);
	})();
	try {
		await work();
	} finally {
		flows = false;
		await flow;
	}
	await everythingArrived();
	return sent.slice(before);
}

/** Waits until Meta has no delivery left to repeat, and n8n has saved what it has run. */
async function everythingArrived(): Promise<void> {
	await eventually('the last delivery', async () => await Promise.resolve(emulator.deliveries.every(({ done }) => done)), PATIENCE);
	await eventually('the end of the executions', async () =>
		(await n8n.api.executions()).every(({ status }) => status !== 'new' && status !== 'running'),
		PATIENCE,
	);
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

/** How often the workflow ran for each of the messages. */
const runsFor = async (workflowId: string, messages: readonly string[]): Promise<string[]> => {
	const wanted = new Set(messages);
	return sorted((await idsIn(n8n.api, workflowId)).filter((id) => wanted.has(id)));
};

const callbacksAtMeta = (): unknown => {
	const { subscriptions, subscribedApps, overrides } = emulator.state();
	return { subscriptions, subscribedApps, overrides };
};

const strangersCallback = (): unknown => emulator.state().subscriptions.map(({ callbackUrl, fields }) => ({ callbackUrl, fields }));
const asTheStrangerLeftIt = (): unknown => [{ callbackUrl: stranger.url, fields: ['messages'] }];

const everybody = async (messages: readonly string[], workflows: readonly string[]): Promise<void> => {
	for (const workflow of workflows) expect(await runsFor(workflow, messages)).toEqual(sorted(messages));
	expect(sorted([...new Set(stranger.messageIds())].filter((id) => messages.includes(id)))).toEqual(sorted(messages));
	expect(strangersCallback()).toEqual(asTheStrangerLeftIt());
};

describe("two workflows on one number of an app whose callback is a stranger's, in a real n8n", () => {
	it('a workflow that was not told to take over is refused by the name of the stranger, who keeps all', async () => {
		const shy = await imported('Shy', 3, false);

		await expect(n8n.api.publish(shy)).rejects.toThrow(`${new URL(stranger.url).host} already receives the messages`);

		expect(strangersCallback()).toEqual(asTheStrangerLeftIt());
		expect(emulator.state().overrides).toEqual({ accounts: {}, numbers: {} });
		await n8n.api.unpublish(shy);
		await n8n.api.deleteWorkflow(shy);
	});

	it('once both are published, each of the three gets every message once', async () => {
		bakery = await imported('Bakery', 1);
		orders = await imported('Orders', 2);
		await n8n.api.publish(bakery);

		const published = await whileMessagesFlow(async () => await n8n.api.publish(orders));
		const afterwards = await write();
		await everythingArrived();

		await everybody(published, [bakery]);
		await everybody([afterwards], [bakery, orders]);
	});

	it('a test of one in the editor sees a message, and nobody misses any meanwhile', async () => {
		const before = callbacksAtMeta();

		const messages = await whileMessagesFlow(async () => {
			await n8n.api.listenForTest(bakery, TRIGGER);
			await eventually('the test', async () => (await idsIn(n8n.api, bakery, 'manual')).length > 0, PATIENCE);
		});

		const tested = await idsIn(n8n.api, bakery, 'manual');
		expect(sorted(tested)).toEqual(sorted([...new Set(tested)]));
		expect(messages).toEqual(expect.arrayContaining(tested));
		await everybody(messages, [bakery, orders]);
		expect(callbacksAtMeta()).toEqual(before);
	});

	it('unpublishing one and publishing it again takes nothing from the others', async () => {
		const without = await whileMessagesFlow(async () => await n8n.api.unpublish(bakery));
		const again = await whileMessagesFlow(async () => await n8n.api.publish(bakery));
		const back = await write();
		await everythingArrived();

		await everybody([...without, ...again], [orders]);
		await everybody([back], [bakery, orders]);
		const runs = await runsFor(bakery, sent);
		expect(runs).toEqual([...new Set(runs)]);
	});

	it('n8n can be stopped and started: what was written meanwhile arrives once', async () => {
		const atMeta = callbacksAtMeta();
		const before = [...sent];
		const port = Number(new URL(n8n.url).port);

		const messages = await whileMessagesFlow(async () => {
			// What n8n is taking as it stops comes again, and n8n may have begun it: nobody could tell the two apart.
			await eventually('an answer to each', async () => await Promise.resolve(sent.length > before.length && emulator.deliveries.every(({ done }) => done)), PATIENCE);
			await n8n.stop();
			await wait(500);
			n8n = await boot(port);
		}, 1_000);

		await everybody(messages, [bakery, orders]);
		expect(callbacksAtMeta()).toEqual(atMeta);
	}, 240_000);

	it('what n8n took before it was started is not run again when Meta delivers it once more', async () => {
		const again = sent.at(-1) ?? '';
		const port = Number(new URL(n8n.url).port);
		await n8n.stop();
		n8n = await boot(port);

		const delivery = emulator.deliveries.find(({ body }) => JSON.stringify(body).includes(again));
		const [repeated] = await emulator.deliver({ payload: delivery?.body });
		await everythingArrived();

		expect(repeated?.attempts).toEqual([200]);
		for (const workflow of [bakery, orders]) expect(await runsFor(workflow, [again])).toEqual([again]);
	}, 240_000);

	it('n8n that crashes while somebody tests comes back to all messages, and nothing of the test is left at Meta', async () => {
		const before = callbacksAtMeta();
		const port = Number(new URL(n8n.url).port);
		await n8n.api.listenForTest(orders, TRIGGER);
		await n8n.kill();

		const down = write();
		await wait(300);
		n8n = await boot(port);
		const messages = [await down, await write()];
		await everythingArrived();

		await everybody(messages, [bakery, orders]);
		expect(callbacksAtMeta()).toEqual(before);
	}, 240_000);

	it('unpublished both, the stranger alone is left at Meta, with what it had', async () => {
		await n8n.api.unpublish(bakery);
		await n8n.api.unpublish(orders);

		const message = await write();

		expect(stranger.messageIds().at(-1)).toBe(message);
		expect(strangersCallback()).toEqual(asTheStrangerLeftIt());
		expect(emulator.state().overrides).toEqual({ accounts: {}, numbers: {} });
	});

	it('over its whole life no workflow ran twice for a message, and the stranger missed none', async () => {
		for (const workflow of [bakery, orders]) {
			const runs = await idsIn(n8n.api, workflow);
			expect(sorted(runs)).toEqual(sorted([...new Set(runs)]));
		}
		expect(sorted([...new Set(stranger.messageIds())])).toEqual(sorted(sent));
		expect(n8n.logs()).not.toMatch(/a request was refused|could not be removed/);
	});
});
