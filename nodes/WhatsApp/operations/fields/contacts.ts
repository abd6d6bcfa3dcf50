import { defineField } from './field';

const typeOf = (placeholder: string) =>
	({
		displayName: 'Type',
		name: 'type',
		type: 'string',
		default: '',
		placeholder,
		description: 'Label beside it, in your own words',
	}) as const;

const name = defineField({
	displayName: 'Name',
	name: 'name',
	type: 'fixedCollection',
	placeholder: 'Add Name',
	// Open from the start: every contact has a name.
	default: { parts: { formattedName: '' } },
	options: [
		{
			displayName: 'Name',
			name: 'parts',
			values: [
				{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Ana' },
				{
					displayName: 'Formatted Name',
					name: 'formattedName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ana Lima',
					description: 'The whole name as it is shown. Leave it empty to make it from the parts.',
				},
				{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Lima' },
				{ displayName: 'Middle Name', name: 'middleName', type: 'string', default: '' },
				{ displayName: 'Prefix', name: 'prefix', type: 'string', default: '', placeholder: 'e.g. Dr.' },
				{ displayName: 'Suffix', name: 'suffix', type: 'string', default: '', placeholder: 'e.g. Jr.' },
			],
		},
	],
});

const phones = defineField({
	displayName: 'Phones',
	name: 'phones',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	rowAs: { text: 'phone' },
	placeholder: 'Add Phone',
	default: {},
	options: [
		{
			displayName: 'Phone',
			name: 'entry',
			values: [
				{ displayName: 'Phone', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +1 650 555 0101' },
				typeOf('e.g. Mobile'),
				{
					displayName: 'WhatsApp ID',
					name: 'waId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 16505550101',
					description: 'The number in digits, when it is on WhatsApp: the card then gets a button to write to it',
				},
			],
		},
	],
});

const emails = defineField({
	displayName: 'Emails',
	name: 'emails',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	rowAs: { text: 'email' },
	placeholder: 'Add Email',
	default: {},
	options: [
		{
			displayName: 'Email',
			name: 'entry',
			values: [
				{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
				typeOf('e.g. Work'),
			],
		},
	],
});

const addresses = defineField({
	displayName: 'Addresses',
	name: 'addresses',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Address',
	default: {},
	options: [
		{
			displayName: 'Address',
			name: 'entry',
			values: [
				{ displayName: 'Street', name: 'street', type: 'string', default: '', placeholder: 'e.g. 1 Mill Lane' },
				{ displayName: 'City', name: 'city', type: 'string', default: '', placeholder: 'e.g. Palo Alto' },
				{ displayName: 'State', name: 'state', type: 'string', default: '', placeholder: 'e.g. CA' },
				{ displayName: 'ZIP', name: 'zip', type: 'string', default: '', placeholder: 'e.g. 94301' },
				{ displayName: 'Country', name: 'country', type: 'string', default: '', placeholder: 'e.g. United States' },
				{ displayName: 'Country Code', name: 'countryCode', type: 'string', default: '', placeholder: 'e.g. US' },
				typeOf('e.g. Office'),
			],
		},
	],
});

const organization = defineField({
	displayName: 'Organization',
	name: 'org',
	type: 'fixedCollection',
	placeholder: 'Add Organization',
	default: {},
	options: [
		{
			displayName: 'Organization',
			name: 'parts',
			values: [
				{ displayName: 'Company', name: 'company', type: 'string', default: '', placeholder: 'e.g. Riverside Bakery' },
				{ displayName: 'Department', name: 'department', type: 'string', default: '', placeholder: 'e.g. Orders' },
				{ displayName: 'Title', name: 'title', type: 'string', default: '', placeholder: 'e.g. Head Baker' },
			],
		},
	],
});

const urls = defineField({
	displayName: 'URLs',
	name: 'urls',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	rowAs: { text: 'url' },
	placeholder: 'Add URL',
	default: {},
	options: [
		{
			displayName: 'URL',
			name: 'entry',
			values: [
				{ displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://example.com' },
				typeOf('e.g. Company'),
			],
		},
	],
});

const birthday = defineField({
	displayName: 'Birthday',
	name: 'birthday',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1999-01-23',
	description: 'Date as YYYY-MM-DD',
});

/**
 * Contacts with all the parts that a card can have. An array holds them in Meta's own shape, which is also that of a
 * received contacts message.
 */
export const contacts = defineField({
	displayName: 'Contacts',
	name: 'contacts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	required: true,
	limit: { min: 1, max: 257 },
	orJson: true,
	placeholder: 'Add Contact',
	default: {},
	description: 'The people or places to send as contact cards, 1 to 257',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			values: [name, phones, emails, addresses, organization, urls, birthday],
		},
	],
});
