import { setTimeout as wait } from 'node:timers/promises';
import http from 'node:http';
import type { IDataObject } from 'n8n-workflow';
import type { ServedTrigger, StartedExecution } from '../../engine';
import { claim, keep } from '../../../nodes/WhatsAppTrigger/receiving/duplicates/claims';
import { keysIn, seenTextIn, within, withKeys } from '../../../nodes/WhatsAppTrigger/receiving/duplicates/seenText';
import { shortHash } from '../../../nodes/WhatsAppTrigger/receiving/duplicates/shortHash';
import { delivery, post, servedByHand, sign, status, stopTriggers, textMessage } from '../stage';

afterEach(stopTriggers);

const message = (...ids: string[]) => delivery({ messages: ids.map((id) => textMessage(id)) });
const idsOf = ({ executions }: ServedTrigger) => executions.flatMap(({ items }) => items.map(({ messageId }) => messageId));

/** The trigger of one workflow in a process of its own: nothing is left in memory, only what n8n has saved. */
async function afterRestart(options: Parameters<typeof servedByHand>[0]): Promise<ServedTrigger> {
	let trigger: ServedTrigger | undefined;
	await jest.isolateModulesAsync(async () => {
		const { WhatsAppTrigger } = await import('../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node');
		trigger = await servedByHand({ node: WhatsAppTrigger, ...options });
	});
	if (trigger === undefined) throw new Error('The trigger did not start');
	return trigger;
}

test('the same delivery ten times at once starts one execution, and every answer is 200', async () => {
	const trigger = await servedByHand({ startExecution: async () => await wait(50) });
	const answers = await Promise.all(Array.from({ length: 10 }, async () => await post(trigger.url, message('wamid.twin'))));
	expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
	expect(idsOf(trigger)).toEqual(['wamid.twin']);
});

test('a delivery that comes again later starts nothing', async () => {
	const trigger = await servedByHand();
	await post(trigger.url, message('wamid.again'));
	expect((await post(trigger.url, message('wamid.again'))).status).toBe(200);
	expect(idsOf(trigger)).toEqual(['wamid.again']);
});

test('a delivery that comes again after n8n was restarted starts nothing', async () => {
	const before = await servedByHand();
	await post(before.url, message('wamid.r1', 'wamid.r2'));
	const after = await afterRestart({ staticData: before.staticData });
	expect((await post(after.url, message('wamid.r1', 'wamid.r2'))).status).toBe(200);
	expect(idsOf(after)).toEqual([]);
});

test('of many deliveries at once none is forgotten when n8n is restarted after them', async () => {
	const before = await servedByHand({ startExecution: async () => await wait(20) });
	const ids = Array.from({ length: 20 }, (_, index) => `wamid.burst${index}`);
	await Promise.all(ids.map(async (id) => await post(before.url, message(id))));
	const after = await afterRestart({ staticData: before.staticData });
	for (const id of ids) await post(after.url, message(id));
	expect(idsOf(after)).toEqual([]);
});

test('what n8n has started after nobody waited for it any more is known all the same, and not held as under way', async () => {
	const staticData: IDataObject = {};
	const bounds = { days: 7, events: 100 };
	const keys = new Set([shortHash('late')]);
	await claim('late', [...keys], staticData, bounds, async () => await Promise.resolve(false));
	await wait(1);
	expect(keep('late', keys, staticData, bounds, false)).toBe(true);
	expect(keysIn(seenTextIn(staticData.accepted))).toEqual([...keys]);
	expect(await claim('late', [...keys], staticData, bounds, async () => await Promise.resolve(true))).toEqual(new Set());
	keep('late', new Set(), staticData, bounds, false);
	expect(keysIn(seenTextIn(staticData.accepted))).toEqual([...keys]);
});

test('a delivery whose execution n8n could not start runs when Meta delivers it again', async () => {
	let fails = true;
	const trigger = await servedByHand({
		startExecution: async () => {
			if (fails) throw new Error('The database is gone');
		},
	});
	expect((await post(trigger.url, message('wamid.fail'))).status).toBe(500);
	fails = false;
	expect((await post(trigger.url, message('wamid.fail'))).status).toBe(200);
	expect(idsOf(trigger)).toEqual(['wamid.fail', 'wamid.fail']);
	expect((await post(trigger.url, message('wamid.fail'))).status).toBe(200);
	expect(trigger.executions).toHaveLength(2);
});

