import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

/** As Meta writes a contact, in requests and in received messages. */
const metasOwn = {
	addresses: [
		{ street: '1 Mill Lane', city: 'Palo Alto', state: 'CA', zip: '94301', country: 'United States', country_code: 'US', type: 'Office' },
	],
	birthday: '1999-01-23',
	emails: [{ email: 'ana@example.com', type: 'Work' }, { email: 'ana@example.org', type: 'Home' }],
	name: { formatted_name: 'Dr. Ana M. Lima Jr.', first_name: 'Ana', last_name: 'Lima', middle_name: 'M.', suffix: 'Jr.', prefix: 'Dr.' },
	org: { company: 'Riverside Bakery', department: 'Orders', title: 'Head Baker' },
	phones: [{ phone: '+16505550102', type: 'Landline' }, { phone: '+16505550103', type: 'Mobile', wa_id: '16505550103' }],
	urls: [{ url: 'https://example.com', type: 'Company' }],
};

export const cases: RequestCase[] = [
	{
		title: 'a card from the form, without what was left empty',
		parameters: {
			to,
			contacts: {
				contact: [
					{
						name: { parts: { formattedName: '', firstName: 'Ana', lastName: 'Lima' } },
						phones: { entry: [{ phone: '+1 650 555 0102', type: 'Mobile', waId: '+1 650-555-0102' }, { phone: '', type: '' }] },
						emails: {},
						org: {},
						birthday: '1999-01-23T00:00:00',
					},
				],
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'contacts',
				contacts: [
					{
						name: { formatted_name: 'Ana Lima', first_name: 'Ana', last_name: 'Lima' },
						phones: [{ phone: '+1 650 555 0102', type: 'Mobile', wa_id: '16505550102' }],
						birthday: '1999-01-23',
					},
				],
			},
		},
	},
	{
		title: "two cards as JSON in Meta's own shape",
		parameters: { to, contactsInput: 'json', contactsJson: JSON.stringify([metasOwn, { name: { formatted_name: 'Riverside Bakery' }, phones: ['+16505550104'] }]) },
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'contacts',
				contacts: [
					metasOwn,
					{ name: { formatted_name: 'Riverside Bakery', first_name: 'Riverside Bakery' }, phones: [{ phone: '+16505550104' }] },
				],
			},
		},
	},
	{
		title: 'the contacts of a received message, passed on by an expression',
		parameters: { to, contactsInput: 'json', contactsJson: [metasOwn] },
		request: { method: 'POST', path, body: { ...toPerson, type: 'contacts', contacts: [metasOwn] } },
	},
];
