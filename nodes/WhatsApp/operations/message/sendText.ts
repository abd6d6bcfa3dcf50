import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest } from '../../../shared/graph/request';
import { codePoints, withinLength } from '../../../shared/whatsapp/limits';
import { messageIdsOf } from '../../../shared/whatsapp/messageIds';
import { formatMarkdown } from '../../../shared/whatsapp/textFormat/markdown';
import { splitText } from '../../../shared/whatsapp/textFormat/split';
import { defineField } from '../fields/field';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing, type SendParameters } from './outgoing';

/** Meta: characters of one text message. */
const MAX = 4096;

const body = defineField({
	displayName: 'Text',
	name: 'body',
	type: 'string',
	required: true,
	// What Split Long Text takes at most: some 16 messages.
	limit: { min: 1, max: 65_536 },
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Your order is on its way.',
	description:
		'What to write, up to 4,096 characters, or more with the option Split Long Text. *Bold*, _italic_, ~strikethrough~ and `code` work as in WhatsApp.',
});

const formatMarkdownOption = defineField({
	displayName: 'Format Markdown',
	name: 'formatMarkdown',
	type: 'boolean',
	default: false,
	asTool: true,
	description:
		"Whether the text is Markdown, as AI models write it, and gets WhatsApp's own marks. Headings turn bold, links show their address, tables become lists. On without the option when an AI agent uses the node as a tool.",
});

const previewUrl = defineField({
	displayName: 'Preview URL',
	name: 'previewUrl',
	type: 'boolean',
	default: false,
	description: 'Whether to show a preview of the first link in the text',
});

const splitLongText = defineField({
	displayName: 'Split Long Text',
	name: 'splitLongText',
	type: 'boolean',
	default: false,
	asTool: true,
	description:
		'Whether a text of more than 4,096 characters is sent as several messages, cut between paragraphs or sentences. The output then holds all their messageIds. On without the option when an AI agent uses the node as a tool.',
});

interface TextParameters extends SendParameters {
	body: string;
	options: SendParameters['options'] & { formatMarkdown?: boolean; previewUrl?: boolean; splitLongText?: boolean };
}

/**
 * The text of each message: one, unless the text is long and may be split.
 * @throws InputError when the text is too long and may not be split
 */
function textsOf({ body: given, options }: TextParameters): string[] {
	const text = options.formatMarkdown === true ? withinLength('Text', formatMarkdown(given), { min: 1, max: Infinity }) : given;
	const length = codePoints(text);
	if (length <= MAX) return [text];
	if (options.splitLongText === true) return splitText(text, MAX);
	throw new InputError(
		`'Text' has ${length} characters, and at most ${MAX} are allowed`,
		`Shorten it by ${length - MAX}, or add the option Split Long Text to send it as several messages.`,
	);
}

/** The request for each text; only the first quotes the message that is answered. */
function requestsOf(parameters: TextParameters): [GraphRequest, ...GraphRequest[]] {
	const { previewUrl: preview, replyToMessageId: _quoted, ...others } = parameters.options;
	const [first = '', ...rest] = textsOf(parameters);
	const one = (given: SendParameters, text: string): GraphRequest =>
		outgoing(given, { type: 'text', text: { body: text, ...(preview === undefined ? {} : { preview_url: preview }) } });
	return [one(parameters, first), ...rest.map((text) => one({ ...parameters, options: others }, text))];
}

export const sendText = defineOperation({
	name: 'Send Text',
	value: 'sendText',
	action: 'Send text message',
	description: 'Send a text message to a person or a group',
	effect: 'send',
	fields: [sender, recipient, body, sendOptions(formatMarkdownOption, previewUrl, splitLongText)],
	request: (parameters) => requestsOf(parameters)[0],
	following: (parameters) => requestsOf(parameters).slice(1),
	simplify: (answer, { options }, request) => ({
		...messageSent(answer, undefined, request),
		...(options.splitLongText === true ? { messageIds: messageIdsOf(answer) } : {}),
	}),
});
