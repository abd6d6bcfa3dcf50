import { defineField, type Fields } from './field';
import { windowOptions } from './windowOptions';

export const messagesPerSecond = defineField({
	displayName: 'Messages per Second',
	name: 'messagesPerSecond',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000 },
	default: 80,
	description:
		'How fast to send at most. Meta allows 80 per number, 1,000 after an upgrade, 20 for a number that is also used in the app.',
	hint: 'Shared by all executions of this n8n process that send from the same number',
});

export const maximumWait = defineField({
	displayName: 'Maximum Wait',
	name: 'maximumWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 120,
	description: 'How many seconds to wait in all for a message that Meta did not accept yet because too much was sent',
});

const retryUnknown = defineField({
	displayName: 'Retry When Unknown',
	name: 'retryUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to send again when it is not known if Meta accepted the message (the connection broke, or Meta had an outage). The customer may then receive it twice.',
});

export const workers = defineField({
	displayName: 'Number of Workers',
	name: 'workers',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000 },
	default: 1,
	description: 'How many n8n workers send from this number at the same time. Each takes its share of Messages per Second.',
});

export const onceKey = defineField({
	displayName: 'Once Key',
	name: 'onceKey',
	type: 'string',
	required: true,
	default: '',
	limit: { min: 1, max: 1000 },
	placeholder: 'e.g. shipped-{{ $json.orderNumber }}',
	description:
		'What makes this message the only one of its kind, such as its purpose and an order number. A key already used in this workflow is skipped, also by later executions and for other recipients.',
});

const replyToMessageId = defineField({
	displayName: 'Reply to Message ID',
	name: 'replyToMessageId',
	type: 'string',
	default: '',
	placeholder: 'e.g. wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTdC',
	description: 'Quotes this earlier message of the conversation',
});

export const responseFormat = defineField({
	displayName: 'Response Format',
	name: 'responseFormat',
	type: 'options',
	options: [
		{ name: 'Envelope', value: 'envelope', description: 'Data, error, successful and paging; what Meta refuses does not stop the node' },
		{ name: 'Full', value: 'full', description: "Meta's answer as it came" },
		{ name: 'Simplified', value: 'simplified', description: 'The values that workflows use, side by side' },
	],
	default: 'simplified',
	description: 'What the output items hold',
});

const trackingData = defineField({
	displayName: 'Tracking Data',
	name: 'trackingData',
	type: 'string',
	default: '',
	limit: { max: 512 },
	description: "Up to 512 characters of your own that come back with each status of this message. The customer doesn't see them.",
});

const recipientIdentityKeyHash = defineField({
	displayName: 'Identity Key Hash',
	name: 'recipientIdentityKeyHash',
	type: 'string',
	default: '',
	description: "Sends only while the recipient's identity key has this hash (Meta: identity change check)",
});

/**
 * The options of a send that WhatsApp delivers at any time, and those of one operation beside them. The registry puts
 * them in alphabetical order.
 */
export const templateSendOptions = <const More extends Fields = []>(...more: More) =>
	({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			recipientIdentityKeyHash,
			maximumWait,
			messagesPerSecond,
			workers,
			onceKey,
			replyToMessageId,
			responseFormat,
			retryUnknown,
			trackingData,
			...more,
		],
	}) as const;

/** The options of every other send, which the 24-hour window holds for. */
export const sendOptions = <const More extends Fields = []>(...more: More) => templateSendOptions(...windowOptions, ...more);

/** The options of an operation that sends no message. */
export const plainOptions = <const More extends Fields = []>(...more: More) =>
	({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [responseFormat, ...more],
	}) as const;