test('of twins of which the first cannot be started the second runs', async () => {
	let count = 0;
	const trigger = await servedByHand({
		startExecution: async () => {
			count += 1;
			await wait(30);
			if (count === 1) throw new Error('The database is gone');
		},
	});
	const answers = await Promise.all([post(trigger.url, message('wamid.t')), post(trigger.url, message('wamid.t')), post(trigger.url, message('wamid.t'))]);
	expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 500]);
	expect(trigger.executions).toHaveLength(2);
});

test('of a batch of which half is new, the new half runs', async () => {
	const trigger = await servedByHand();
	await post(trigger.url, message('wamid.a', 'wamid.b'));
	await post(trigger.url, message('wamid.a', 'wamid.c', 'wamid.b', 'wamid.d', 'wamid.d'));
	expect(trigger.executions.map(({ items }) => items.map(({ messageId }) => messageId))).toEqual([['wamid.a', 'wamid.b'], ['wamid.c', 'wamid.d']]);
});

test('statuses of one message are different events, and each is recognised', async () => {
	const trigger = await servedByHand();
	const statuses = delivery({ statuses: [status('wamid.s', 'sent'), status('wamid.s', 'delivered'), status('wamid.s', 'read')] });
	await post(trigger.url, statuses);
	await post(trigger.url, statuses);
	expect(trigger.executions.map(({ items }) => items.map((item) => item.status))).toEqual([['sent', 'delivered', 'read']]);
});

test('of a group each participant reads for themselves, also in the same second', async () => {
	const trigger = await servedByHand();
	const reads = ['16505550101', '16505550102'].map((recipient_participant_id) =>
		status('wamid.g', 'read', { recipient_id: 'Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTox', recipient_type: 'group', recipient_participant_id }),
	);
	await post(trigger.url, delivery({ statuses: reads.slice(0, 1) }));
	await post(trigger.url, delivery({ statuses: reads }));
	await post(trigger.url, delivery({ statuses: reads }));
	expect(trigger.executions.map(({ items }) => items.map(({ waId }) => waId))).toEqual([['16505550101'], ['16505550102']]);
});

test('events without an ID are recognised by all they say', async () => {
	const trigger = await servedByHand({ parameters: { triggerOn: ['account_update'] } });
	const event = (name: string) => delivery({ event: name }, 'account_update');
	for (const name of ['A', 'A', 'B', 'A']) await post(trigger.url, event(name));
	expect(trigger.executions.map(({ items }) => items[0]?.action)).toEqual(['A', 'B']);
});

test('with Ignore Duplicates off each delivery starts an execution', async () => {
	const trigger = await servedByHand({ parameters: { options: { ignoreDuplicates: false } } });
	await post(trigger.url, message('wamid.off'));
	await post(trigger.url, message('wamid.off'));
	expect(idsOf(trigger)).toEqual(['wamid.off', 'wamid.off']);
});

test('who listens in the editor sees an event that was delivered before', async () => {
	const trigger = await servedByHand();
	await post(trigger.url, message('wamid.listen'));
	await trigger.test.start();
	await post(trigger.testUrl, message('wamid.listen'));
	expect(trigger.executions.map(({ mode }) => mode)).toEqual(['webhook', 'manual']);
});

test('two triggers each get the same event', async () => {
	const [one, other] = [await servedByHand(), await servedByHand({ webhookId: '1f0c3f0e-2f0b-4a53-9a0e-3d2b0c3c9a12', workflowId: 'other' })];
	await post(one.url, message('wamid.both'));
	await post(other.url, message('wamid.both'));
	expect([idsOf(one), idsOf(other)]).toEqual([['wamid.both'], ['wamid.both']]);
});

test('a caller that hangs up early is no reason to run twice: n8n had taken the delivery', async () => {
	const trigger = await servedByHand({ startExecution: async () => await wait(200) });
	const body = JSON.stringify(message('wamid.hangup'));
	await new Promise<void>((resolve) => {
		const request = http.request(trigger.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body), 'content-length': Buffer.byteLength(body) },
		});
		request.on('error', () => resolve());
		request.end(body);
		void wait(60).then(() => request.destroy());
	});
	expect((await post(trigger.url, body)).status).toBe(200);
	expect(idsOf(trigger)).toEqual(['wamid.hangup']);
});

