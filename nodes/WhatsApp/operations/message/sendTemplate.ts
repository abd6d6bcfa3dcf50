import { InputError } from '../../../shared/graph/failure';
import { recipientOf } from '../../../shared/whatsapp/recipient';
import { defineField } from '../fields/field';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { definitionOf, templateChoice, wantedTemplate } from '../fields/template';
import { defineOperation } from '../operation';
import { asMarketing, marketingOptions } from './marketingMessages';
import { messageSent, outgoing } from './outgoing';
import { componentsFromJson, contentOf, filledForm, type FilledForm } from './templateContent';

const valuesInput = defineField({
	displayName: 'Specify Values',
	name: 'valuesInput',
	type: 'options',
	options: [
		{ name: 'Using Components (JSON)', value: 'components', description: "Meta's own components, sent as they are" },
		{ name: 'Using Fields Below', value: 'form', description: 'A form with an input for each variable, file and button of the template' },
		{ name: 'Using JSON', value: 'json', description: 'An array or an object of values, also from an expression' },
	],
	default: 'form',
	description: "How the values of the template's variables, header, buttons and cards are given",
});

const templateForm = defineField({
	displayName: 'Template Values',
	name: 'templateForm',
	type: 'resourceMapper',
	displayOptions: { show: { valuesInput: ['form'] } },
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['templateSource', 'template.value', 'templateName', 'templateLanguage'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateForm',
			mode: 'add',
			valuesLabel: 'Template Values',
			fieldWords: { singular: 'value', plural: 'values' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
		},
	},
});

const templateValues = defineField({
	displayName: 'Template Values (JSON)',
	name: 'templateValues',
	type: 'json',
	displayOptions: { show: { valuesInput: ['json'] } },
	default: '[]',
	description:
		'An array for the variables of the body in order, such as ["Ana", "4711"], or an object by variable or part, such as {"customer": "Ana"} or {"body": ["Ana", "4711"], "header.image": "https://example.com/bread.jpg", "button.0": "4711", "cards": [{"body": ["Ana"]}]}',
});

const templateComponents = defineField({
	displayName: 'Components (JSON)',
	name: 'templateComponents',
	type: 'json',
	displayOptions: { show: { valuesInput: ['components'] } },
	typeOptions: { rows: 6 },
	default: '[\n  {\n    "type": "body",\n    "parameters": [\n      {\n        "type": "text",\n        "text": ""\n      }\n    ]\n  }\n]',
	description: "The template's components as Meta documents them, for kinds that the form does not know. They are not checked against the template.",
});

/**
 * Meta: a code is sent to a phone number alone (131062).
 * @throws InputError for a user ID
 */
function withinAuthenticationRules(to: string, category: string | undefined): void {
	if (category !== 'AUTHENTICATION' || 'to' in recipientOf(to)) return;
	throw new InputError(`'To' is the user ID '${to.trim()}', and authentication templates go to phone numbers alone`, "Give the customer's phone number.");
}

/** A template whose components need no definition: written by the user. */
interface Unchecked {
	name: string;
	language: string;
	category?: string;
}

export const sendTemplate = defineOperation({
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send template message',
	description: 'Send an approved template, the one kind of message that also reaches customers who have not written in the last 24 hours',
	effect: 'send',
	fields: [
		sender,
		recipient,
		...templateChoice,
		valuesInput,
		templateForm,
		templateValues,
		templateComponents,
		sendOptions(...marketingOptions),
	],
	resolve: async (parameters, sources): Promise<FilledForm | Unchecked> => {
		const wanted = wantedTemplate(parameters);
		const byComponents = parameters.valuesInput === 'components';
		if (byComponents && wanted.language !== '') return wanted;
		const definition = await definitionOf(wanted, sources);
		if (byComponents) return definition;
		const labelled = parameters.valuesInput === 'form';
		const given = labelled ? parameters.templateForm : parameters.templateValues;
		const field = labelled ? templateForm.displayName : templateValues.displayName;
		return await filledForm(definition, given, { field, labelled }, sources);
	},
	request: (parameters, { resolved }) => {
		const filled = 'definition' in resolved;
		const { name, language, category } = filled ? resolved.definition : resolved;
		withinAuthenticationRules(parameters.to, category);
		const { components, attachments } = filled
			? contentOf(resolved, Date.now())
			: { components: componentsFromJson(templateComponents.displayName, parameters.templateComponents), attachments: [] };
		const template = { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) };
		return asMarketing(outgoing(parameters, { type: 'template', template }, attachments), parameters.options, category);
	},
	simplify: messageSent,
});
