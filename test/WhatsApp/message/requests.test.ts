import type { INodeParameters } from 'n8n-workflow';
import { accepted, groupId, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

interface RequestOperation {
	operation: string;
	what: string;
	body: string;
	type: string;
	action: string;
	/** Whether it takes a footer, and whether it can do without a text. */
	footer?: boolean;
	bodyOptional?: boolean;
}

const operations: RequestOperation[] = [
	{ operation: 'requestLocation', what: 'where to deliver', body: 'Where shall we deliver?', type: 'location_request_message', action: 'send_location' },
	{
		operation: 'requestContactInfo',
		what: 'for a phone number',
		body: 'Which number may we call?',
		type: 'request_contact_info',
		action: 'request_contact_info',
		footer: true,
	},
	{
		operation: 'requestCallPermission',
		what: 'for permission to call',
		body: 'May we call you about order 1042?',
		type: 'call_permission_request',
		action: 'call_permission_request',
		footer: true,
		bodyOptional: true,
	},
];

describe.each(operations)('$operation', ({ operation, what, body, type, action, footer, bodyOptional }) => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage(operation);
	});
	afterAll(async () => await stage.stop());

	it(`asks the customer ${what}`, async () => {
		const { items } = await stage.run({ body });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'interactive',
			interactive: { type, body: { text: body }, action: { name: action } },
		});
	});

	it('asks somebody who is known by user ID alone', async () => {
		const { userId } = stage.emulator.conversation('16505550177')?.customer ?? {};
		const { items } = await stage.run({ to: userId ?? '', body });
		expect(items).toEqual([{ ...accepted, to: userId }]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ recipient: userId, recipient_type: 'individual' });
	});

	it(footer === true ? 'adds a footer' : 'has no footer', async () => {
		const interactive = await stage.arrived({ body, footer: 'Riverside Bakery' });
		expect(interactive).toEqual({ type, body: { text: body }, ...(footer === true ? { footer: { text: 'Riverside Bakery' } } : {}), action: { name: action } });
	});

	it(bodyOptional === true ? 'asks without a text' : 'refuses to ask without a text', async () => {
		if (bodyOptional === true) expect(await stage.arrived({ body: nothing })).toEqual({ type, action: { name: action } });
		else expect((await stage.refused({ body: nothing })).message).toBe("'Body' is empty [item 0]");
	});

	it('takes a text of 1,024 characters', async () => {
		expect(await stage.arrived({ body: 'é'.repeat(1024) })).toMatchObject({ body: { text: 'é'.repeat(1024) } });
	});

	it.each<[string, INodeParameters, string]>([
		['a body of 1,025 characters', { body: 'é'.repeat(1025) }, "'Body' has 1025 characters, and at most 1024 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
		['a recipient that is none', { to: 'Ana' }, "'To' is 'Ana', which is no phone number, user ID or group ID"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ body, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
