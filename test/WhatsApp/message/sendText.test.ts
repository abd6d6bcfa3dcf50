import type { IDataObject } from 'n8n-workflow';
import { accepted, emoji, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

/** A text of so many paragraphs, each too long for two to fit into a message. */
const paragraphs = (count: number): string => Array.from({ length: count }, (_, n) => `${n + 1}: ${'x'.repeat(3_000)}`).join('\n\n');

describe('Send Text', () => {
	let stage: InteractiveStage;
	beforeEach(async () => {
		stage = await setInteractiveStage('sendText');
	});
	afterEach(async () => await stage.stop());

	/** The beginnings of the texts that Meta accepted, in order. */
	const texts = () =>
		stage.emulator.conversation('16505550177')?.bubbles.flatMap(({ from, message }) => {
			const { body } = message.text as { body: string };
			return from === 'business' ? [body.slice(0, 2)] : [];
		}) ?? [];

	const split = (body: string, more: IDataObject = {}) => ({ body, options: { splitLongText: true, ...more } });

	it('Composio "Send message" and ByteChef "Send message": a text to a number with a plus, with a preview', async () => {
		const { items } = await stage.run({ body: 'See https://example.com', options: { previewUrl: true } });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ to, text: { body: 'See https://example.com', preview_url: true } });
	});

	it('Composio "Send reply": quotes the message that is answered', async () => {
		await stage.run({ body: 'Gladly', options: { replyToMessageId: 'wamid.QUOTED', previewUrl: false } });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			context: { message_id: 'wamid.QUOTED' },
			text: { body: 'Gladly', preview_url: false },
		});
	});

	it('Prismatic "Send message" (text): preview, tracking data and context', async () => {
		await stage.run({ body: 'x', options: { previewUrl: true, trackingData: 'order 17', replyToMessageId: 'wamid.Q' } });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			text: { preview_url: true },
			biz_opaque_callback_data: 'order 17',
			context: { message_id: 'wamid.Q' },
		});
	});

	it('UIP adapter "sendMessageText": a flat output, also when Meta refuses', async () => {
		stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1 });
		const { items } = await stage.run({ body: 'x' }, { items: [{}, {}], settings: { onError: 'continueRegularOutput' } });
		expect(items).toEqual([expect.objectContaining({ status: 'failed', code: 131026, errorMessage: expect.any(String) }), accepted]);
	});

	it('takes 4,096 emoji and refuses one more, naming the way out', async () => {
		expect((await stage.run({ body: emoji(4096) })).items).toEqual([accepted]);
		expect(await stage.refused({ body: emoji(4097) })).toEqual({
			message: "'Text' has 4097 characters, and at most 4096 are allowed [item 0]",
			remedy: 'Shorten it by 1, or add the option Split Long Text to send it as several messages.',
		});
		expect((await stage.refused({ body: nothing })).message).toContain("'Text' is empty");
	});

	it("writes an AI model's Markdown with WhatsApp's marks, and counts what is sent", async () => {
		const body = `## Hours\n\n**Mon** ${'*i* '.repeat(1_000)}`;
		await stage.run({ body, options: { formatMarkdown: true } });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ text: { body: expect.stringMatching(/^\*Hours\*\n\n\*Mon\* _i_ _i_/) } });
		expect((await stage.refused({ body: '[a]: https://example.com', options: { formatMarkdown: true } })).message).toContain("'Text' is empty");
	});

	describe('with Split Long Text', () => {
		it('sends the parts in order and gives one item with all their IDs', async () => {
			const { items, outputs } = await stage.run(split(paragraphs(3)));
			expect(texts()).toEqual(['1:', '2:', '3:']);
			const ids = stage.emulator.conversation('16505550177')?.bubbles.map(({ id }) => id);
			expect(items).toEqual([{ ...accepted, messageId: ids?.[0], messageIds: ids }]);
			expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
		});

		it('gives the IDs of a short text as well, and in full Meta’s answers as one', async () => {
			const { items } = await stage.run(split('short'));
			expect(items).toEqual([{ ...accepted, messageIds: [items[0]?.messageId] }]);
			const full = await stage.run(split(paragraphs(2), { responseFormat: 'full' }));
			expect(full.items).toEqual([expect.objectContaining({ messages: [expect.objectContaining({ id: expect.any(String) }), expect.objectContaining({ id: expect.any(String) })] })]);
		});

		it('keeps the parts of two items for one customer apart', async () => {
			await stage.run({ ...split('={{ $json.text }}') }, { items: [{ json: { text: paragraphs(2) } }, { json: { text: '9: end' } }] });
			expect(texts()).toEqual(['1:', '2:', '9:']);
		});

		it('says how far it came when a part is refused, and sends nothing behind it', async () => {
			stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1, skip: 1 });
			const { items } = await stage.run(split(paragraphs(3)), { settings: { onError: 'continueRegularOutput' } });
			expect(texts()).toEqual(['1:']);
			const ids = stage.emulator.conversation('16505550177')?.bubbles.map(({ id }) => id);
			expect(items).toEqual([expect.objectContaining({ status: 'failed', code: 131026, messageIds: ids, to })]);
			expect(items[0]?.remedy).toContain('This is part 2 of 3. Part 1 was sent before it. The rest was not sent.');
		});

		it('names the parts that were sent in the error that stops the workflow', async () => {
			stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1, skip: 2 });
			const { error } = await stage.run(split(paragraphs(3)));
			const ids = stage.emulator.conversation('16505550177')?.bubbles.map(({ id }) => id) ?? [];
			expect(error).toMatchObject({ context: { sent: ids.map((messageId) => ({ item: 0, messageId })) } });
			expect(ids).toHaveLength(2);
		});

		it('sends only the missing parts when Retry On Fail runs the node again', async () => {
			stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1, skip: 1 });
			const { items, tries } = await stage.run(split(paragraphs(3)), { settings: { retryOnFail: true, maxTries: 3 } });
			expect(tries).toBe(2);
			expect(texts()).toEqual(['1:', '2:', '3:']);
			expect(items).toEqual([{ ...accepted, messageIds: [expect.any(String), expect.any(String), expect.any(String)] }]);
		});

		it('doubles no part of which it is not known whether it arrived, and sends none behind it', async () => {
			stage.emulator.fault({ kind: 'dropAfter', path: '/messages$', times: 1, skip: 1 });
			const { error, tries } = await stage.run(split(paragraphs(3)), { settings: { retryOnFail: true, maxTries: 2 } });
			expect(tries).toBe(2);
			expect(texts()).toEqual(['1:', '2:']);
			expect(error && 'description' in error ? error.description : '').toContain('This is part 2 of 3. Part 1 was sent before it.');
		});

		it('sends two parts with the same text both, though only one of them went out on the first try', async () => {
			const twice = `${'y'.repeat(4_000)}\n\n${'y'.repeat(4_000)}\n\n3: ${'z'.repeat(3_000)}`;
			stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1, skip: 1 });
			await stage.run(split(twice), { settings: { retryOnFail: true, maxTries: 2 } });
			expect(texts()).toEqual(['yy', 'yy', '3:']);
		});

		it('with a once-key, sends in a later execution what an earlier one did not', async () => {
			const given = split(paragraphs(3), { onceKey: 'order 17' });
			stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', times: 1, skip: 1 });
			await stage.run(given, { settings: { onError: 'continueRegularOutput' } });
			const second = await stage.run(given);
			expect(texts()).toEqual(['1:', '2:', '3:']);
			expect(second.items).toEqual([{ ...accepted, messageIds: [expect.any(String), expect.any(String)] }]);
			expect((await stage.run(given)).items).toEqual([{ status: 'skipped', onceKey: 'order 17', to }]);
		});

		it('refuses a text of more than 65,536 characters', async () => {
			expect((await stage.refused(split('x'.repeat(65_537)))).message).toContain("'Text' has 65537 characters");
		});
	});
});
