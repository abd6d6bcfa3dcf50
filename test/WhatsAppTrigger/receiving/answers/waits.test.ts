import type { IDataObject } from 'n8n-workflow';
import type * as Waits from '../../../../nodes/WhatsAppTrigger/receiving/answers/waits';
import type { Wait } from '../../../../nodes/shared/answers/wait';

/** A process of n8n: what it remembers is its own, what it saves replaces what the others have saved. */
async function startProcess(): Promise<typeof Waits> {
	let started: typeof Waits | undefined;
	await jest.isolateModulesAsync(async () => {
		started = await import('../../../../nodes/WhatsAppTrigger/receiving/answers/waits');
	});
	if (started === undefined) throw new Error('The process did not start');
	return started;
}

const trigger = 'https://n8n.example.com/webhook/one/webhook';
const question = (execution: string, person: string): Wait => ({
	execution,
	node: 'ask',
	signature: 'x',
	phoneNumberId: '1023000000000001',
	people: [person],
	until: Date.now() + 3_600_000,
});
const ana = question('1', '16505550101');
const ben = question('2', '16505550102');

let database: IDataObject = {};
const load = (): IDataObject => structuredClone(database);
const save = (staticData: IDataObject): void => {
	database = structuredClone(staticData);
};
const register = ({ readWaits, writeWaits }: typeof Waits, staticData: IDataObject, wait: Wait): void =>
	writeWaits(staticData, trigger, [...readWaits(staticData, trigger), wait]);
const known = ({ readWaits }: typeof Waits): string[] => readWaits(load(), trigger).map(({ execution }) => execution).sort();

let main: typeof Waits;
let webhook: typeof Waits;
beforeEach(async () => {
	database = {};
	[main, webhook] = [await startProcess(), await startProcess()];
});

/** Both load before either saves. */
function registerAtOnce(): void {
	const [one, other] = [load(), load()];
	register(main, one, ana);
	register(webhook, other, ben);
	save(one);
	save(other);
}

test('two questions that two processes register in the same instant are both known once each has saved anything again', () => {
	registerAtOnce();
	expect(known(main)).toEqual(['1', '2']);
	const later = load();
	main.refreshWaits(later, trigger);
	save(later);
	expect([known(main), known(webhook)]).toEqual([['1', '2'], ['1', '2']]);
});

test('a question that one process knows to be answered does not come back with what another registers in the same instant', () => {
	const first = load();
	register(main, first, ana);
	save(first);
	const [answered, registering] = [load(), load()];
	webhook.forgetWait(answered, trigger, ana);
	register(main, registering, ben);
	save(answered);
	save(registering);
	expect(known(webhook)).toEqual(['2']);
	const later = load();
	webhook.refreshWaits(later, trigger);
	save(later);
	expect([known(main), known(webhook)]).toEqual([['2'], ['2']]);
});

test('a delivery that was loaded before an answer and saved after it does not bring the question back', () => {
	const first = load();
	register(main, first, ana);
	save(first);
	const [stale, answered] = [load(), load()];
	main.forgetWait(answered, trigger, ana);
	save(answered);
	save(stale);
	expect(known(main)).toEqual([]);
});

test('questions that a version without names of processes has saved are read', () => {
	database = { waits: { at: Date.now(), list: [{ w: [ana.execution, ana.node, ana.signature, ana.phoneNumberId, ana.until, ...ana.people] }] } };
	expect([known(main), known(webhook)]).toEqual([['1'], ['1']]);
});

test('a question asked hours ago is not lost to a list that was loaded before it', () => {
	const began = Date.now();
	const first = load();
	register(main, first, ben);
	save(first);
	const stale = load();
	const asking = load();
	register(main, asking, { ...ana, until: began + 48 * 3_600_000 });
	save(asking);
	save(stale);
	jest.useFakeTimers({ now: began + 2 * 3_600_000 });
	try {
		expect(known(main)).toEqual(['1']);
		const later = load();
		main.refreshWaits(later, trigger);
		save(later);
		expect(known(webhook)).toEqual(['1']);
	} finally {
		jest.useRealTimers();
	}
});

test('a question that was taken back and asked once more is not taken for an answered one', () => {
	const first = load();
	register(main, first, ana);
	main.forgetWait(first, trigger, ana);
	register(main, first, ana);
	const other = load();
	register(webhook, other, ben);
	save(first);
	save(other);
	expect(known(main)).toEqual(['1', '2']);
});
