import { setTimeout as wait } from 'node:timers/promises';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld, type Emulator } from '../../emulator/contract';
import { startEmulator } from '../../emulator/emulator';
import { startInstance, type Instance, type ServedTrigger, type ServeTriggerOptions } from '../../engine';
import { eventually, fullCredential, serve, stopTriggers } from '../stage';
import { register, startStranger, type Stranger } from '../stranger';

let emulator: Emulator;
let instance: Instance;
let stranger: Stranger;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5, redeliveryMs: 100 });
	instance = await startInstance();
	stranger = await startStranger();
});
afterEach(async () => {
	await stopTriggers();
	await stranger.stop();
	await instance.stop();
	await emulator.stop();
});

let workflows = 0;

/** A trigger of this n8n, in a workflow of its own. */
const trigger = async (more: Partial<ServeTriggerOptions> & { takeOver?: boolean } = {}): Promise<ServedTrigger> => {
	workflows += 1;
	const { takeOver = false, ...options } = more;
	return await served({
		node: WhatsAppTrigger,
		credentials: [fullCredential(emulator.url)],
		instance,
		workflowId: `workflow-${workflows}`,
		webhookId: `00000000-0000-4000-8000-${String(workflows).padStart(12, '0')}`,
		parameters: { triggerOn: ['messages'], options: { takeOver } },
		...options,
	});
};

const optionsOf = new WeakMap<ServedTrigger, ServeTriggerOptions>();

const served = async (options: ServeTriggerOptions): Promise<ServedTrigger> => {
	const one = await serve(options);
	optionsOf.set(one, options);
	return one;
};

/** n8n unpublishes: the trigger's own step first, then the URL answers 404. */
const unpublish = async (one: ServedTrigger): Promise<void> => {
	await one.production.deactivate();
	forget(one.instance, one.url);
};

const forget = (from: Instance, url: string): void => {
	for (const method of ['GET', 'POST']) from.unregister(method, new URL(url).pathname);
};

/** The same workflow published once more, with what it has saved. */
const republish = async (one: ServedTrigger): Promise<ServedTrigger> => {
	const options = optionsOf.get(one);
	if (options === undefined) throw new Error('not a trigger of this test');
	const again = await served({ ...options, staticData: one.staticData });
	await again.production.activate();
	return again;
};

const published = async (more: Parameters<typeof trigger>[0] = {}): Promise<ServedTrigger> => {
	const one = await trigger(more);
	await one.production.activate();
	return one;
};

const write = async (body: string, phoneNumberId: string = demoWorld.phoneNumberId): Promise<string> =>
	await emulator.inbound({ from: '16505550101', phoneNumberId, message: { type: 'text', text: { body } } });

const idsOf = ({ executions }: ServedTrigger, mode = 'webhook') =>
	executions.filter((execution) => execution.mode === mode).flatMap(({ items }) => items.map(({ messageId }) => messageId));

const everyDeliveryDone = async () => {
	for (let tries = 0; tries < 200 && emulator.deliveries.some(({ done }) => !done); tries += 1) await wait(25);
};

