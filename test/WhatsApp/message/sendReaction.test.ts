import { accepted, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

describe('Send Reaction', () => {
	let stage: InteractiveStage;
	let messageId: string;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendReaction');
		messageId = await stage.emulator.inbound({ from: '16505550177', message: { type: 'text', text: { body: 'Thank you' } } });
	});
	afterAll(async () => await stage.stop());

	it('UIP adapter "sendMessageReaction": an emoji on a message, as the flat output', async () => {
		const { items } = await stage.run({ messageId, emoji: '👍' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'reaction',
			reaction: { message_id: messageId, emoji: '👍' },
		});
	});

	it('Prismatic "Send message" (reaction): sits on the bubble, and is taken back', async () => {
		const reactions = () => stage.emulator.conversation('16505550177')?.bubbles.find(({ id }) => id === messageId)?.reactions;
		await stage.run({ messageId: '={{ $json.messageId }}', emoji: '🎉' }, { items: [{ json: { messageId } }] });
		expect(reactions()).toEqual([{ from: 'business', emoji: '🎉' }]);
		await stage.run({ messageId, reaction: 'remove' });
		expect(reactions()).toEqual([]);
	});

	it.each(['👍🏽', '👩‍👩‍👧‍👦', '🇩🇪', '1️⃣', '❤️', '❤', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('takes %s as one emoji', async (emoji) => {
		const { items } = await stage.run({ messageId, emoji: ` ${emoji} ` });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ reaction: { emoji } });
	});

	it.each([
		['👍👍', "'Emoji' is '👍👍' with 2 emoji, and WhatsApp takes one", 'Keep one of them, such as 👍.'],
		['thumbs up', "'Emoji' is 'thumbs up', which is no emoji", 'Enter the emoji itself, such as 👍, not its name or a text.'],
		['👍 ok', "'Emoji' is '👍 ok', which is no emoji", 'Enter the emoji itself'],
		['1', "'Emoji' is '1', which is no emoji", 'Enter the emoji itself'],
		['🇩', "'Emoji' is '🇩', which is no emoji", 'Enter the emoji itself'],
		[nothing, "'Emoji' is empty", 'Fill it in'],
	])('refuses %s', async (emoji, message, remedy) => {
		const refused = await stage.refused({ messageId, emoji });
		expect(refused.message).toContain(message);
		expect(refused.remedy).toContain(remedy);
	});

	it('refuses a reaction to no message', async () => {
		expect((await stage.refused({ messageId: nothing, emoji: '👍' })).message).toContain("'Message ID' is empty");
	});
});
