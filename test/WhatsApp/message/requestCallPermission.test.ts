import { accepted, groupId, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

const body = 'May we call you about order 1042?';

describe('Request Call Permission', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('requestCallPermission');
	});
	afterAll(async () => await stage.stop());

	it('asks the customer for permission to call', async () => {
		const { items } = await stage.run({ body });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'interactive',
			interactive: { type: 'call_permission_request', body: { text: body }, action: { name: 'call_permission_request' } },
		});
	});

	it('adds a footer', async () => {
		expect(await stage.arrived({ body, footer: 'Riverside Bakery' })).toMatchObject({ footer: { text: 'Riverside Bakery' } });
	});

	it('asks without a text', async () => {
		expect(await stage.arrived({ body: '' })).toEqual({
			type: 'call_permission_request',
			action: { name: 'call_permission_request' },
		});
	});

	it.each([
		['a body of 1,025 characters', { body: 'x'.repeat(1025) }, "'Body' has 1025 characters, and at most 1024 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
		['a recipient that is none', { to: 'Ana' }, "'To' is 'Ana', which is no phone number, user ID or group ID"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ body, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