describe('workflows that share one app and one number', () => {
	test('each get every message once, two or three or four or five of them', async () => {
		const triggers: ServedTrigger[] = [];
		const sent: string[] = [];
		for (let count = 1; count <= 5; count += 1) {
			triggers.push(await published());
			sent.push(await write(`to ${count}`));
			triggers.forEach((one, index) => expect(idsOf(one)).toEqual(sent.slice(index)));
		}
		expect(emulator.state().subscriptions.map(({ callbackUrl }) => callbackUrl)).toEqual([triggers[0]?.url]);
		expect(emulator.state().overrides.accounts).toEqual({ [demoWorld.accountId]: triggers[1]?.url });
		expect(new Set(Object.values(emulator.state().overrides.numbers))).toEqual(new Set([triggers[4]?.url]));
	});

	test('get the messages of every number of the account', async () => {
		const triggers = [await published(), await published(), await published()];
		const sent = [await write('one'), await write('two', demoWorld.secondPhoneNumberId)];
		for (const one of triggers) expect(idsOf(one)).toEqual(sent);
	});

	test.each([
		['the first', 0],
		['the second', 1],
		['the third', 2],
		['the fourth', 3],
	])('go on receiving when %s of four is unpublished and published again', async (_, index) => {
		const triggers = [await published(), await published(), await published(), await published()];
		const leaving = triggers[index];
		if (leaving === undefined) throw new Error('no such trigger');
		await unpublish(leaving);
		const without = await write('without');
		await everyDeliveryDone();
		const again = await republish(leaving);
		const back = await write('back');
		await everyDeliveryDone();
		for (const one of triggers) expect(idsOf(one)).toEqual(one === leaving ? [] : [without, back]);
		expect(idsOf(again)).toEqual([back]);
	});

	test.each([
		['in the order of publishing', [0, 1, 2, 3]],
		['in the reverse order', [3, 2, 1, 0]],
		['from the middle', [1, 2, 0, 3]],
		['the top one second', [0, 3, 2, 1]],
	])('can be unpublished one by one %s, and nothing is left at Meta', async (_, order) => {
		const triggers = [await published(), await published(), await published(), await published()];
		const left = new Set(triggers);
		for (const index of order) {
			const one = triggers[index];
			if (one === undefined) throw new Error('no such trigger');
			await unpublish(one);
			left.delete(one);
			if (left.size === 0) break;
			const id = await write(`left: ${left.size}`);
			await everyDeliveryDone();
			for (const other of left) expect(idsOf(other).filter((found) => found === id)).toEqual([id]);
		}
		expect(emulator.state()).toMatchObject({ subscriptions: [], overrides: { accounts: {}, numbers: {} } });
	});

	test('can be published in the same moment', async () => {
		const triggers = await Promise.all([trigger(), trigger(), trigger()]);
		await Promise.all(triggers.map((one) => one.production.activate()));
		const id = await write('to all');
		for (const one of triggers) expect(idsOf(one)).toEqual([id]);
	});

	test('do not wait for one whose filter makes no sense any more, and that one gets its messages once it does', async () => {
		const below = await published();
		const until = Date.now() + 3_000;
		const pattern = `={{ $now.toMillis() > ${until} && $now.toMillis() < ${until + 4_000} ? "(" : "o" }}`;
		const above = await published({ parameters: { triggerOn: ['messages'], filters: { textPattern: pattern } } });
		await wait(until + 100 - Date.now());
		const id = await write('hello');
		await eventually(() => expect(idsOf(below)).toEqual([id]));
		expect(idsOf(above)).toEqual([]);
		await wait(until + 4_000 - Date.now());
		await eventually(() => expect(idsOf(above)).toEqual([id]));
		expect(idsOf(below)).toEqual([id]);
	});

	test('change nothing at Meta when n8n starts again', async () => {
		const triggers = [await published(), await published(), await published(), await published()];
		const before = emulator.state();
		const requests = emulator.requests.length;
		await Promise.all(triggers.map((one) => one.production.activate('init')));
		expect(emulator.state()).toEqual(before);
		expect(emulator.requests.slice(requests).filter(({ method }) => method !== 'GET')).toEqual([]);
		const id = await write('after the start');
		for (const one of triggers) expect(idsOf(one)).toEqual([id]);
	});

	test('keep their registration when Meta is out of order while n8n starts', async () => {
		const one = await published();
		emulator.fault({ kind: 'status', status: 503 });
		await one.production.activate('init');
		emulator.clearFaults();
		const id = await write('still here');
		expect(idsOf(one)).toEqual([id]);
	});

	test('move along when the address of n8n changes', async () => {
		const one = await published();
		const other = await startInstance();
		const moved = await trigger({ instance: other, staticData: one.staticData });
		forget(one.instance, one.url);
		await moved.production.activate('init');
		const id = await write('new address');
		expect(idsOf(moved)).toEqual([id]);
		await other.stop();
	});
});

