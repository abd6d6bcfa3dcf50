import { webAddress } from '../../../shared/whatsapp/webAddress';
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
	required: true,
	limit: { min: 1, max: 20 },
	default: '',
	placeholder: 'e.g. Track order',
	description: 'Text on the button, up to 20 characters',
});

const url = defineField({
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/orders/1042',
	description: 'Address that the button opens, with https://',
});

export const sendCtaUrl = defineOperation({
	name: 'Send URL Button',
	value: 'sendCtaUrl',
	action: 'Send message with URL button',
	description: 'Send a message with one button that opens a web page',
	effect: 'send',
	fields: [sender, recipient, ...headerFields, body, footer, buttonText, url, sendOptions()],
	resolve: headerMedia,
	request: (parameters, { resolved }) =>
		interactive(parameters, {
			type: 'cta_url',
			header: headerOf(parameters, resolved),
			action: {
				name: 'cta_url',
				parameters: { display_text: parameters.buttonText, url: webAddress('URL', parameters.url) },
			},
		}),
	simplify: messageSent,
});
