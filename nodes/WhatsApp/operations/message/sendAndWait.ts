import { buttonId, LONGEST_ID } from '../../../shared/answers/buttonId';
import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { codePoints, withinLength } from '../../../shared/whatsapp/limits';
import { waitKey, type WaitKey } from '../../waiting/waitKey';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent, outgoing } from './outgoing';
import { answerFields, choicesOf, message, type Choice } from './questionFields';
import { waitOptions, waitUntil } from './waitTime';

/** Meta: characters of a message with buttons; one with a list takes as many as a text. */
const MAX_WITH_BUTTONS = 1024;
/** Meta: reply buttons of a message, and characters on one. */
const MAX_BUTTONS = 3;
const MAX_BUTTON_TITLE = 20;

/** Up to three short choices are buttons; more, longer ones or ones with a description are a list. */
const fitButtons = (choices: readonly Choice[]): boolean =>
	choices.length <= MAX_BUTTONS && choices.every(({ title, description }) => description === '' && codePoints(title) <= MAX_BUTTON_TITLE);

function action(choices: readonly Choice[], ids: readonly string[], listButtonText: string): { type: string; action: JsonObject } {
	if (fitButtons(choices)) {
		const buttons = choices.map(({ title }, index) => ({ type: 'reply', reply: { id: ids[index] ?? '', title } }));
		return { type: 'button', action: { buttons } };
	}
	const rows = choices.map(({ title, description }, index) => ({
		id: ids[index] ?? '',
		title,
		...(description === '' ? {} : { description }),
	}));
	return { type: 'list', action: { button: withinLength('List Button Text', listButtonText, { min: 1, max: 20 }), sections: [{ rows }] } };
}

/** The buttons' IDs, which carry all that it takes to resume the execution. */
function idsOf(choices: readonly Choice[], phoneNumberId: string, { resumption, key }: WaitKey): string[] {
	const ids = choices.map((_, index) => buttonId(resumption, index, phoneNumberId, key));
	if (ids.every((id) => id.length <= LONGEST_ID)) return ids;
	throw new InputError(
		"The node's own ID in this workflow is too long to fit into a button",
		'Copy the node and paste it, which gives it a new ID, and delete the old one.',
	);
}

export const sendAndWait = defineOperation({
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send message and wait for response',
	description:
		"Ask one person a question in the chat and wait for the answer: an approval by button, a choice from buttons or a list, or the customer's next message. Needs a published workflow with the WhatsApp Cloud Trigger.",
	effect: 'send',
	fields: [sender, recipient, message, ...answerFields, waitOptions],
	resolve: async (parameters, sources): Promise<WaitKey> => {
		waitUntil(parameters, sources.timeZone, Date.now());
		return waitKey(sources);
	},
	request: (parameters, { resolved }) => {
		const { phoneNumberId, message: question, responseType } = parameters;
		if (responseType === 'freeText') {
			const request = outgoing(parameters, { type: 'text', text: { body: question } });
			if (request.body?.recipient_type !== 'group') return request;
			throw new InputError(
				"'To' is a group, and the answer of one person is waited for",
				"Ask a person: enter a phone number or user ID, such as the trigger's userId of the person who wrote in the group.",
			);
		}
		const choices = choicesOf(parameters);
		const { type, action: choosing } = action(choices, idsOf(choices, phoneNumberId, resolved), parameters.listButtonText);
		const body = type === 'button' ? withinLength('Message', question, { min: 1, max: MAX_WITH_BUTTONS }) : question;
		return interactive({ ...parameters, body }, { type, action: choosing });
	},
	waits: {
		question: (parameters) => ({ responseType: parameters.responseType, choices: choicesOf(parameters) }),
		until: waitUntil,
	},
	simplify: messageSent,
});
