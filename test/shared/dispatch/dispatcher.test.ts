import type { ICheckProcessedContextData } from 'n8n-workflow';
import { Cancellation } from '../../../nodes/shared/dispatch/cancellation';
import { Dispatcher, type DispatcherOptions, type Job } from '../../../nodes/shared/dispatch/dispatcher';
import { OnceKeys, type ProcessedStore } from '../../../nodes/shared/dispatch/once';
import type { Outcome } from '../../../nodes/shared/dispatch/outcomes';
import { DEFAULT_RETRY } from '../../../nodes/shared/dispatch/retry';
import { senderOf } from '../../../nodes/shared/dispatch/senders';
import { raise, RequestFailed, type Failure } from '../../../nodes/shared/graph/failure';
import type { GraphRequest, GraphResponse } from '../../../nodes/shared/graph/request';
import { InMemoryDeduplication } from '../../engine/deduplication';

const never: Failure = { message: 'Meta refused it.', remedy: 'Change it.', retry: 'never', httpStatus: 400 };
const ok: GraphResponse = { httpStatus: 200, headers: {}, body: { id: '1' } };
const request = (path: string): GraphRequest => ({ method: 'POST', path });
const unused: ProcessedStore = {
	checkProcessedAndRecord: async () => await Promise.reject(new Error('no store here')),
	removeProcessed: async () => await Promise.reject(new Error('no store here')),
	clearAllProcessedItems: async () => await Promise.reject(new Error('no store here')),
};
/** A promise and what opens it. */
function gate(): [Promise<void>, () => void] {
	let open = (): void => undefined;
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return [opened, open];
}
const soon = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

const dispatcher = (transmit: DispatcherOptions['transmit'], more: Partial<DispatcherOptions> = {}): Dispatcher =>
	new Dispatcher({
		connection: { baseUrl: 'https://dispatcher.example.com', secrets: [] },
		transmit,
		messagesPerSecond: 1_000,
		once: new OnceKeys(unused, 'workflow'),
		workflow: 'workflow',
		cancellation: new Cancellation(),
		stopOnRefusal: false,
		warn: () => undefined,
		...more,
	});

/** Runs one job and gives what became of it. */
async function outcomeOf(perform: Job['perform'], transmit: DispatcherOptions['transmit'], more: Partial<DispatcherOptions> = {}): Promise<Outcome | undefined> {
	const settled: Outcome[] = [];
	await dispatcher(transmit, more).run([{ retry: DEFAULT_RETRY, perform, settled: (outcome) => settled.push(outcome) }]);
	expect(settled).toHaveLength(1);
	return settled[0];
}

describe('a job of several requests', () => {
	const refusesReads: DispatcherOptions['transmit'] = async (_, effect) => {
		if (effect === 'read') throw new RequestFailed(never);
		return ok;
	};

	it('that changed something and then failed to read is unknown, and not refused: a second run would change it twice', async () => {
		const outcome = await outcomeOf(async (send) => {
			await send(request('/changed'), 'write');
			return { status: 'accepted', body: (await send(request('/read'), 'read')).body };
		}, refusesReads);
		expect(outcome).toMatchObject({ status: 'unknown', failure: { remedy: 'The change itself was made; what came after it failed. Change it.' } });
	});

	it('whose first read fails did nothing: it is refused', async () => {
		const outcome = await outcomeOf(async (send) => {
			await send(request('/read'), 'read');
			return { status: 'accepted', body: (await send(request('/changed'), 'write')).body };
		}, refusesReads);
		expect(outcome).toEqual({ status: 'refused', failure: never });
	});

	it("keeps the operation's own verdict on what Meta answered", async () => {
		const verdict: Failure = { message: 'Meta found 2 mistakes in the Flow JSON.', remedy: 'Correct them.', retry: 'never' };
		const outcome = await outcomeOf(async (send) => {
			await send(request('/changed'), 'write');
			throw new RequestFailed(verdict);
		}, async () => ok);
		expect(outcome).toEqual({ status: 'refused', failure: verdict });
	});

	it('that is cancelled after the change is unknown', async () => {
		const cancellation = new Cancellation();
		const outcome = await outcomeOf(
			async (send) => {
				await send(request('/changed'), 'write');
				cancellation.stop();
				return { status: 'accepted', body: (await send(request('/changed too'), 'write')).body };
			},
			async () => ok,
			{ cancellation },
		);
		expect(outcome).toMatchObject({ status: 'unknown', failure: { message: expect.stringContaining('after the change was made') } });
	});
});

