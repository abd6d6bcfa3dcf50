import { body } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

export const requestLocation = defineOperation({
	name: 'Request Location',
	value: 'requestLocation',
	action: 'Request location',
	description: 'Ask for the place where the customer is, with a button that shares it. It comes back as a location message.',
	effect: 'send',
	fields: [sender, recipient, { ...body, placeholder: 'e.g. Where shall we deliver?' }, sendOptions()],
	request: (parameters) =>
		interactive(parameters, { type: 'location_request_message', action: { name: 'send_location' } }),
	simplify: messageSent,
});
