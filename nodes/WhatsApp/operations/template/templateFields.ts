import { InputError } from '../../../shared/graph/failure';
import { graphId } from '../../../shared/whatsapp/identifiers';
import { defineField, type Fields } from '../fields/field';
import { languages } from './languages';

/** A template by its ID, from a list or by hand. */
export const template = defineField({
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The template in one language',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTemplateIds', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1689556908129832',
		},
	],
});

const WHERE = 'Choose the template from the list, or enter its ID, which Template > Get Many gives.';

/** @throws InputError when it is empty or no ID, such as a name */
export function templateId(value: string, field = 'Template'): string {
	const id = graphId(field, value, WHERE);
	if (/^\d+$/.test(id)) return id;
	throw new InputError(`'${field}' is '${id.slice(0, 60)}', a name where the ID belongs`, WHERE);
}

export const templateNameField = defineField({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. order_update',
	description: 'Name of the template: small letters, digits and underscores, up to 512 characters',
});

export const language = defineField({
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: languages,
	default: 'en_US',
	description: 'The language that the text is written in',
});

export const categories = [
	{ name: 'Authentication', value: 'AUTHENTICATION', description: 'One-time passwords, in words of Meta’s own' },
	{ name: 'Marketing', value: 'MARKETING', description: 'Offers, news and everything else' },
	{ name: 'Utility', value: 'UTILITY', description: 'What belongs to an order, an account or a request' },
] as const;

/** Components as Meta's reference has them. */
export const componentsJson = defineField({
	displayName: 'Components (JSON)',
	name: 'components',
	type: 'json',
	typeOptions: { rows: 8 },
	displayOptions: { show: { definition: ['json'] } },
	default: '[\n  {\n    "type": "BODY",\n    "text": "Hello [[1]], welcome!",\n    "example": { "body_text": [["Ana"]] }\n  }\n]',
	description: "The array of components, as in Meta's reference of templates. Variables may be written as [[1]] too.",
});

/** Options that a created and a changed template share. */
export const contentOptions = [
	{
		displayName: 'Time to Live',
		name: 'messageSendTtlSeconds',
		type: 'number',
		default: 600,
		description:
			'How many seconds Meta tries to deliver a message: 30 to 900 for authentication, 30 to 43,200 for utility, 43,200 to 2,592,000 for marketing, or -1 for 30 days',
	},
	{
		displayName: 'Opt Out of Link Tracking',
		name: 'ctaUrlLinkTrackingOptedOut',
		type: 'boolean',
		default: false,
		description: 'Whether Meta does not count the taps on URL buttons',
	},
] as const satisfies Fields;