describe('a test in the editor', () => {
	test('receives while the published workflows go on receiving, and leaves everything as it was', async () => {
		const triggers = [await published(), await published(), await published()];
		const before = emulator.state();
		const [tested] = triggers;
		await tested?.test.start();
		const id = await write('try');
		await everyDeliveryDone();
		await eventually(() => expect(idsOf(tested as ServedTrigger, 'manual')).toEqual([id]));
		for (const one of triggers) expect(idsOf(one)).toEqual([id]);
		await eventually(() => expect(emulator.state()).toEqual(before));
		const later = await write('later');
		for (const one of triggers) expect(idsOf(one)).toEqual([id, later]);
	});

	test('of a workflow that was never published works alone and leaves nothing behind', async () => {
		const one = await trigger();
		await one.test.start();
		const id = await write('try');
		expect(idsOf(one, 'manual')).toEqual([id]);
		await eventually(() => expect(emulator.state()).toMatchObject({ subscriptions: [], overrides: { accounts: {}, numbers: {} } }));
	});

	test('changes nothing at Meta while a published workflow receives all that it wants, so that a crash leaves nothing there', async () => {
		const triggers = [await published(), await published(), await published()];
		const [tested] = triggers;
		const before = emulator.state();
		const requests = emulator.requests.length;
		await tested?.test.start();
		expect(emulator.state()).toEqual(before);
		expect(emulator.requests.slice(requests).filter(({ method }) => method !== 'GET')).toEqual([]);
		forget(instance, tested?.testUrl ?? '');
		const sent = [await write('after the crash'), await write('and later')];
		await everyDeliveryDone();
		for (const one of triggers) expect(idsOf(one)).toEqual(sent);
		await eventually(() => expect(JSON.stringify(triggers.map(({ staticData }) => staticData))).not.toContain('webhook-test'));
	});

	test('hears the messages of its own numbers from whichever published workflow gets them', async () => {
		await published({ parameters: { triggerOn: ['messages'], filters: { phoneNumberIds: [demoWorld.secondPhoneNumberId] } } });
		const above = await published({ parameters: { triggerOn: ['messages'], filters: { phoneNumberIds: [demoWorld.secondPhoneNumberId] } } });
		const tried = await trigger();
		const before = emulator.state();
		await tried.test.start();
		expect(emulator.state()).toEqual(before);
		const id = await write('to the second number', demoWorld.secondPhoneNumberId);
		await eventually(() => expect(idsOf(tried, 'manual')).toEqual([id]));
		expect(idsOf(above)).toEqual([id]);
	});

	test("works where the editor's host is another one than the webhooks'", async () => {
		const editor = await startInstance();
		const one = await published();
		const tried = await trigger({ instance: editor });
		const before = emulator.state();
		await tried.test.start();
		const id = await write('by two addresses');
		await eventually(() => expect(idsOf(tried, 'manual')).toEqual([id]));
		expect(idsOf(one)).toEqual([id]);
		expect(emulator.state()).toEqual(before);
		await tried.stop();
		await editor.stop();
	});

	test('that wants events nobody is subscribed to has them subscribed', async () => {
		await published();
		const tried = await trigger({ parameters: { triggerOn: ['calls'] } });
		await tried.test.start();
		expect(emulator.state().subscriptions[0]?.fields.sort()).toEqual(['calls', 'messages']);
	});

	test('beside a stranger alone that ended with its n8n is cleaned up by the next workflow that is published', async () => {
		await register(emulator, stranger, 'app');
		const tried = await trigger({ takeOver: true });
		await tried.test.start();
		expect(JSON.stringify(emulator.state().overrides)).toContain('webhook-test');
		forget(instance, tried.testUrl);
		const next = await published({ takeOver: true });
		const id = await write('after the crash');
		await everyDeliveryDone();
		expect(idsOf(next)).toEqual([id]);
		expect(stranger.messageIds()).toEqual([id]);
		expect(JSON.stringify(emulator.state())).not.toContain('webhook-test');
	});

	test('goes on when the workflow is published meanwhile', async () => {
		const one = await trigger();
		await one.test.start();
		await one.production.activate();
		const id = await write('both');
		await everyDeliveryDone();
		expect(idsOf(one, 'manual')).toEqual([id]);
		expect(idsOf(one)).toEqual([id]);
		const later = await write('later');
		await everyDeliveryDone();
		expect(idsOf(one)).toEqual([id, later]);
	});
});

