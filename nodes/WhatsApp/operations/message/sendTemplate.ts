import { InputError } from '../../../shared/graph/failure';
import { recipientOf } from '../../../shared/whatsapp/recipient';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { templateSendOptions } from '../fields/sendOptions';
import { definitionOf, templateChoice, wantedTemplate } from '../fields/template';
import { templateComponents, templateContent, templateForm, templateValues } from '../fields/templateContent';
import { defineOperation } from '../operation';
import { asMarketing, marketingOptions } from './marketingMessages';
import { messageSent, outgoing } from './outgoing';
import { componentsFromJson, contentOf, filledForm, type FilledForm } from './filledTemplate';

/**
 * Meta: a code is sent to a phone number alone (131062).
 * @throws InputError for a user ID
 */
export function withinAuthenticationRules(to: string, category: string | undefined): void {
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
		...templateContent,
		templateSendOptions(...marketingOptions),
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
