import type { ICheckProcessedContextData } from 'n8n-workflow';
import { OnceKeys, type Claim, type ProcessedStore } from '../../../nodes/shared/dispatch/once';
import { locked } from '../../../nodes/shared/dispatch/storeLock';
import { InMemoryDeduplication } from '../../engine/deduplication';

/* Two processes are two queues here: what they share is n8n's table alone. */

const SENDER = '1023';
const place = { workflow: { id: 'orders' }, node: { id: 'send' } } as ICheckProcessedContextData;

let table: InMemoryDeduplication;
let processes = 0;

beforeEach(() => {
	table = new InMemoryDeduplication();
	table.readDelay = 5;
});

const store = (): ProcessedStore => table.helpersAt(place);

const worker = (helpers = store()): OnceKeys => new OnceKeys(helpers, `process ${(processes += 1)}`);

test('of workers that claim a key in the same instant, one gets it', async () => {
	const workers = [worker(), worker(), worker(), worker()];
	for (let order = 1; order <= 10; order += 1) {
		const claims = await Promise.all(workers.map(async (one) => await one.claim(SENDER, `order ${order}`)));
		expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
	}
});

test('workers that use different keys at the same time lose none of them', async () => {
	const send = async (keys: OnceKeys, name: string): Promise<Claim[]> =>
		await Promise.all(Array.from({ length: 40 }, async (_, n) => {
			const claim = await keys.claim(SENDER, `${name} ${n}`);
			if (claim === 'claimed') await keys.settle(SENDER, `${name} ${n}`);
			return claim;
		}));
	const names = ['north', 'south'];
	const first = await Promise.all(names.map(async (name) => await send(worker(), name)));
	expect(new Set(first.flat())).toEqual(new Set(['claimed']));
	const later = await Promise.all(names.map(async (name) => await send(worker(), name)));
	expect(new Set(later.flat())).toEqual(new Set(['used']));
});

describe('a lock that somebody holds', () => {
	const lockOf = async (mark: string) => await table.checkProcessedAndRecord(['lock', mark], 'node', place, { mode: 'entries' });
	/** Each look at the clock is a second later. */
	const quickly = (): void => {
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
	};
	afterEach(() => jest.restoreAllMocks());

	test('and who died with it hold nobody up for long, and one of those who wait gets the key', async () => {
		await lockOf('dead');
		quickly();
		const claims = await Promise.all([worker(), worker(), worker()].map(async (one) => await one.claim(SENDER, 'order 1')));
		expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1);
	});

	test('and was taken away, then got by somebody else, is not taken from them', async () => {
		let deleted = 0;
		let since = 0;
		const clearAllProcessedItems = async (): Promise<void> => {
			deleted += 1;
			await Promise.resolve();
		};
		const checkProcessedAndRecord = async ([lock = '']: string[]): Promise<{ new: string[] }> => {
			if (deleted === 0) return await Promise.resolve({ new: [] });
			since += 1;
			if (since === 1) throw new Error('UNIQUE constraint failed');
			return await Promise.resolve({ new: since < 5 ? [] : [lock] });
		};
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => (now += 400));
		await locked({ checkProcessedAndRecord, clearAllProcessedItems }, async () => await Promise.resolve());
		// Taken from the dead one, and given back at the end.
		expect(deleted).toBe(2);
	});

	test('for so long that others may have taken it is not given back: it is theirs', async () => {
		const row = { checkProcessedAndRecord: async (items: string[]) => await Promise.resolve({ new: items }), clearAllProcessedItems: jest.fn() };
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => now);
		await locked(row, async () => {
			now = 20_000;
			await Promise.resolve();
		});
		expect(row.clearAllProcessedItems).not.toHaveBeenCalled();
	});

	test('is not taken from those who are alive, however long one has waited', async () => {
		let row: string[] | undefined;
		const shared: ProcessedStore = {
			...store(),
			checkProcessedAndRecord: async (items, scope, options) => {
				if (scope === 'workflow') return await table.checkProcessedAndRecord(items, scope, place, options);
				const fresh = items.filter((item) => !row?.includes(item));
				row = [...(row ?? []), ...fresh];
				return { new: fresh };
			},
			clearAllProcessedItems: async () => {
				row = undefined;
				await Promise.resolve();
			},
		};
		quickly();
		row = ['lock', 'holder 0'];
		const claimed = jest.fn();
		void worker(shared).claim(SENDER, 'order 1').then(claimed);
		for (let holder = 1; holder <= 20; holder += 1) {
			await new Promise((resolve) => setTimeout(resolve, 40));
			expect(row).toContain(`holder ${holder - 1}`);
			row = ['lock', `holder ${holder}`];
		}
		expect(claimed).not.toHaveBeenCalled();
		row = undefined;
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(claimed).toHaveBeenCalledWith('claimed');
	});
});

test('a store that cannot be used is what the claim fails of, at once', async () => {
	const unreachable: ProcessedStore = {
		...store(),
		checkProcessedAndRecord: async () => await Promise.reject(new Error('The database is gone')),
	};
	const started = Date.now();
	await expect(worker(unreachable).claim(SENDER, 'order 1')).rejects.toThrow('The database is gone');
	expect(Date.now() - started).toBeLessThan(2_000);
});

test('an insert that fails now and then is a clash, and the claim goes on', async () => {
	let calls = 0;
	const clashing: ProcessedStore = {
		...store(),
		checkProcessedAndRecord: async (items, scope, options) => {
			calls += 1;
			if (calls <= 14 && calls % 2 === 1) throw new Error('UNIQUE constraint failed');
			if (calls <= 14) return { new: [] };
			return await table.checkProcessedAndRecord(items, scope, place, options);
		},
	};
	expect(await worker(clashing).claim(SENDER, 'order 1')).toBe('claimed');
	expect(calls).toBeGreaterThan(14);
});

test('many workers at once make inserts fail several times in a row, and the claim goes on', async () => {
	let left = 10;
	const contended: ProcessedStore = {
		...store(),
		checkProcessedAndRecord: async (items, scope, options) => {
			left -= 1;
			if (left >= 0) throw new Error('UNIQUE constraint failed');
			return await table.checkProcessedAndRecord(items, scope, place, options);
		},
	};
	expect(await worker(contended).claim(SENDER, 'order 1')).toBe('claimed');
});

test('two nodes that use the first keys of a workflow in the same instant both get theirs', async () => {
	const other = table.helpersAt({ ...place, node: { id: 'send too' } } as ICheckProcessedContextData);
	expect(await Promise.all([worker().claim(SENDER, 'order 1'), worker(other).claim(SENDER, 'order 2')])).toEqual(['claimed', 'claimed']);
});

test('what is asked while the store is busy goes in one turn', async () => {
	const keys = worker();
	await keys.claim(SENDER, 'order 0');
	table.calls = 0;
	await Promise.all([
		keys.settle(SENDER, 'order 0'),
		...Array.from({ length: 50 }, async (_, n) => await keys.claim(SENDER, `order ${n + 1}`)),
	]);
	// The turn before gives the lock back. It is taken, the removals, the claims, and it is given back.
	expect(table.calls).toBe(5);
});
