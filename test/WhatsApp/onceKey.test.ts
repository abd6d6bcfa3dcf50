import { setStage, type Stage } from './stage';

const orders = (...numbers: Array<string | number>) =>
	numbers.map((order, n) => ({ json: { order, chatId: `1650555${2000 + n}` } }));
const once = { to: '={{ $json.chatId }}', body: 'Order {{ $json.order }}', options: { onceKey: '={{ $json.order }}' } };

describe('Once Key', () => {
	let stage: Stage;
	let workflow = 0;
	let settings: { workflowId: string; settings: { onError: 'continueRegularOutput' } };
	beforeEach(async () => {
		stage = await setStage();
		// Each workflow has a store of its own.
		settings = { workflowId: `once ${(workflow += 1)}`, settings: { onError: 'continueRegularOutput' } };
	});
	afterEach(async () => await stage.stop());

	const sends = () => stage.emulator.requests.length;

	it('sends a key once, whichever execution asks again', async () => {
		const first = await stage.run(once, { items: orders('A1', 'A2'), ...settings });
		expect(first.items.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
		const second = await stage.run(once, { items: orders('A1', 'A2', 'A3'), ...settings });
		expect(second.items).toEqual([
			{ status: 'skipped', onceKey: 'A1', to: '+16505552000' },
			{ status: 'skipped', onceKey: 'A2', to: '+16505552001' },
			expect.objectContaining({ status: 'accepted' }),
		]);
		expect(sends()).toBe(3);
	});

	it('sends the first of two items with the same key in one run', async () => {
		const { items } = await stage.run(once, { items: orders(7, '7'), ...settings });
		expect(items.map(({ status }) => status)).toEqual(['accepted', 'skipped']);
		expect(sends()).toBe(1);
	});

	it('frees the key when Meta refuses the message, so that a later run sends it', async () => {
		stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1 });
		const first = await stage.run(once, { items: orders('B1'), ...settings });
		expect(first.items[0]?.status).toBe('failed');
		const second = await stage.run(once, { items: orders('B1'), ...settings });
		expect(second.items[0]?.status).toBe('accepted');
	});

	it('keeps the key when the answer was lost, and says so in a later run without sending', async () => {
		stage.emulator.fault({ kind: 'dropAfter', path: '/messages$', times: 1 });
		const first = await stage.run(once, { items: orders('C1'), ...settings });
		expect(first.items[0]?.status).toBe('unknown');
		const second = await stage.run(once, { items: orders('C1'), ...settings });
		expect(second.items[0]).toMatchObject({
			status: 'unknown',
			errorMessage: "The Once Key 'C1' was used by an earlier send, and whether that went out is not known",
		});
		expect(sends()).toBe(1);
	});

	it('says of a message whose answer was lost that its key stays used', async () => {
		stage.emulator.fault({ kind: 'dropAfter', path: '/messages$', times: 1 });
		const { items } = await stage.run(once, { items: orders('C2'), ...settings });
		expect(items[0]?.remedy).toMatch(/The Once Key 'C2' stays used, so that no later run sends it a second time\. To send it all the same, use another key\.$/);
	});

	it('sends the rest when an execution that stopped at an unknown message is run anew, and says at the end what is unknown', async () => {
		const stopping = { workflowId: settings.workflowId };
		const toOne = orders('G1', 'G2', 'G3').map(({ json }) => ({ json: { ...json, chatId: '16505552000' } }));
		stage.emulator.fault({ kind: 'dropAfter', path: '/messages$', skip: 1, times: 1 });
		const first = await stage.run(once, { items: toOne, ...stopping });
		expect(first.error?.description).toContain('1 of 3 accepted, 1 unknown, 1 not sent. Item 1 ended the run.');
		const second = await stage.run(once, { items: toOne, ...stopping });
		expect(second.error?.message).toContain("The Once Key 'G2' was used by an earlier send");
		expect(second.error?.description).toContain('1 of 3 accepted, 1 unknown, 1 skipped.');
		expect(second.error?.description).not.toContain('ended the run');
		expect(sends()).toBe(3);
	});

	it('sends one message when two executions use the same key at the same moment', async () => {
		const results = await Promise.all([1, 2, 3].map(async () => await stage.run(once, { items: orders('D1'), ...settings })));
		expect(results.map(({ items }) => items[0]?.status).sort()).toEqual(['accepted', 'skipped', 'skipped']);
		expect(sends()).toBe(1);
	});

	it('keeps workflows apart, and senders too', async () => {
		await stage.run(once, { items: orders('E1'), ...settings });
		const elsewhere = await stage.run(once, { items: orders('E1'), ...settings, workflowId: 'another workflow' });
		expect(elsewhere.items[0]?.status).toBe('accepted');
		const other = { ...once, phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' } };
		expect((await stage.run(other, { items: orders('E1'), ...settings })).items[0]?.status).toBe('accepted');
	});

	it('counts the keys of 300 items sent at once, each once', async () => {
		const many = orders(...Array.from({ length: 300 }, (_, n) => `F${n}`));
		const fast = { ...once, options: { ...once.options, messagesPerSecond: 1000 } };
		stage.emulator.clearFaults();
		const quick = await setStage({ messagesPerSecond: 0 });
		const first = await quick.run(fast, { items: many, ...settings });
		expect(first.items.filter(({ status }) => status === 'accepted')).toHaveLength(300);
		const second = await quick.run(fast, { items: many, ...settings });
		expect(second.items.filter(({ status }) => status === 'skipped')).toHaveLength(300);
		expect(quick.emulator.requests).toHaveLength(300);
		await quick.stop();
	});

	it.each([
		['empty', '', "'Once Key' is empty"],
		['a column that is not there', undefined, "'Once Key' is empty"],
		['null', null, "'Once Key' is empty"],
		['an object', { a: 1 }, `'Once Key' is '{"a":1}' where a text belongs`],
		['10 kB long', 'x'.repeat(10_000), "'Once Key' has 10000 characters, and at most 1000 are allowed"],
	])('refuses a key that is %s before anything is sent', async (_, order, message) => {
		const { error } = await stage.run(once, { items: [{ json: { order, chatId: '16505552000' } }], workflowId: 'bad keys' });
		expect(error?.message).toContain(message);
		expect(sends()).toBe(0);
	});
});
