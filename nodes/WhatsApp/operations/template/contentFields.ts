import { TEXT_LIMITS } from '../../../shared/whatsapp/templateRules/textRules';
import { defineField, defineFields } from '../fields/field';

/** The fields below belong to the form, for a template whose text is the business's own. */
const written = { definition: ['form'], category: ['MARKETING', 'UTILITY', 'unchanged'] };
export const shownFor = (more: Readonly<Record<string, ReadonlyArray<string | boolean>>> = {}) => ({ show: { ...written, ...more } });

const MEDIA = ['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT'];

/** Rows of examples, for a body. An array of texts will do, in the order of the variables. */
export const bodyExamples = defineField({
	displayName: 'Body Examples',
	name: 'bodyExamples',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	rowAs: { text: 'example' },
	default: {},
	placeholder: 'Add Example',
	description: 'An example for each variable of the body. Meta reviews the template with them.',
	options: [
		{
			displayName: 'Example',
			name: 'example',
			values: [
				{
					displayName: 'Variable',
					name: 'variable',
					type: 'string',
					default: '',
					placeholder: 'e.g. first_name',
					description: 'Name or number of the variable. Leave it empty to take the variables in their order.',
				},
				{
					displayName: 'Example',
					name: 'example',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ana',
					description: 'A value as it may stand there, without personal data',
				},
			],
		},
	],
});

/** Where the sample of a picture, video or document comes from. */
export const sampleFields = defineFields([
	{
		displayName: 'Header Sample Field Name',
		name: 'headerSampleFieldName',
		type: 'string',
		displayOptions: shownFor({ headerFormat: MEDIA }),
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the sample. It is uploaded for you.',
		description: 'The field of the input item that holds a sample of the header. Meta reviews the template with it.',
	},
	{
		displayName: 'Header Sample Handle',
		name: 'headerSampleHandle',
		type: 'string',
		displayOptions: shownFor({ headerFormat: MEDIA }),
		default: '',
		placeholder: 'e.g. 4::aW1hZ2UvanBlZw==:ARa…',
		description: 'The handle that Media > Upload Handle gave, in place of a file of the input item',
	},
]);

export const headerFields = defineFields([
	{
		displayName: 'Header Type',
		name: 'headerFormat',
		type: 'options',
		displayOptions: shownFor(),
		options: [
			{ name: 'Document', value: 'DOCUMENT', description: 'A PDF' },
			{ name: 'GIF', value: 'GIF', description: 'An MP4 of up to 3.5 MB that plays by itself, for marketing messages' },
			{ name: 'Image', value: 'IMAGE', description: 'JPEG or PNG' },
			{ name: 'Location', value: 'LOCATION', description: 'A map, whose place is given when the template is sent' },
			{ name: 'None', value: 'none' },
			{ name: 'Product', value: 'PRODUCT', description: 'A product of the catalog' },
			{ name: 'Text', value: 'TEXT' },
			{ name: 'Video', value: 'VIDEO', description: 'MP4' },
		],
		default: 'none',
		description: 'What stands above the body',
	},
	{
		displayName: 'Header Text',
		name: 'headerText',
		type: 'string',
		required: true,
		limit: { min: 1, max: TEXT_LIMITS.header },
		displayOptions: shownFor({ headerFormat: ['TEXT'] }),
		default: '',
		placeholder: 'e.g. Your order [[1]]',
		description: 'Bold line above the body, up to 60 characters, with one variable at most',
	},
	{
		displayName: 'Header Example',
		name: 'headerExample',
		type: 'string',
		displayOptions: shownFor({ headerFormat: ['TEXT'] }),
		default: '',
		placeholder: 'e.g. 4711',
		description: 'An example for the variable of the header, if it has one',
	},
	...sampleFields,
]);

export const bodyFields = defineFields([
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		limit: { min: 1, max: TEXT_LIMITS.body },
		displayOptions: shownFor(),
		default: '',
		placeholder: 'e.g. Hello [[1]], your order [[2]] is on its way.',
		description:
			'The text, up to 1,024 characters. Variables are [[1]], [[2]] or [[first_name]], also with {{ }}; none stands at the beginning or the end.',
	},
	{ ...bodyExamples, orJson: true, displayOptions: shownFor() },
	{
		displayName: 'Footer',
		name: 'footer',
		type: 'string',
		limit: { max: TEXT_LIMITS.footer },
		displayOptions: shownFor(),
		default: '',
		placeholder: 'e.g. Reply STOP to get no more messages',
		description: 'Small line below the body, up to 60 characters, without variables',
	},
]);

export const offerFields = defineFields([
	{
		displayName: 'Limited-Time Offer',
		name: 'limitedTimeOffer',
		type: 'boolean',
		displayOptions: { show: { definition: ['form'], category: ['MARKETING', 'unchanged'] } },
		default: false,
		description: 'Whether the message shows an offer with a time that runs out',
	},
	{
		displayName: 'Offer Text',
		name: 'offerText',
		type: 'string',
		required: true,
		limit: { min: 1, max: TEXT_LIMITS.offer },
		displayOptions: { show: { definition: ['form'], category: ['MARKETING', 'unchanged'], limitedTimeOffer: [true] } },
		default: '',
		placeholder: 'e.g. Ends on Sunday',
		description: 'Heading of the offer, up to 16 characters',
	},
	{
		displayName: 'Offer Has Expiration',
		name: 'offerHasExpiration',
		type: 'boolean',
		displayOptions: { show: { definition: ['form'], category: ['MARKETING', 'unchanged'], limitedTimeOffer: [true] } },
		default: true,
		description: 'Whether the time that is left is shown, which needs a copy code button',
	},
]);
