import { headerFields, headerMedia, headerOf } from '../fields/header';
import { body, footer } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { replyButtons, replyButtonsOf } from '../fields/replyButtons';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

export const sendButtons = defineOperation({
	name: 'Send Buttons',
	value: 'sendButtons',
	action: 'Send message with reply buttons',
	description: 'Send a message with one to three buttons that the customer answers with',
	effect: 'send',
	fields: [sender, recipient, ...headerFields, body, footer, replyButtons, sendOptions()],
	resolve: headerMedia,
	request: (parameters, { resolved }) =>
		interactive(parameters, {
			type: 'button',
			header: headerOf(parameters, resolved),
			action: {
				buttons: replyButtonsOf(parameters.buttons).map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
			},
		}),
	simplify: messageSent,
});