test('Answer at Once answers before the execution has started, and recognises duplicates', async () => {
	let start: () => void = () => undefined;
	const started = new Promise<void>((resolve) => {
		start = resolve;
	});
	const trigger = await servedByHand({ parameters: { options: { answerAtOnce: true } }, startExecution: async (): Promise<void> => await started });
	expect((await post(trigger.url, message('wamid.once'))).status).toBe(200);
	expect((await post(trigger.url, message('wamid.once'))).status).toBe(200);
	start();
	expect(idsOf(trigger)).toEqual(['wamid.once']);
});

test('keys of a million events are as many different ones', () => {
	const keys = new Set(Array.from({ length: 1_000_000 }, (_, index) => shortHash(`messages message wamid.HBgLMTY1MDU1NTAxMDEVAgASGBQzQ${index}`)));
	expect(keys.size).toBe(1_000_000);
	expect([...keys].every((key) => key.length === 10)).toBe(true);
});

describe('what n8n saves', () => {
	const savedText = ({ staticData }: ServedTrigger) => seenTextIn(staticData.accepted);

	test('grows by 15 characters per event up to the number that was chosen', async () => {
		const trigger = await servedByHand({ parameters: { options: { duplicateEvents: 20 } } });
		for (let count = 0; count < 30; count += 1) await post(trigger.url, message(`wamid.${count}`));
		expect(savedText(trigger)).toHaveLength(20 * 15);
		const after = await afterRestart({ staticData: trigger.staticData });
		await post(after.url, message('wamid.29'));
		await post(after.url, message('wamid.3'));
		expect(idsOf(after)).toEqual(['wamid.3']);
	});

	test.each([[2.5, 2], [0, 0]])('stays readable when %d events are to be remembered', async (duplicateEvents, kept) => {
		const trigger = await servedByHand({ parameters: { options: { duplicateEvents } }, webhookId: `00000000-0000-4000-8000-00000000000${kept}` });
		for (const count of [1, 2, 3]) await post(trigger.url, message(`wamid.f${count}`));
		expect(String(trigger.staticData.accepted)).toHaveLength(kept * 15);
		expect(keysIn(savedText(trigger))).toHaveLength(kept);
	});

	test('holds nothing of a delivery that could not be started', async () => {
		const failing: StartedExecution[] = [];
		const trigger = await servedByHand({
			startExecution: async (execution) => {
				failing.push(execution);
				await Promise.reject(new Error('no'));
			},
		});
		await post(trigger.url, message('wamid.x'));
		expect(failing).toHaveLength(1);
		expect(savedText(trigger)).toBe('');
	});

	test('loses nothing when deliveries come at the same time', async () => {
		const trigger = await servedByHand({ startExecution: async () => await wait(5) });
		await Promise.all(Array.from({ length: 30 }, async (_, index) => await post(trigger.url, message(`wamid.p${index}`))));
		await post(trigger.url, message('wamid.last'));
		expect(new Set(keysIn(savedText(trigger))).size).toBe(31);
	});

	test('forgets what is older than the days that were chosen', () => {
		const day = 86_400_000;
		const now = Date.UTC(2026, 10, 1);
		const keys = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${String(index).padStart(9, '0')}`);
		const old = withKeys('', keys('a', 64), now - 8 * day);
		const text = withKeys(withKeys(old, keys('b', 64), now - 6 * day), keys('c', 3), now);
		expect(keysIn(within(text, { days: 7, events: 1000 }, now))).toEqual([...keys('b', 64), ...keys('c', 3)]);
		expect(keysIn(within(text, { days: 7, events: 5 }, now))).toEqual([...keys('b', 64).slice(-2), ...keys('c', 3)]);
		expect(keysIn(within(text, { days: 7, events: 0 }, now))).toEqual([]);
	});

	test('may be damaged: the trigger goes on', async () => {
		for (const accepted of ['?', 'x'.repeat(1000), 7, null, { a: 1 }, ['x'.repeat(1000), 5], [['a']]]) {
			const trigger = await afterRestart({ staticData: { accepted, setUp: accepted } });
			expect((await post(trigger.url, message('wamid.damaged'))).status).toBe(200);
			expect(trigger.executions).toHaveLength(1);
		}
	});
});
