import type { INodeParameters } from 'n8n-workflow';
import { accepted, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

const named = (formattedName: string, more: INodeParameters = {}): INodeParameters => ({ name: { parts: { formattedName } }, ...more });
const rows = (...contact: INodeParameters[]): INodeParameters => ({ contact });

describe('Send Contacts', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendContacts');
	});
	afterAll(async () => await stage.stop());

	it('Composio "Send contacts": a list of contacts with all parts, as Composio takes it', async () => {
		const contacts = [
			{
				addresses: [{ city: 'Palo Alto', country: 'United States', country_code: 'US', state: 'CA', street: '1 Mill Lane', type: 'HOME', zip: '94301' }],
				birthday: '1999-01-23',
				emails: [{ email: 'ana@example.com', type: 'HOME' }, { email: 'ana@example.org', type: 'WORK' }],
				name: { first_name: 'Ana', formatted_name: 'Ana Lima Jr.', last_name: 'Lima', suffix: 'Jr.' },
				org: { company: 'Riverside Bakery', department: 'Orders', title: 'Head Baker' },
				phones: [{ phone: '+1 650 555 0101', wa_id: '16505550101', type: 'MAIN' }, { phone: '+1 650 555 0102', type: 'WORK' }],
				urls: [{ url: 'https://example.com', type: 'WORK' }],
			},
		];
		const { items } = await stage.run({ contactsInput: 'json', contactsJson: '={{ $json.contacts }}' }, { items: [{ json: { contacts } }] });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'contacts',
			contacts,
		});
	});

	it('Prismatic "Send message" (contacts): a card from the form, which the customer sees', async () => {
		await stage.run({ contacts: rows(named('Ana Lima', { phones: { entry: [{ phone: '+16505550101', type: 'Mobile', waId: '+16505550101' }] } })) });
		expect(stage.emulator.conversation('16505550177')?.bubbles.at(-1)).toMatchObject({
			type: 'contacts',
			message: {
				contacts: [
					{
						name: { formatted_name: 'Ana Lima', first_name: 'Ana Lima' },
						phones: [{ phone: '+16505550101', type: 'Mobile', wa_id: '16505550101' }],
					},
				],
			},
		});
	});

	it('sends 257 contacts and refuses 258', async () => {
		const many = (count: number) => rows(...Array.from({ length: count }, (_, n) => named(`Branch ${n + 1}`)));
		expect((await stage.run({ contacts: many(257) })).items).toEqual([accepted]);
		expect((await stage.refused({ contacts: many(258) })).message).toContain(
			"'Contacts' has 258 entries, and at most 257 are allowed",
		);
	});

	it.each<[INodeParameters, string]>([
		[{ contactsInput: 'json', contactsJson: '[]' }, "'Contacts' has no entry, and WhatsApp wants at least 1"],
		[{ contacts: rows(named('Ana'), named('')) }, "'Formatted Name' of 'Contact 2' is empty"],
		[{ contacts: rows(named('Ana', { birthday: '23.01.1999' })) }, "'Birthday' of 'Contact 1' is '23.01.1999', and WhatsApp takes a date as YYYY-MM-DD"],
		[{ contacts: rows(named('Ana', { birthday: '1999-02-30' })) }, "'Birthday' of 'Contact 1' is '1999-02-30'"],
		[
			{ contacts: rows(named('Ana', { phones: { entry: [{ phone: '+16505550101' }, { phone: nothing, type: 'Work' }] } })) },
			"'Phone' of 'Phone 2' of 'Contact 1' is empty",
		],
		[{ contactsInput: 'json', contactsJson: '={{ "[{]" }}' }, "'Contacts' is not valid JSON"],
		[{ contactsInput: 'json', contactsJson: '={{ [1] }}' }, "'Contact 1' is '1' where an object belongs"],
	])('refuses %j', async (parameters, message) => {
		expect((await stage.refused(parameters)).message).toContain(message);
	});
});