describe('messages', () => {
	it('to one person keep their order, of several executions too, and hold up nobody else', async () => {
		const sent: string[] = [];
		const [toBen, allToBen] = gate();
		const run = async (recipients: string[]): Promise<void> => {
			const transmit: DispatcherOptions['transmit'] = async ({ path }) => {
				if (path.startsWith('ana')) await toBen;
				sent.push(path);
				if (sent.filter((each) => each.startsWith('ben')).length === 3) allToBen();
				return ok;
			};
			await dispatcher(transmit).run(
				recipients.map((recipient, n) => ({
					message: { phoneNumberId: '1', recipient, toGroup: false },
					retry: DEFAULT_RETRY,
					perform: async (send) => ({ status: 'accepted', body: (await send(request(`${recipient} ${n}`), 'send')).body }),
					settled: () => undefined,
				})),
			);
		};
		await Promise.all([run(['ana', 'ana', 'ben', 'ana', 'ben']), run(['ana', 'ben'])]);
		expect(sent.slice(0, 3)).toEqual(['ben 2', 'ben 4', 'ben 1']);
		expect(sent.slice(3)).toEqual(['ana 0', 'ana 1', 'ana 3', 'ana 0']);
	});

	it('stop at the first refusal where that is wanted: those under way finish, no other leaves', async () => {
		const outcomes: string[] = [];
		const jobs = Array.from({ length: 200 }, (_, n): Job => ({
			message: { phoneNumberId: 'stopping', recipient: `person ${n}`, toGroup: false },
			retry: DEFAULT_RETRY,
			perform: async (send) => ({ status: 'accepted', body: (await send(request(String(n)), 'send')).body }),
			settled: ({ status }) => outcomes.push(status),
		}));
		const transmit: DispatcherOptions['transmit'] = async ({ path }) => {
			await soon(20);
			if (path === '3') throw new RequestFailed(never);
			return ok;
		};
		await dispatcher(transmit, { stopOnRefusal: true, messagesPerSecond: 100 }).run(jobs);
		expect(outcomes).toHaveLength(200);
		expect(outcomes.filter((status) => status === 'refused')).toHaveLength(1);
		expect(outcomes.filter((status) => status === 'notSent').length).toBeGreaterThan(150);
	});
});

describe('once-keys when the store fails half way', () => {
	it('leave no key claimed that nobody sends', async () => {
		const entries = new Set<string>();
		let failing = false;
		const store: ProcessedStore = {
			checkProcessedAndRecord: async (items, scope) => {
				if (scope === 'node') return { new: items };
				const fresh = items.filter((item) => !entries.has(item));
				for (const item of items) entries.add(item);
				return { new: fresh };
			},
			clearAllProcessedItems: async () => undefined,
			removeProcessed: async (items) => {
				if (failing) throw new Error('database is locked');
				for (const item of items) entries.delete(item);
			},
		};
		const keys = new OnceKeys(store, 'half way');
		await keys.claim('1023', 'old');
		await keys.settle('1023', 'old');
		failing = true;
		const [used, fresh] = await Promise.allSettled([keys.claim('1023', 'old'), keys.claim('1023', 'new')]);
		expect(fresh).toEqual({ status: 'fulfilled', value: 'claimed' });
		expect(used.status).toBe('rejected');
	});
});

describe('a once-key that two workers use in the same moment', () => {
	const table = new InMemoryDeduplication();
	const place = { workflow: { id: 'orders' }, node: { id: 'send' } } as ICheckProcessedContextData;
	const store: ProcessedStore = table.helpersAt(place);
	const send = async (name: string, onceKey: string, answer: () => Promise<GraphResponse>): Promise<Outcome['status'][]> => {
		const settled: Outcome['status'][] = [];
		const message = { phoneNumberId: '1023000000000699', recipient: `+1650555${name}`, toGroup: false, onceKey };
		await dispatcher(async () => await answer(), { once: new OnceKeys(store, name), workflow: name }).run([
			{
				message,
				retry: DEFAULT_RETRY,
				perform: async (leave) => ({ status: 'accepted', body: (await leave(request('/messages'), 'send')).body }),
				settled: ({ status }) => settled.push(status),
			},
		]);
		return settled;
	};
	const slowly = (then: () => GraphResponse) => async (): Promise<GraphResponse> => {
		await soon(300);
		return then();
	};

	it('is skipped by the second one, which waits for what becomes of the first', async () => {
		const first = send('0001', 'A1', slowly(() => ok));
		await soon(100);
		expect(await send('0002', 'A1', async () => await Promise.reject(new Error('sent twice')))).toEqual(['skipped']);
		expect(await first).toEqual(['accepted']);
	});

	it('is sent by the second one when Meta refuses the first', async () => {
		const first = send('0003', 'A2', slowly(() => raise(new RequestFailed(never))));
		await soon(100);
		expect(await send('0004', 'A2', async () => await Promise.resolve(ok))).toEqual(['accepted']);
		expect(await first).toEqual(['refused']);
	});
});

