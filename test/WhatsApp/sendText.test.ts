import { demoWorld } from '../emulator/contract';
import { setStage, type Stage } from './stage';

describe('Send Text', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());

	it('sends a text and gives back what a later node needs', async () => {
		const { items, error } = await stage.run({ to: '+1 (650) 555-0101', body: 'Your order is on its way.' });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				status: 'accepted',
				messageId: expect.stringMatching(/^wamid\./),
				waId: '16505550101',
				userId: expect.stringMatching(/^US\./),
				to: '+16505550101',
			},
		]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to: '+16505550101',
			type: 'text',
			text: { body: 'Your order is on its way.' },
		});
	});

	it('answers from the number that was written to, and else from the number of the credential', async () => {
		const items = [
			{ json: { chatId: '16505550101', phoneNumberId: demoWorld.secondPhoneNumberId } },
			{ json: { chatId: '16505550102' } },
		];
		const { error } = await stage.run({ body: 'hello' }, { items });
		expect(error).toBeUndefined();
		expect(stage.emulator.requests.slice(-2).map(({ path }) => path).sort()).toEqual([
			`/v26.0/${demoWorld.phoneNumberId}/messages`,
			`/v26.0/${demoWorld.secondPhoneNumberId}/messages`,
		]);
	});
});
