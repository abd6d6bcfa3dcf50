import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject, JsonValue } from '../../../shared/graph/request';
import { requireAccountId, requireAppId } from '../../../shared/whatsapp/identifiers';
import { templateName, timeToLive } from '../../../shared/whatsapp/templateRules/templateRules';
import { curly } from '../../../shared/whatsapp/templateRules/variables';
import { defineField, defineFields, type ParametersOf } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { checkedContent, contentFrom, NO_SAMPLES } from './checkedContent';
import { contentFields, samplesOf } from './content';
import { statusMeaning } from './explanations';
import { libraryFields } from './libraryFields';
import { categories, componentsJson, contentOptions, language, templateNameField } from './templateFields';

const category = defineField({
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: categories,
	default: 'UTILITY',
	description: 'What the template is for. Meta may change it in the review, and prices go by it.',
});

const definition = defineField({
	displayName: 'Specify Content',
	name: 'definition',
	type: 'options',
	options: [
		{ name: 'From Template Library', value: 'library', description: 'A ready-made text of Meta’s, approved at once' },
		{ name: 'Using Fields Below', value: 'form' },
		{ name: 'Using JSON', value: 'json', description: 'Components as in Meta’s reference' },
	],
	default: 'form',
	description: 'How the content is given',
});

const options = plainOptions(...contentOptions);
const fields = defineFields([
	templateNameField,
	category,
	language,
	definition,
	componentsJson,
	...contentFields,
	...libraryFields,
	options,
]);

type Parameters = ParametersOf<typeof fields>;

type LibraryButton = Parameters['libraryButtons'][number];

function libraryButton({ type, baseUrl, urlSuffixExample, phoneNumber }: LibraryButton, index: number): JsonObject {
	const place = `Library Button ${index + 1}`;
	if (type === 'PHONE_NUMBER') {
		const number = phoneNumber.replace(/[\s().-]/g, '');
		if (/^\+?\d{5,20}$/.test(number)) return { type, phone_number: number };
		throw new InputError(`'Phone Number' of '${place}' is '${phoneNumber.slice(0, 60)}', which is no phone number`, 'Enter it with its country code.');
	}
	const base = curly(baseUrl.trim());
	if (!URL.canParse(base.replace('{{1}}', 'x'))) {
		throw new InputError(`'URL' of '${place}' is '${base.slice(0, 60)}', which is no web address`, 'Enter a whole address, such as https://example.com/orders/[[1]].');
	}
	if (base.includes('{{1}}') && urlSuffixExample.trim() === '') {
		throw new InputError(`'URL' of '${place}' has a variable and no example`, "Fill in 'URL Example' with a whole address.");
	}
	const example = urlSuffixExample.trim();
	return { type, url: { base_url: base, ...(example === '' ? {} : { url_suffix_example: example }) } };
}

function fromLibrary({ category: kind, libraryTemplateName: name, libraryButtons, libraryBodyInputs }: Parameters): JsonObject {
	if (kind === 'MARKETING') throw new InputError("'Category' is MARKETING, and the template library has none", 'Choose Utility or Authentication.');
	return {
		library_template_name: name.trim(),
		...(libraryButtons.length === 0 ? {} : { library_template_button_inputs: libraryButtons.map(libraryButton) as JsonValue }),
		...(libraryBodyInputs.length === 0
			? {}
			: { library_template_body_inputs: Object.fromEntries(libraryBodyInputs.map((input) => [input, true])) }),
	};
}

function settings({ category: kind, options: { messageSendTtlSeconds: seconds, ctaUrlLinkTrackingOptedOut: optedOut } }: Parameters): JsonObject {
	return {
		...(seconds === undefined ? {} : { message_send_ttl_seconds: timeToLive(seconds, kind) }),
		...(optedOut === undefined ? {} : { cta_url_link_tracking_opted_out: optedOut }),
	};
}

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create template',
	description:
		'Create a message template and hand it in for review. It can be sent once its status is APPROVED, which the trigger tells, or Template > Get.',
	effect: 'write',
	fields,
	resolve: async (parameters, sources) =>
		parameters.definition === 'form' && parameters.category !== 'AUTHENTICATION' ? await samplesOf(parameters, sources) : NO_SAMPLES,
	request: (parameters, { resolved, account }): GraphRequest => {
		const head: JsonObject = { name: templateName(parameters.name), language: parameters.language, category: parameters.category };
		const path = `/${requireAccountId(account)}/message_templates`;
		if (parameters.definition === 'library') {
			return { method: 'POST', path, body: { ...head, ...fromLibrary(parameters), ...settings(parameters) } };
		}
		const content = contentFrom(parameters, parameters.category, resolved);
		const format = checkedContent(content, parameters.category);
		if (content.attachments.length > 0) requireAppId(account);
		return {
			method: 'POST',
			path,
			body: {
				...head,
				...(format === undefined ? {} : { parameter_format: format }),
				components: content.components,
				...settings(parameters),
			},
			...(content.attachments.length === 0 ? {} : { attachments: content.attachments }),
		};
	},
	simplify: ({ id, status, category: assigned }, { name, language: code, category: wanted }) => ({
		templateId: id ?? null,
		name: name.trim(),
		language: code,
		status: status ?? null,
		statusMeaning: statusMeaning(String(status ?? '')),
		category: assigned ?? wanted,
	}),
});
