import type { NodeApiError } from 'n8n-workflow';
import { setStage, type Stage } from './stage';

/** The texts that Meta accepted, in the order of their arrival. */
const accepted = (stage: Stage): string[] =>
	stage.emulator.requests.flatMap(({ body, messageId }) =>
		messageId !== undefined && typeof body === 'object' && body !== null && 'text' in body
			? [(body.text as { body: string }).body]
			: [],
	);

const toOnePerson = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ json: { chatId: '16505551001', text: `message ${n}` } }));
const perItem = { to: '={{ $json.chatId }}', body: '={{ $json.text }}' };
/** One message is refused by Meta for good, after so many went through. */
const refusedAfter = (skip: number) => ({ kind: 'error', code: 131026, path: '/messages$', skip, times: 1 }) as const;
/** One message is accepted and its answer is lost. */
const lostAfter = (skip: number) => ({ kind: 'dropAfter', path: '/messages$', skip, times: 1 }) as const;
const everySetting = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('what becomes of the items of a run', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage();
	});
	afterEach(async () => await stage.stop());

	it('sends nothing when one of several items cannot be sent, and names every one that cannot', async () => {
		const items = [
			{ json: { chatId: '16505551001', text: 'fine' } },
			{ json: { chatId: 'nobody', text: 'x' } },
			{ json: { chatId: '16505551002', text: '' } },
		];
		const { error } = await stage.run(perItem, { items });
		expect(error?.message).toBe(
			"2 of 3 items need a change, so nothing was sent. item 1: 'To' is 'nobody', which is no phone number, user ID or group ID; item 2: 'Text' is empty",
		);
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it('names the first bad items of very many, all by their numbers, and each with its reason in the context', async () => {
		const items = Array.from({ length: 2_000 }, (_, n) => ({ json: { chatId: n < 500 || n % 2 === 1 ? `nobody ${n} ${'x'.repeat(500)}` : '16505551001', text: 'fine' } }));
		const { error } = await stage.run(perItem, { items });
		expect(error?.message).toMatch(/^1250 of 2000 items need a change, so nothing was sent\. item 0: 'To' is 'nobody 0 x+…', which .*; and 1230 more$/);
		expect(error?.message.length).toBeLessThan(5_000);
		expect(error?.description).toContain('All of them: items 0-499, 501, 503,');
		expect(error?.description?.length).toBeLessThan(3_000);
		const unsendable = (error as NodeApiError).context.unsendable as Array<{ item: number; message: string }>;
		expect(unsendable).toHaveLength(1_250);
		expect(unsendable.at(-1)).toEqual({ item: 1_999, message: expect.stringContaining("'To' is 'nobody 1999") });
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)('reports an item whose expression fails and sends the others (%s)', async (onError) => {
		const body = '={{ $json.text === "message 1" ? $("Nobody").item.json.x : $json.text }}';
		const { outputs, error } = await stage.run({ ...perItem, body }, { items: toOnePerson(3), settings: { onError } });
		expect(error).toBeUndefined();
		const statuses = onError === 'continueErrorOutput' ? [['accepted', 'accepted'], ['failed']] : [['accepted', 'failed', 'accepted']];
		expect(outputs.map((items) => items.map(({ json }) => json.status))).toEqual(statuses);
		const failed = outputs.flat().find(({ json }) => json.status === 'failed');
		expect(failed?.json.errorMessage).toBe("This item could not be read: Referenced node doesn't exist");
		expect(accepted(stage)).toEqual(['message 0', 'message 2']);
	});

	it("throws n8n's own error of an expression that fails where the node stops, with nothing sent", async () => {
		const { error } = await stage.run({ ...perItem, body: '={{ $("Nobody").item.json.x }}' }, { items: toOnePerson(3) });
		expect(error?.message).toBe("Referenced node doesn't exist");
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it('sends the good items and reports the bad one when the node continues', async () => {
		const items = [{ json: { chatId: '16505551001', text: 'fine' } }, { json: { chatId: 'nobody', text: 'x' } }];
		const { outputs } = await stage.run(perItem, { items, settings: { onError: 'continueRegularOutput' } });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			['accepted', { item: 0 }],
			['failed', { item: 1 }],
		]);
		expect(outputs[0]?.[1]?.json).toEqual({
			status: 'failed',
			code: null,
			errorMessage: "'To' is 'nobody', which is no phone number, user ID or group ID",
			remedy: expect.stringContaining('country code'),
			to: 'nobody',
		});
		expect(accepted(stage)).toEqual(['fine']);
	});

	it('routes a refused item to the error output with its status, code and remedy', async () => {
		stage.emulator.fault(refusedAfter(1));
		const { outputs } = await stage.run(perItem, { items: toOnePerson(3), settings: { onError: 'continueErrorOutput' } });
		expect(outputs.map((items) => items.map(({ json }) => json.status))).toEqual([['accepted', 'accepted'], ['failed']]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ code: 131026, text: 'message 1', to: '+16505551001', remedy: expect.any(String) });
		expect(outputs[1]?.[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('says how many went out before a refusal ended the run, with their message IDs', async () => {
		stage.emulator.fault(refusedAfter(2));
		const { error } = await stage.run(perItem, { items: toOnePerson(5) });
		const { description, context } = error as NodeApiError;
		expect(description).toContain('2 of 5 accepted, 1 refused, 2 not sent. Item 2 ended the run.');
		expect(description).toContain('Meta: (131026)');
		const ids = stage.emulator.requests.flatMap(({ messageId }) => messageId ?? []);
		expect(context.sent).toEqual([
			{ item: 0, messageId: ids[0] },
			{ item: 1, messageId: ids[1] },
		]);
		expect(accepted(stage)).toEqual(['message 0', 'message 1']);
	});

	it.each(everySetting)('sends only the rest when Retry On Fail runs the node again after a refusal (%s)', async (onError) => {
		stage.emulator.fault(refusedAfter(2));
		const { tries, outputs } = await stage.run(perItem, { items: toOnePerson(4), settings: { onError, ...retrying } });
		const all = accepted(stage);
		expect(new Set(all).size).toBe(all.length);
		if (onError === 'stopWorkflow') {
			expect(tries).toBe(2);
			expect(all).toEqual(['message 0', 'message 1', 'message 2', 'message 3']);
			expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
		} else {
			expect(tries).toBe(1);
			expect(all).toEqual(['message 0', 'message 1', 'message 3']);
		}
	});

	it('never repeats a message whose text is another one at each try, such as one with the time in it', async () => {
		stage.emulator.fault(refusedAfter(2));
		const body = '={{ $json.text }}, sent at {{ Date.now() }}, code {{ Math.random() }}';
		const { tries } = await stage.run({ ...perItem, body }, { items: toOnePerson(4), settings: { onError: 'stopWorkflow', ...retrying } });
		expect(tries).toBe(2);
		expect(accepted(stage).map((text) => text.split(',')[0])).toEqual(['message 0', 'message 1', 'message 2', 'message 3']);
	});

	it.each(everySetting)('never repeats a message whose answer was lost (%s)', async (onError) => {
		stage.emulator.fault(lostAfter(1));
		const { outputs, error } = await stage.run(perItem, { items: toOnePerson(3), settings: { onError, ...retrying } });
		const all = accepted(stage);
		expect(new Set(all).size).toBe(all.length);
		expect(all).toContain('message 1');
		if (onError === 'stopWorkflow') {
			expect((error as NodeApiError).description).toContain('1 unknown');
		} else {
			const flat = outputs.flat().map(({ json }) => json);
			expect(flat.filter(({ status }) => status === 'unknown')).toHaveLength(1);
			expect(flat.find(({ status }) => status === 'unknown')).toMatchObject({ to: '+16505551001', remedy: expect.any(String) });
		}
	});

	it('sends again when the user accepts that a message may arrive twice', async () => {
		stage.emulator.fault(lostAfter(0));
		const { items } = await stage.run({ ...perItem, options: { retryUnknown: true } }, { items: toOnePerson(1) });
		expect(items[0]?.status).toBe('accepted');
		expect(accepted(stage)).toEqual(['message 0', 'message 0']);
	});

	it('waits and sends again what Meta did not accept', async () => {
		stage.emulator.fault({ kind: 'error', code: 130429, path: '/messages$', times: 2 });
		const { items } = await stage.run(perItem, { items: toOnePerson(1) });
		expect(items[0]?.status).toBe('accepted');
		expect(stage.emulator.requests.map(({ code }) => code)).toEqual([130429, 130429, undefined]);
	});

	it('gives an envelope for a refusal and does not stop', async () => {
		stage.emulator.fault(refusedAfter(0));
		const options = { responseFormat: 'envelope' };
		const { items, error } = await stage.run({ ...perItem, options }, { items: toOnePerson(2) });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ successful: false, error: expect.stringMatching(/^[^.]\S.*[^.]\.$/), paging: null, data: { code: 131026 } });
		expect(items[0]?.error).not.toContain('..');
		expect(items[1]).toMatchObject({ successful: true, error: null, data: { messaging_product: 'whatsapp' } });
	});

	it("gives Meta's own body in the full format", async () => {
		const { items } = await stage.run({ ...perItem, options: { responseFormat: 'full' } }, { items: toOnePerson(1) });
		expect(items[0]).toMatchObject({ messaging_product: 'whatsapp', messages: [{ id: expect.stringMatching(/^wamid\./) }] });
	});

	it('stops sending within a second when the user cancels, and says what went out', async () => {
		const items = toOnePerson(200).map(({ json }, n) => ({ json: { ...json, chatId: `1650555${1000 + n}` } }));
		const running = stage.start({ ...perItem, options: { messagesPerSecond: 20 } }, { items });
		await new Promise((resolve) => setTimeout(resolve, 500));
		running.cancel();
		const { logs } = await running.result;
		await new Promise((resolve) => setTimeout(resolve, 300));
		const sent = accepted(stage).length;
		expect(sent).toBeGreaterThan(2);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(accepted(stage)).toHaveLength(sent);
		expect(sent).toBeLessThan(40);
		expect(logs.map(({ message }) => message).join('\n')).toContain(`The execution was cancelled. ${sent} of 200 accepted, ${200 - sent} not sent.`);
	});
});