describe("a stranger's system on the same app", () => {
	test("makes publishing fail, by its host's name and with what to do, and keeps all it had", async () => {
		await register(emulator, stranger, 'app');
		const before = emulator.state();
		const one = await trigger();
		await expect(one.production.activate()).rejects.toMatchObject({
			message: expect.stringContaining(new URL(stranger.url).host),
			description: expect.stringContaining("turn on 'Take Over Messages'"),
		});
		expect(emulator.state()).toEqual(before);
	});

	test.each(['app', 'account'] as const)('keeps receiving beside a workflow that takes over (callback of the %s)', async (level) => {
		await register(emulator, stranger, 'app');
		if (level === 'account') await register(emulator, stranger, 'account');
		const before = emulator.state();
		const one = await published({ takeOver: true });
		const id = await write('to both');
		expect(idsOf(one)).toEqual([id]);
		expect(stranger.messageIds()).toEqual([id]);
		await one.production.deactivate();
		expect(emulator.state()).toEqual(before);
		const later = await write('to the stranger');
		expect(idsOf(one)).toEqual([id]);
		expect(stranger.messageIds()).toEqual([id, later]);
	});

	test('misses nothing when a workflow that stood below another one is published above it', async () => {
		await register(emulator, stranger, 'app');
		const [lower, upper] = [await published({ takeOver: true }), await published({ takeOver: true })];
		const sent = [await write('passed on from one to the next')];
		await unpublish(lower);
		const above = await republish(lower);
		sent.push(await write('the other way round'));
		await everyDeliveryDone();
		expect(stranger.messageIds()).toEqual(sent);
		expect(idsOf(upper)).toEqual(sent);
		expect(idsOf(above)).toEqual(sent.slice(1));
	});

	test('gets the bytes and the signature that Meta sent', async () => {
		await register(emulator, stranger, 'app');
		await published({ takeOver: true });
		await write('grüße / 👍');
		const [taken] = stranger.received;
		const { sign } = await import('../stage');
		expect(taken?.signature).toBe(sign(taken?.body ?? ''));
		expect(taken?.body).toContain('gr\\u00fc\\u00dfe');
	});

	test("is never passed over at a number's own callback", async () => {
		await register(emulator, stranger, 'app');
		await register(emulator, stranger, 'number');
		const one = await trigger({ takeOver: true });
		await expect(one.production.activate()).rejects.toThrow(/already receives the messages: the callback of/);
		expect(Object.values(emulator.state().overrides.numbers)).toEqual([stranger.url]);
	});

	test('that is down makes Meta deliver again until it is back, and the workflow runs once', async () => {
		await register(emulator, stranger, 'app');
		const one = await published({ takeOver: true });
		stranger.answers(500);
		const id = await write('while it is down');
		expect(idsOf(one)).toEqual([id]);
		expect(emulator.deliveries.at(-1)).toMatchObject({ attempts: [503], done: false });
		await wait(350);
		stranger.answers(200);
		await everyDeliveryDone();
		expect(stranger.messageIds()).toEqual([id]);
		expect(idsOf(one)).toEqual([id]);
	});
});

test('events that only the app\'s callback gets are refused to a second workflow, with what to do', async () => {
	await published();
	const one = await trigger({ parameters: { triggerOn: ['messages', 'message_template_status_update'] } });
	await expect(one.production.activate()).rejects.toMatchObject({
		message: expect.stringContaining("message_template_status_update only to the app's callback"),
		description: expect.stringContaining("Take these events out of 'Trigger On'"),
	});
});

test('more events are added to the subscription, and nobody loses any', async () => {
	await published();
	await published({ parameters: { triggerOn: ['calls'] } });
	expect(emulator.state().subscriptions[0]?.fields.sort()).toEqual(['calls', 'messages']);
});

test('a deleted workflow whose registration was left at Meta gives way to the next', async () => {
	const one = await published();
	forget(instance, one.url);
	const next = await published();
	const id = await write('to the next');
	expect(idsOf(next)).toEqual([id]);
	expect(emulator.state().subscriptions[0]?.callbackUrl).toBe(next.url);
});

test('while workflows are published, tried and unpublished, every one that stays gets every message once', async () => {
	const [first, second] = [await published(), await published()];
	const sent: string[] = [];
	let flows = true;
	const flow = (async () => {
		while (flows) {
			sent.push(await write(`number ${sent.length}`));
			await wait(5);
		}
	})();
	const third = await published();
	await second.test.start();
	await eventually(() => expect(idsOf(second, 'manual').length).toBeGreaterThan(0));
	const fourth = await published();
	await unpublish(third);
	await first.test.start();
	await fourth.production.activate('init');
	const fifth = await published();
	await unpublish(fourth);
	await Promise.all([first, second, fifth].map((one) => one.production.activate('init')));
	await unpublish(fifth);
	flows = false;
	await flow;
	await everyDeliveryDone();
	expect(sent.length).toBeGreaterThan(10);
	for (const one of [first, second]) {
		expect([...idsOf(one)].sort()).toEqual([...sent].sort());
	}
	for (const one of [third, fourth, fifth]) expect(new Set(idsOf(one)).size).toBe(idsOf(one).length);
	expect(emulator.state()).toMatchObject({ subscriptions: [{ callbackUrl: first.url }], overrides: { accounts: { [demoWorld.accountId]: second.url }, numbers: {} } });
}, 60_000);
