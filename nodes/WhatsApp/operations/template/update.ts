import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { requireAppId } from '../../../shared/whatsapp/identifiers';
import { DEFINITION_FIELDS, type TemplateDefinition } from '../../../shared/whatsapp/templateDefinition';
import { templateDefinitionOf } from '../../../shared/whatsapp/templateReading';
import { timeToLive } from '../../../shared/whatsapp/templateRules/templateRules';
import { defineField, defineFields, type ParametersOf } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { checkedContent, contentFrom, NO_SAMPLES } from './checkedContent';
import { contentFields, samplesOf, type Samples } from './content';
import type { Content } from './draft';
import { categories, componentsJson, contentOptions, template, templateId } from './templateFields';

const category = defineField({
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: [...categories, { name: 'Leave as It Is', value: 'unchanged', description: 'Not for authentication templates with a form' }],
	default: 'unchanged',
	description: 'A new category. That of an approved template cannot be changed.',
});

const definition = defineField({
	displayName: 'Specify Content',
	name: 'definition',
	type: 'options',
	options: [
		{ name: 'Leave as It Is', value: 'unchanged', description: 'Changes the category or an option alone' },
		{ name: 'Using Fields Below', value: 'form' },
		{ name: 'Using JSON', value: 'json', description: 'Components as in Meta’s reference' },
	],
	default: 'form',
	description: 'How the new content is given. It takes the place of all that the template had, header, footer and buttons too.',
});

const fields = defineFields([template, category, definition, componentsJson, ...contentFields, plainOptions(...contentOptions)]);

type Parameters = ParametersOf<typeof fields>;

interface Resolved {
	known: TemplateDefinition;
	samples: Samples;
}

function content(parameters: Parameters, { known, samples }: Resolved, target: string): Content | undefined {
	if (parameters.definition === 'unchanged') return undefined;
	if (parameters.definition === 'form' && target === 'AUTHENTICATION' && parameters.category === 'unchanged') {
		throw new InputError(`The template '${known.name}' is an authentication template, whose text Meta writes`, "Choose Authentication in 'Category', and the fields for it appear.");
	}
	return contentFrom(parameters, target, samples);
}

/** Only what changes. @throws InputError when nothing does */
function changesOf(parameters: Parameters, known: TemplateDefinition, target: string): JsonObject {
	const { messageSendTtlSeconds: seconds, ctaUrlLinkTrackingOptedOut: optedOut } = parameters.options;
	return {
		...(target === known.category ? {} : { category: target }),
		...(seconds === undefined ? {} : { message_send_ttl_seconds: timeToLive(seconds, target) }),
		...(optedOut === undefined ? {} : { cta_url_link_tracking_opted_out: optedOut }),
	};
}

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update template',
	description:
		'Change the content, category or options of a template, which is then reviewed again. An approved one can be changed once in 24 hours and 10 times in 30 days.',
	effect: 'write',
	fields,
	resolve: async (parameters, sources): Promise<Resolved> => {
		const path = `/${templateId(parameters.templateId)}`;
		const known = templateDefinitionOf(await sources.read({ method: 'GET', path, query: { fields: DEFINITION_FIELDS } }));
		const written = parameters.definition === 'form' && parameters.category !== 'AUTHENTICATION';
		return { known, samples: written ? await samplesOf(parameters, sources) : NO_SAMPLES };
	},
	request: (parameters, { resolved, account }): GraphRequest => {
		const { known } = resolved;
		const target = parameters.category === 'unchanged' ? known.category : parameters.category;
		if (target !== known.category && known.status === 'APPROVED') {
			throw new InputError(
				`The template '${known.name}' is approved, and its category ${known.category} cannot be changed`,
				"Choose Leave as It Is in 'Category', or create a new template.",
			);
		}
		const given = content(parameters, resolved, target);
		if (given) checkedContent(given, target, known.parameterFormat);
		const changes = changesOf(parameters, known, target);
		const attachments = given?.attachments ?? [];
		if (attachments.length > 0) requireAppId(account);
		if (!given && Object.keys(changes).length === 0) {
			throw new InputError('There is nothing to change', "Give new content in 'Specify Content', another category, or an option.");
		}
		return {
			method: 'POST',
			path: `/${templateId(parameters.templateId)}`,
			body: { ...changes, ...(given ? { components: given.components } : {}) },
			...(attachments.length === 0 ? {} : { attachments }),
		};
	},
	simplify: ({ name, category: assigned }, { templateId: id }, { body }) => ({
		success: true,
		templateId: id,
		...(name === undefined ? {} : { name }),
		...(assigned === undefined ? {} : { category: assigned }),
		updated: Object.keys(body ?? {}),
	}),
});
