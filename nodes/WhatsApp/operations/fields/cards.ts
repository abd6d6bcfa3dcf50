import { defineField } from './field';
import { productRetailerId } from './product';
import { REPLY_NAMES, replyButtons } from './replyButtons';

const withMedia = { show: { '/cardType': ['url', 'quickReply'] } } as const;
const withUrl = { show: { '/cardType': ['url'] } } as const;

/** What all cards of a carousel are. Meta: the same kind and number of buttons on each. */
export const cardType = defineField({
	displayName: 'Card Type',
	name: 'cardType',
	type: 'options',
	options: [
		{ name: 'Product', value: 'product', description: 'Each card shows a product of the catalog' },
		{ name: 'Quick Replies', value: 'quickReply', description: 'Each card has a picture or video and buttons to answer with' },
		{ name: 'URL Button', value: 'url', description: 'Each card has a picture or video and a button that opens a web page' },
	],
	default: 'url',
	description: 'What the cards are. All cards of a message are of the same type.',
});

const product = defineField({ ...productRetailerId, displayOptions: { show: { '/cardType': ['product'] } } });

const headerType = defineField({
	displayName: 'Header Type',
	name: 'headerType',
	type: 'options',
	displayOptions: withMedia,
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
	default: 'image',
	description: 'What stands on top of the card. All cards of a message have the same.',
});

const headerFile = defineField({
	displayName: 'Header File',
	name: 'headerFile',
	type: 'string',
	required: true,
	displayOptions: withMedia,
	default: '',
	placeholder: 'e.g. https://example.com/picture.jpg',
	description: 'A link to the picture or video, a media ID, or the name of the input field that holds the file',
});

const cardBody = defineField({
	displayName: 'Body',
	name: 'body',
	type: 'string',
	limit: { max: 160 },
	typeOptions: { rows: 2 },
	displayOptions: withMedia,
	default: '',
	placeholder: 'e.g. Rye bread, 4.50',
	description: 'Text of the card, up to 160 characters and two line breaks',
});

const buttonText = defineField({
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	required: true,
	limit: { min: 1, max: 20 },
	displayOptions: withUrl,
	default: '',
	placeholder: 'e.g. Order now',
	description: 'Text on the button, up to 20 characters',
});

const url = defineField({
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	displayOptions: withUrl,
	default: '',
	placeholder: 'e.g. https://example.com/rye',
	description: 'Address that the button opens, with https://',
});

const quickReplies = defineField({
	...replyButtons,
	rowAs: { text: 'title', within: 'quick_reply', aliases: REPLY_NAMES },
	displayOptions: { show: { '/cardType': ['quickReply'] } },
	description: 'The buttons of this card. All cards of a message have the same number.',
});

/** Two to ten cards side by side. Stands after `cardType`, which decides what a card has. */
export const cards = defineField({
	displayName: 'Cards',
	name: 'cards',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	required: true,
	limit: { min: 2, max: 10 },
	orJson: true,
	rowAs: { text: 'productRetailerId' },
	placeholder: 'Add Card',
	default: {},
	description: 'The two to ten cards that the customer scrolls through',
	options: [
		{
			displayName: 'Card',
			name: 'card',
			values: [
				product,
				headerType,
				headerFile,
				cardBody,
				buttonText,
				url,
				quickReplies,
			],
		},
	],
});
