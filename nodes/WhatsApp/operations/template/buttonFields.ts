import { BUTTON_LIMITS } from '../../../shared/whatsapp/templateRules/buttonRules';
import { defineField, defineFields } from '../fields/field';
import { shownFor } from './contentFields';

const only = (...types: string[]) => ({ show: { type: types } });

/** One button. Meta's own names of its members serve in JSON too. */
const buttonValues = defineFields([
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Call on WhatsApp', value: 'VOICE_CALL', description: 'Calls the business in WhatsApp' },
			{ name: 'Catalog', value: 'CATALOG', description: 'Opens the catalog' },
			{ name: 'Contact Info', value: 'REQUEST_CONTACT_INFO', description: 'Asks for the phone number' },
			{ name: 'Copy Code', value: 'COPY_CODE', description: 'Copies a coupon code' },
			{ name: 'Flow', value: 'FLOW', description: 'Opens a flow' },
			{ name: 'Multi-Product', value: 'MPM', description: 'Opens up to 30 products' },
			{ name: 'Order Details', value: 'ORDER_DETAILS', description: 'Opens an order to pay' },
			{ name: 'Phone Number', value: 'PHONE_NUMBER', description: 'Calls a phone number' },
			{ name: 'Product', value: 'SPM', description: 'Opens one product' },
			{ name: 'Quick Reply', value: 'QUICK_REPLY', description: 'Sends its text as an answer' },
			{ name: 'URL', value: 'URL', description: 'Opens a web page' },
		],
		default: 'QUICK_REPLY',
		description: 'What a tap does',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		limit: { max: BUTTON_LIMITS.label },
		displayOptions: { hide: { type: ['COPY_CODE'] } },
		default: '',
		placeholder: 'e.g. Track order',
		description: 'Label of the button, up to 25 characters, different from all others',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		displayOptions: only('URL'),
		default: '',
		placeholder: 'e.g. https://example.com/orders/[[1]]',
		description: 'The web page, up to 2,000 characters. A part that changes is [[1]] at the end.',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		displayOptions: only('PHONE_NUMBER'),
		default: '',
		placeholder: 'e.g. +16505551234',
		description: 'The number to call, with its country code',
	},
	{
		displayName: 'Example',
		name: 'example',
		type: 'string',
		displayOptions: only('URL', 'COPY_CODE'),
		default: '',
		placeholder: 'e.g. 4711',
		description: 'What may stand in place of [[1]] in the address, or a coupon code of up to 20 characters',
	},
	{
		displayName: 'Flow ID',
		name: 'flowId',
		type: 'string',
		displayOptions: only('FLOW'),
		default: '',
		placeholder: 'e.g. 1063345728532419',
		description: 'The flow to open. Give its ID or its name.',
	},
	{
		displayName: 'Flow Name',
		name: 'flowName',
		type: 'string',
		displayOptions: only('FLOW'),
		default: '',
		placeholder: 'e.g. order_form',
		description: 'The flow to open, by its name',
	},
	{
		displayName: 'Flow Action',
		name: 'flowAction',
		type: 'options',
		displayOptions: only('FLOW'),
		options: [
			{ name: 'Ask the Endpoint', value: 'data_exchange', description: "The flow's endpoint says which screen comes first" },
			{ name: 'Show a Screen', value: 'navigate' },
		],
		default: 'navigate',
		description: 'How the flow begins',
	},
	{
		displayName: 'First Screen',
		name: 'navigateScreen',
		type: 'string',
		displayOptions: { show: { type: ['FLOW'], flowAction: ['navigate'] } },
		default: '',
		placeholder: 'e.g. WELCOME',
		description: 'ID of the screen that opens first. Leave it empty for the first of the flow.',
	},
]);

const buttonsForm = defineField({
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	rowAs: { text: 'text' },
	default: {},
	placeholder: 'Add Button',
	options: [{ displayName: 'Button', name: 'button', values: buttonValues }],
});

/** Of the template itself. */
export const buttons = defineField({
	...buttonsForm,
	orJson: true,
	displayOptions: shownFor(),
	limit: { max: BUTTON_LIMITS.count },
	description: 'Up to 10: quick replies together, up to 2 URLs, one of each other type',
});

/** Of a card of a carousel. */
export const cardButtons = defineField({
	...buttonsForm,
	limit: { max: 2 },
	description: 'One or 2, of the same types on all cards',
});
