import { defineField } from '../fields/field';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

const body = defineField({
	displayName: 'Text',
	name: 'body',
	type: 'string',
	required: true,
	limit: { min: 1, max: 4096 },
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Your order is on its way.',
	description: 'What to write, up to 4,096 characters. *Bold*, _italic_, ~strikethrough~ and `code` work as in WhatsApp.',
});

const previewUrl = defineField({
	displayName: 'Preview URL',
	name: 'previewUrl',
	type: 'boolean',
	default: false,
	description: 'Whether to show a preview of the first link in the text',
});

export const sendText = defineOperation({
	name: 'Send Text',
	value: 'sendText',
	action: 'Send text message',
	description: 'Send a text message to a person or a group',
	effect: 'send',
	fields: [sender, recipient, body, sendOptions(previewUrl)],
	request: (parameters) =>
		outgoing(parameters, {
			type: 'text',
			text: {
				body: parameters.body,
				...(parameters.options.previewUrl === undefined ? {} : { preview_url: parameters.options.previewUrl }),
			},
		}),
	simplify: messageSent,
});