describe('a store of once-keys that takes its time', () => {
	const fresh = async (items: string[]) => await Promise.resolve({ new: items });
	const quick: ProcessedStore = { checkProcessedAndRecord: fresh, removeProcessed: async () => await Promise.resolve(), clearAllProcessedItems: async () => await Promise.resolve() };
	/** @param wait what the store does before it answers a claim */
	const claimedAfter = (wait: () => Promise<unknown>): ProcessedStore => ({
		...quick,
		checkProcessedAndRecord: async (items, scope) => {
			if (scope === 'workflow') await wait();
			return { new: items };
		},
	});
	const jobsOf = (sender: string, count: number, keys = true): Job[] =>
		Array.from({ length: count }, (_, n) => ({
			message: { phoneNumberId: sender, recipient: `${keys} ${n}`, toGroup: false, ...(keys && { onceKey: `${sender} ${n}` }) },
			retry: DEFAULT_RETRY,
			perform: async (send) => ({ status: 'accepted', body: (await send(request('/messages'), 'send')).body }),
			settled: () => undefined,
		}));

	it('does not keep other messages from leaving while it writes down what was accepted', async () => {
		const [written, write] = gate();
		const store: ProcessedStore = { ...quick, removeProcessed: async () => await written };
		const number = '1023000000000811';
		const [withKeys, without] = [jobsOf(number, 10), jobsOf(number, 10, false)];
		const [bothSent, sentBoth] = gate();
		let sent = 0;
		const transmit = async (): Promise<GraphResponse> => {
			sent += 1;
			if (sent === 20) sentBoth();
			return await Promise.resolve(ok);
		};
		const more = { once: new OnceKeys(store, 'writes slowly'), messagesPerSecond: 20 };
		const running = Promise.all([withKeys, without].map(async (jobs) => await dispatcher(transmit, more).run(jobs)));
		await Promise.race([bothSent, soon(10_000)]);
		expect(sent).toBe(20);
		write();
		await running;
	});

	it('does not keep other messages from leaving while a key is claimed', async () => {
		const [claimable, allow] = gate();
		const store = claimedAfter(async () => await claimable);
		const number = '1023000000000813';
		const transmit = async (): Promise<GraphResponse> => await Promise.resolve(ok);
		const waiting = dispatcher(transmit, { once: new OnceKeys(store, 'claims for ever'), messagesPerSecond: 20 }).run(jobsOf(number, 10));
		const others = dispatcher(transmit, { messagesPerSecond: 20 }).run(jobsOf(number, 5, false));
		expect(await Promise.race([others.then(() => 'sent'), soon(10_000)])).toBe('sent');
		allow();
		await waiting;
	});

	it('does not keep a refusal from ending the run', async () => {
		const [written, write] = gate();
		const store: ProcessedStore = { ...quick, removeProcessed: async () => await written };
		const number = '1023000000000814';
		let sent = 0;
		const transmit: DispatcherOptions['transmit'] = async ({ path }) => {
			sent += 1;
			if (path === '/refused') throw new RequestFailed(never);
			return await Promise.resolve(ok);
		};
		const [first] = jobsOf(number, 1);
		const refused: Job = {
			...(first as Job),
			perform: async (send) => ({ status: 'accepted', body: (await send(request('/refused'), 'send')).body }),
		};
		const more = { once: new OnceKeys(store, 'refused'), messagesPerSecond: 20, stopOnRefusal: true };
		const running = dispatcher(transmit, more).run([refused, ...jobsOf(number, 40, false)]);
		const ended = jest.fn();
		void running.then(ended);
		await soon(2_500);
		expect(sent).toBeLessThan(25);
		// Another try of the node finds the key free.
		expect(ended).not.toHaveBeenCalled();
		write();
		await running;
	});

	it('is not waited for once the run is cancelled: a key that is got then is given back', async () => {
		const [claimable, allow] = gate();
		const [released, release] = gate();
		const store: ProcessedStore = {
			...claimedAfter(async () => await claimable),
			removeProcessed: async (entries) => {
				expect(entries).toHaveLength(2);
				release();
				await Promise.resolve();
			},
		};
		const cancellation = new Cancellation();
		const settled: Outcome[] = [];
		const [first] = jobsOf('1023000000000815', 1);
		const job: Job = { ...(first as Job), settled: (outcome) => settled.push(outcome) };
		const running = dispatcher(async () => await Promise.reject(new Error('sent after all')), { once: new OnceKeys(store, 'cancelled claim'), cancellation }).run([job]);
		await soon(50);
		cancellation.stop();
		await running;
		expect(settled.map(({ status }) => status)).toEqual(['notSent']);
		allow();
		await released;
	});

	it('makes room for more requests at once, so that the pace is reached all the same', async () => {
		const number = '1023000000000812';
		const store = claimedAfter(async () => await soon(300));
		await dispatcher(async () => await Promise.resolve(ok), { once: new OnceKeys(store, 'claims slowly') }).run(jobsOf(number, 60));
		expect(senderOf('https://dispatcher.example.com', number).slots.size).toBeGreaterThan(20);
	});
});

