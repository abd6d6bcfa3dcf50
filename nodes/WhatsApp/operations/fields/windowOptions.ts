import { defineField, defineFields } from './field';
import { templateLocator } from './template';

const outsideWindow = defineField({
	displayName: 'Outside the 24-Hour Window',
	name: 'outsideWindow',
	type: 'options',
	options: [
		{ name: 'Send a Template Instead', value: 'template', description: 'The template in Template Outside the Window takes the place of the message' },
		{ name: 'Send Anyway', value: 'send', description: 'Meta takes the message, and a status says later that it was not delivered' },
		{ name: 'Skip', value: 'skip', description: 'The message is not sent, and the output item says so' },
		{ name: 'Stop Before Sending', value: 'stop', description: "The item needs a change, and the node's On Error setting decides what happens" },
	],
	default: 'send',
	description:
		"What happens when the customer's last message is 24 hours old or older. WhatsApp then delivers templates alone. Last Customer Message says when it came.",
});

export const lastInbound = defineField({
	displayName: 'Last Customer Message',
	name: 'lastInbound',
	type: 'dateTime',
	default: '={{ $json.timestamp }}',
	placeholder: 'e.g. 2030-01-31T18:00:00Z',
	description:
		"When the customer wrote last, as date and time or as Unix time. By default the time of the trigger's item. Used with the option Outside the 24-Hour Window.",
});

export const windowTemplate = defineField({
	displayName: 'Template Outside the Window',
	name: 'windowTemplate',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The template for the choice Send a Template Instead of the option Outside the 24-Hour Window',
	modes: templateLocator.modes,
});

export const windowTemplateParameters = defineField({
	displayName: 'Template Values Outside the Window',
	name: 'windowTemplateParameters',
	type: 'json',
	asText: 'unlessJson',
	default: '[]',
	description:
		'Values for the template: an array for the variables of its body in order, such as ["Ana", "4711"], or an object by variable or part, such as {"customer": "Ana", "button.0": "4711"}',
});

/** What happens to a message that is no template once the customer has not written for 24 hours. */
export const windowOptions = defineFields([outsideWindow, lastInbound, windowTemplate, windowTemplateParameters]);
