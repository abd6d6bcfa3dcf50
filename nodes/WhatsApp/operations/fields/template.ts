import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { DEFINITION_FIELDS, type TemplateDefinition } from '../../../shared/whatsapp/templateDefinition';
import { choose, unknownTemplate, wantedFrom, type WantedTemplate } from '../../../shared/whatsapp/templateForm';
import { templateDefinitionOf } from '../../../shared/whatsapp/templateReading';
import type { Sources } from '../operation';
import { languages } from '../template/languages';
import { defineField, defineFields } from './field';

/** A template of the account's list, or `name|language`. */
export const templateLocator = defineField({
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	required: true,
	displayOptions: { show: { templateSource: ['list'] } },
	default: { mode: 'list', value: '' },
	description: 'The template to send. Approved ones come first in the list; Meta refuses the others.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name and Language',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. order_confirmation|en_US',
		},
	],
});

/** Which template: from the account's list, or by name and language. */
export const templateChoice = defineFields([
	{
		displayName: 'Template Source',
		name: 'templateSource',
		type: 'options',
		options: [
			{ name: 'From List', value: 'list', description: "Choose among the account's templates" },
			{ name: 'By Name', value: 'name', description: 'Enter the name and language' },
		],
		default: 'list',
		description: 'How the template is chosen',
	},
	templateLocator,
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		limit: { min: 1, max: 512 },
		displayOptions: { show: { templateSource: ['name'] } },
		default: '',
		placeholder: 'e.g. order_confirmation',
		description: "Name of the template as in Meta's WhatsApp Manager: lower-case letters, digits and underscores",
	},
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'options',
		// Meta adds languages; an expression may give the code of one that is newer than this list.
		allowArbitraryValues: true,
		displayOptions: { show: { templateSource: ['name'] } },
		options: [{ name: "The Template's Only Language", value: '' }, ...languages],
		default: '',
		description: "Language code such as en_US. When it is left open, the template's only language is used.",
	},
]);

/** What the fields of `templateChoice` hold. */
export interface TemplateChoice {
	readonly templateSource: string;
	readonly template: string;
	readonly templateName: string;
	readonly templateLanguage: string;
}

/** The template that the fields name; its language is empty where they leave it open. */
export function wantedTemplate({ templateSource, template, templateName, templateLanguage }: TemplateChoice): WantedTemplate {
	if (templateSource !== 'name') return wantedFrom(template);
	const { name, language } = wantedFrom(templateName);
	return { name, language: templateLanguage || language };
}

/** So many names are searched for one that was meant. */
const NAMES = 1_000;

/**
 * The definition of a template, read once per execution however many items send it.
 * @throws InputError when there is none of that name and language, or the credential names no account
 */
export async function definitionOf(wanted: WantedTemplate, { account, readAll }: Pick<Sources, 'account' | 'readAll'>): Promise<TemplateDefinition> {
	const path = `/${requireAccountId(account)}/message_templates`;
	// Meta finds the names that contain this one.
	const found = await readAll({ method: 'GET', path, query: { name: wanted.name, fields: DEFINITION_FIELDS } });
	const inLanguages = found.filter(({ name }) => name === wanted.name);
	if (inLanguages.length > 0) return choose(inLanguages.map(templateDefinitionOf), wanted);
	const all = await readAll({ method: 'GET', path, query: { fields: 'name' } }, NAMES);
	throw unknownTemplate(wanted.name, all.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
}
