import { body, footer } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

export const requestContactInfo = defineOperation({
	name: 'Request Contact Info',
	value: 'requestContactInfo',
	action: 'Request contact info',
	description:
		'Ask for the phone number of a customer who writes under a username, with a button that shares it. It comes back as a contacts message.',
	effect: 'send',
	fields: [sender, recipient, { ...body, placeholder: 'e.g. Which number may we call?' }, footer, sendOptions()],
	request: (parameters) =>
		interactive(parameters, { type: 'request_contact_info', action: { name: 'request_contact_info' } }),
	simplify: messageSent,
});
