import { InputError } from '../../../shared/graph/failure';
import { defineField } from '../fields/field';
import { headerFields, headerMedia, headerOf } from '../fields/header';
import { body, footer } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

const buttonText = defineField({
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	limit: { max: 20 },
	default: '',
	placeholder: 'e.g. Call the bakery',
	description: 'Text on the button, up to 20 characters. Leave it empty for "Call Now".',
});

/** Meta: 1 minute to 30 days, 7 days where nothing is said. */
const ttlMinutes = defineField({
	displayName: 'Valid For (Minutes)',
	name: 'ttlMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 43_200, numberPrecision: 0 },
	default: 10_080,
	description: 'How many minutes the button works, at most 43,200 (30 days)',
});

const payload = defineField({
	displayName: 'Payload',
	name: 'payload',
	type: 'string',
	limit: { max: 512 },
	default: '',
	placeholder: 'e.g. order 1042',
	description: "Up to 512 characters of your own that come back with the call's webhooks",
});

function wholeMinutes(minutes: number): number {
	if (Number.isInteger(minutes)) return minutes;
	throw new InputError(`'Valid For (Minutes)' is ${minutes}, and it has to be a whole number`, 'Enter whole minutes.');
}

export const sendCallButton = defineOperation({
	name: 'Send Call Button',
	value: 'sendCallButton',
	action: 'Send message with call button',
	description: 'Send a message with a button by which the customer calls the business on WhatsApp',
	effect: 'send',
	fields: [sender, recipient, ...headerFields, body, footer, buttonText, ttlMinutes, payload, sendOptions()],
	resolve: headerMedia,
	request: (parameters, { resolved }) =>
		interactive(parameters, {
			type: 'voice_call',
			header: headerOf(parameters, resolved),
			action: {
				name: 'voice_call',
				parameters: {
					...(parameters.buttonText.trim() === '' ? {} : { display_text: parameters.buttonText }),
					ttl_minutes: wholeMinutes(parameters.ttlMinutes),
					...(parameters.payload === '' ? {} : { payload: parameters.payload }),
				},
			},
		}),
	simplify: messageSent,
});
