import { defineFields } from '../fields/field';

const shown = { show: { definition: ['library'] } };

const libraryButtonValues = defineFields([
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Phone Number', value: 'PHONE_NUMBER' },
			{ name: 'URL', value: 'URL' },
		],
		default: 'URL',
		description: 'The type that the button has in the library',
	},
	{
		displayName: 'URL',
		name: 'baseUrl',
		type: 'string',
		displayOptions: { show: { type: ['URL'] } },
		default: '',
		placeholder: 'e.g. https://example.com/orders/[[1]]',
		description: 'The web page. A part that changes is [[1]] at the end.',
	},
	{
		displayName: 'URL Example',
		name: 'urlSuffixExample',
		type: 'string',
		displayOptions: { show: { type: ['URL'] } },
		default: '',
		placeholder: 'e.g. https://example.com/orders/4711',
		description: 'A whole address as it may come out, if the URL has a part that changes',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		displayOptions: { show: { type: ['PHONE_NUMBER'] } },
		default: '',
		placeholder: 'e.g. +16505551234',
		description: 'The number to call, with its country code',
	},
]);

/** A ready-made template of Meta's: its text is fixed, its buttons lead to the business. */
export const libraryFields = defineFields([
	{
		displayName: 'Library Template Name',
		name: 'libraryTemplateName',
		type: 'string',
		required: true,
		displayOptions: shown,
		default: '',
		placeholder: 'e.g. delivery_update_1',
		description: 'Name of the template in WhatsApp Manager > Template Library',
	},
	{
		displayName: 'Library Buttons',
		name: 'libraryButtons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		orJson: true,
		displayOptions: shown,
		default: {},
		placeholder: 'Add Button',
		description: 'Where the buttons of the template lead, in their order',
		options: [{ displayName: 'Button', name: 'button', values: libraryButtonValues }],
	},
	{
		displayName: 'Library Text',
		name: 'libraryBodyInputs',
		type: 'multiOptions',
		displayOptions: shown,
		options: [
			{ name: 'Contact Number', value: 'add_contact_number', description: 'Says which number to call' },
			{ name: 'Learn More Link', value: 'add_learn_more_link', description: 'Says where to read more' },
			{ name: 'Security Recommendation', value: 'add_security_recommendation', description: 'Says not to share the code' },
			{ name: 'Track Package Link', value: 'add_track_package_link', description: 'Says where to follow a parcel' },
		],
		default: [],
		description: 'What to add to the text, where the template offers it',
	},
]);
