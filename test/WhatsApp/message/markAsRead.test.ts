import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';
import { nothing } from './interactiveStage';

const phone = '16505550101';

describe('Mark as Read', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());

	const write = async (body: string) => await stage.emulator.inbound({ from: phone, message: { type: 'text', text: { body } } });
	const conversation = () => stage.emulator.conversation(phone);

	it('Prismatic "Send message" (status): turns the ticks of the message that the trigger gave blue', async () => {
		const messageId = await write('Is there rye bread today?');
		// What the trigger's item carries is all that the untouched node needs.
		const items = [{ json: { messageId, phoneNumberId: demoWorld.phoneNumberId, chatId: `+${phone}` } }];
		const result = await stage.run({ operation: 'markAsRead' }, { items });
		expect(result.items).toEqual([{ success: true, messageId }]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({ messaging_product: 'whatsapp', status: 'read', message_id: messageId });
		expect(conversation()).toMatchObject({ readUpTo: messageId });
		expect(conversation()?.typingUntil).toBeUndefined();
	});

	it('shows that an answer is being written, until it comes', async () => {
		const messageId = await write('And wheat?');
		await stage.run({ operation: 'markAsRead', messageId, showTyping: true });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ status: 'read', typing_indicator: { type: 'text' } });
		expect(conversation()?.typingUntil).toBeGreaterThan(Date.now());
		await stage.run({ to: `+${phone}`, body: 'Both.' });
		expect(conversation()?.typingUntil).toBeUndefined();
	});

	it('does no harm when it is done twice', async () => {
		const messageId = await write('Thanks');
		const items = [{ json: { messageId } }, { json: { messageId } }];
		expect((await stage.run({ operation: 'markAsRead' }, { items })).items).toEqual([
			{ success: true, messageId },
			{ success: true, messageId },
		]);
	});

	it.each([
		['no message', nothing, "'Message ID' is empty"],
		['an ID of 513 characters', `wamid.${'A'.repeat(507)}`, "'Message ID' has 513 characters, and at most 512 are allowed"],
	])('refuses %s before anything is asked of Meta', async (_what, messageId, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await stage.run({ operation: 'markAsRead', messageId });
		expect(error?.message).toBe(`${message} [item 0]`);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it("shows Meta's words for a message that this number did not receive", async () => {
		const { error } = await stage.run({ operation: 'markAsRead', messageId: 'wamid.UNKNOWN' });
		expect(error && 'description' in error ? error.description : '').toContain('Meta: (131009)');
	});
});
