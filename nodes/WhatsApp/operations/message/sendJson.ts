import { InputError } from '../../../shared/graph/failure';
import type { JsonValue } from '../../../shared/graph/request';
import { withMessageShape } from '../../../shared/whatsapp/messageShape';
import { recipientKey, recipientOf } from '../../../shared/whatsapp/recipient';
import { defineField } from '../fields/field';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

const message = defineField({
	displayName: 'Message',
	name: 'message',
	type: 'json',
	required: true,
	typeOptions: { rows: 8 },
	default: '{\n  "type": "text",\n  "text": {\n    "body": ""\n  }\n}',
	description:
		"A message object as Meta documents it, with its type and the content under the type's name. A whole request body with recipient and context works as well.",
});

/**
 * Who receives: the field, or the JSON's own recipient where the field is empty.
 * @throws InputError when both name somebody and not the same
 */
function chosenRecipient(field: string, inJson: JsonValue | undefined): string {
	const named = typeof inJson === 'string' || typeof inJson === 'number' ? String(inJson) : '';
	if (field.trim() === '') return named;
	if (named !== '' && recipientKey(recipientOf(field)) !== recipientKey(recipientOf(named, 'Message'))) {
		throw new InputError(
			`'To' is '${field}', and 'Message' names '${named}' as the recipient`,
			"Remove 'to' or 'recipient' from the JSON, or clear the field To.",
		);
	}
	return field;
}

export const sendJson = defineOperation({
	name: 'Send JSON',
	value: 'sendJson',
	action: 'Send message from JSON',
	description: 'Send any message object that Meta documents, given as JSON',
	effect: 'send',
	fields: [
		sender,
		{
			...recipient,
			required: false,
			description:
				'Phone number with country code, user ID or group ID. An item of the WhatsApp Cloud Trigger carries the right one in chatId. Leave it empty to use the recipient in the JSON.',
		},
		message,
		sendOptions(),
	],
	request: (parameters) => {
		const given = withMessageShape('Message', parameters.message);
		const { messaging_product: _product, recipient_type: _kind, to, recipient: userId, ...content } = given;
		return outgoing({ ...parameters, to: chosenRecipient(parameters.to, to ?? userId) }, content);
	},
	simplify: messageSent,
});
