import { accepted, groupId, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

const body = 'Which number may we call?';

describe('Request Contact Info', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('requestContactInfo');
	});
	afterAll(async () => await stage.stop());

	it('asks the customer for a phone number', async () => {
		const { items } = await stage.run({ body });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'interactive',
			interactive: { type: 'request_contact_info', body: { text: body }, action: { name: 'request_contact_info' } },
		});
	});

	it('adds a footer', async () => {
		expect(await stage.arrived({ body, footer: 'Riverside Bakery' })).toMatchObject({ footer: { text: 'Riverside Bakery' } });
	});

	it('asks somebody who is known by user ID alone', async () => {
		const { userId } = stage.emulator.conversation('16505550177')?.customer ?? {};
		const { items } = await stage.run({ to: userId ?? '', body });
		expect(items).toEqual([{ ...accepted, to: userId }]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ recipient: userId, recipient_type: 'individual' });
	});

	it.each([
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a body of 1,025 characters', { body: 'x'.repeat(1025) }, "'Body' has 1025 characters, and at most 1024 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
		['a recipient that is none', { to: 'Ana' }, "'To' is 'Ana', which is no phone number, user ID or group ID"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ body, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