describe('once-keys that an earlier run left open', () => {
	const open = { checkProcessedAndRecord: async (items: string[], scope: string) => await Promise.resolve({ new: scope === 'node' ? items : [] }) };
	const store: ProcessedStore = { ...unused, ...open, clearAllProcessedItems: async () => await Promise.resolve() };
	const jobsOf = (sender: string, count: number, settled: Outcome[], recipient = (n: number) => `1650555${1_000 + n}`): Job[] =>
		Array.from({ length: count }, (_, n) => ({
			message: { phoneNumberId: sender, recipient: recipient(n), toGroup: false, onceKey: `${sender} ${n}` },
			retry: DEFAULT_RETRY,
			perform: async () => await Promise.reject(new Error('sent twice')),
			settled: (outcome: Outcome) => settled.push(outcome),
		}));

	it('are waited for once in a run, however many there are to one person', async () => {
		const settled: Outcome[] = [];
		const started = Date.now();
		await dispatcher(async () => await Promise.resolve(ok), { once: new OnceKeys(store, 'left open') }).run(
			jobsOf('1023000000000801', 12, settled, () => '16505551000'),
		);
		expect(settled.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'unknown'));
		expect(Date.now() - started).toBeLessThan(6_000);
	});

	it('hold up nobody else while they are waited for', async () => {
		const sender = '1023000000000802';
		const settled: Outcome[] = [];
		const waiting = dispatcher(async () => await Promise.resolve(ok), { once: new OnceKeys(store, 'hold up nobody'), messagesPerSecond: 20 }).run(jobsOf(sender, 40, settled));
		await soon(100);
		const started = Date.now();
		const others: Outcome[] = [];
		await dispatcher(async () => await Promise.resolve(ok), { messagesPerSecond: 20 }).run(
			Array.from({ length: 10 }, (_, n) => ({
				message: { phoneNumberId: sender, recipient: `1650556${1_000 + n}`, toGroup: false },
				retry: DEFAULT_RETRY,
				perform: async (send) => ({ status: 'accepted', body: (await send(request('/messages'), 'send')).body }),
				settled: (outcome) => others.push(outcome),
			})),
		);
		expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'accepted'));
		expect(Date.now() - started).toBeLessThan(1_500);
		await waiting;
	});

	it('are not waited for once the run is cancelled', async () => {
		const settled: Outcome[] = [];
		const cancellation = new Cancellation();
		setTimeout(() => cancellation.stop(), 300);
		const started = Date.now();
		await dispatcher(async () => await Promise.resolve(ok), { once: new OnceKeys(store, 'cancelled'), cancellation }).run(jobsOf('1023000000000803', 3, settled));
		expect(settled).toHaveLength(3);
		expect(Date.now() - started).toBeLessThan(1_300);
	});
});

describe('a message that is sent again though the first try may have arrived', () => {
	const lost: Failure = { message: 'The answer did not come in time.', remedy: 'Look.', retry: 'ambiguous' };
	let number = 1_023_000_000_000_700;
	const twoTries = async (later: Failure, more: Partial<DispatcherOptions> = {}): Promise<Outcome | undefined> => {
		const message = { phoneNumberId: String((number += 1)), recipient: '+16505550101', toGroup: false };
		const failures = [lost, later];
		const settled: Outcome[] = [];
		const transmit: DispatcherOptions['transmit'] = async () => await Promise.reject(new RequestFailed(failures.shift() ?? never));
		await dispatcher(transmit, more).run([
			{
				message,
				retry: { maximumWait: 3_000, repeatAmbiguous: true },
				perform: async (send) => ({ status: 'accepted', body: (await send(request(`/${message.phoneNumberId}/messages`), 'send')).body }),
				settled: (outcome) => settled.push(outcome),
			},
		]);
		return settled[0];
	};

	it('stays unknown when the second one is refused for good', async () => {
		expect(await twoTries(never)).toEqual({
			status: 'unknown',
			failure: { ...lost, remedy: 'Look. Sending it again did not succeed: Meta refused it.' },
		});
	});

	it('stays unknown when it then has to wait longer than it may', async () => {
		expect(await twoTries({ message: 'Wait.', remedy: 'r', retry: 'notAccepted', retryAfterMs: 60_000 })).toMatchObject({ status: 'unknown' });
	});

	it('stays unknown when the run ends before it goes out again', async () => {
		const cancellation = new Cancellation();
		setTimeout(() => cancellation.stop(), 100);
		expect(await twoTries(never, { cancellation })).toMatchObject({ status: 'unknown', failure: lost });
	});
});
