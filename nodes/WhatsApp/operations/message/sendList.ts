import { defineField } from '../fields/field';
import { textHeader } from '../fields/header';
import { listSections, listSectionsOf } from '../fields/listSections';
import { body, footer, headerText } from '../fields/messageText';
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
	placeholder: 'e.g. See breads',
	description: 'Text on the button that opens the list, up to 20 characters',
});

export const sendList = defineOperation({
	name: 'Send List',
	value: 'sendList',
	action: 'Send list to choose from',
	description: 'Send a message with a list of up to 10 rows, of which the customer chooses one',
	effect: 'send',
	fields: [
		sender,
		recipient,
		headerText,
		{
			...body,
			limit: { min: 1, max: 4096 },
			description: 'What to write, up to 4,096 characters. *Bold*, _italic_, ~strikethrough~ and `code` work as in WhatsApp.',
		},
		footer,
		buttonText,
		listSections,
		sendOptions(),
	],
	request: (parameters) =>
		interactive(parameters, {
			type: 'list',
			header: textHeader(parameters.headerText),
			action: { button: parameters.buttonText, sections: listSectionsOf(parameters.sections) },
		}),
	simplify: messageSent,
});
