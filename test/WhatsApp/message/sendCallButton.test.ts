import { accepted, emoji, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const given = { body: 'Call us, we know your order.' };

describe('Send Call Button', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendCallButton');
	});
	afterAll(async () => await stage.stop());

	it('sends a button with its text, time and payload', async () => {
		const { items } = await stage.run({ ...given, buttonText: 'Call the bakery', ttlMinutes: '={{ "100" }}', payload: 'order 1042' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'voice_call',
				body: { text: 'Call us, we know your order.' },
				action: {
					name: 'voice_call',
					parameters: { display_text: 'Call the bakery', ttl_minutes: 100, payload: 'order 1042' },
				},
			},
		});
	});

	it('leaves the text to WhatsApp and lets the button work for seven days', async () => {
		expect(await stage.arrived(given)).toEqual({
			type: 'voice_call',
			body: { text: 'Call us, we know your order.' },
			action: { name: 'voice_call', parameters: { ttl_minutes: 10_080 } },
		});
	});

	it.each([
		['a button text of 21 emoji', { buttonText: emoji(21) }, "'Button Text' has 21 characters, and at most 20 are allowed"],
		['no minutes', { ttlMinutes: 0 }, "'Valid For (Minutes)' is 0, and it can be 1 to 43200"],
		['more than 30 days', { ttlMinutes: 43_201 }, "'Valid For (Minutes)' is 43201, and it can be 1 to 43200"],
		['half a minute', { ttlMinutes: 1.5 }, "'Valid For (Minutes)' is 1.5, and it has to be a whole number"],
		['a payload of 513 characters', { payload: 'x'.repeat(513) }, "'Payload' has 513 characters, and at most 512 are allowed"],
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ ...given, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
