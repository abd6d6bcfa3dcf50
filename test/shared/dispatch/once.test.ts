import type { ICheckProcessedContextData } from 'n8n-workflow';
import { OnceKeys, type Claim, type ProcessedStore } from '../../../nodes/shared/dispatch/once';
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

const store = (): ProcessedStore => ({
	checkProcessedAndRecord: async (items, scope, options) => await table.checkProcessedAndRecord(items, scope, place, options),
	removeProcessed: async (items, scope, options) => await table.removeProcessed(items, scope, place, options),
	clearAllProcessedItems: async (scope, options) => await table.clearAllProcessedItems(scope, place, options),
});

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

describe('when time passes', () => {
	beforeEach(() => {
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => (now += 1_000));
	});
	afterEach(() => jest.restoreAllMocks());

	test('a worker that died while it held the lock holds nobody up for long', async () => {
		await table.checkProcessedAndRecord(['lock'], 'node', place, { mode: 'entries' });
		expect(await worker().claim(SENDER, 'order 1')).toBe('claimed');
	});

	test('a database that cannot be asked is what the claim fails of', async () => {
		const unreachable: ProcessedStore = {
			...store(),
			checkProcessedAndRecord: async () => await Promise.reject(new Error('The database is gone')),
		};
		await expect(worker(unreachable).claim(SENDER, 'order 1')).rejects.toThrow('The database is gone');
	});
});
