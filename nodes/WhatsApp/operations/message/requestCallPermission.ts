import { footer, optionalBody } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

export const requestCallPermission = defineOperation({
	name: 'Request Call Permission',
	value: 'requestCallPermission',
	action: 'Request call permission',
	description: 'Ask the customer whether the business may call them on WhatsApp',
	effect: 'send',
	fields: [
		sender,
		recipient,
		{ ...optionalBody, placeholder: 'e.g. May we call you about order 1042?', description: 'Why you want to call, up to 1,024 characters' },
		footer,
		sendOptions(),
	],
	request: (parameters) =>
		interactive(parameters, { type: 'call_permission_request', action: { name: 'call_permission_request' } }),
	simplify: messageSent,
});
