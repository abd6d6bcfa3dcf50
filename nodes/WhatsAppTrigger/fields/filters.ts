import type { INodeProperties } from 'n8n-workflow';

/** What of the chosen events starts the workflow. */
export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Chats',
			name: 'chats',
			type: 'options',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Groups Only', value: 'groups' },
				{ name: 'Private Only', value: 'private' },
			],
			default: 'private',
			description: 'Which conversations start the workflow',
		},
		{
			displayName: 'Message Types',
			name: 'messageTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'Contacts', value: 'contacts' },
				{ name: 'Document', value: 'document' },
				{ name: 'Edit', value: 'edit' },
				{ name: 'Image', value: 'image' },
				{ name: 'Interactive Reply', value: 'interactive', description: 'A tap on a reply button or list row, an answered Flow' },
				{ name: 'Location', value: 'location' },
				{ name: 'Order', value: 'order' },
				{ name: 'Reaction', value: 'reaction' },
				{ name: 'Request Welcome', value: 'request_welcome', description: 'Somebody opened the chat for the first time' },
				{ name: 'Revoke', value: 'revoke', description: 'A message was deleted by its sender' },
				{ name: 'Sticker', value: 'sticker' },
				{ name: 'System', value: 'system', description: 'A customer changed the phone number or user ID' },
				{ name: 'Template Button', value: 'button', description: 'A tap on a quick reply button of a template' },
				{ name: 'Text', value: 'text' },
				{ name: 'Unsupported', value: 'unsupported' },
				{ name: 'Video', value: 'video' },
			],
			default: ['text'],
			description: 'Which messages start the workflow',
		},
		{
			displayName: 'Own Messages',
			name: 'ownMessages',
			type: 'boolean',
			default: false,
			description:
				'Whether to include what the business itself wrote, in the WhatsApp Business app for example. They come with the echo and history events.',
		},
		{
			displayName: 'Phone Number Names or IDs',
			name: 'phoneNumberIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getPhoneNumbers' },
			default: [],
			description:
				'Numbers of the business whose events start the workflow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Senders',
			name: 'senders',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16505551234, US.13491208655302741918',
			description:
				'People whose messages start the workflow: phone numbers in any spelling, user IDs, @usernames or group IDs, with commas between them. Customers who hide their number are known by user ID or @username only.',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			options: [
				{ name: 'Delivered', value: 'delivered' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Payment Captured', value: 'captured' },
				{ name: 'Payment Pending', value: 'pending' },
				{ name: 'Played', value: 'played', description: 'A voice message was listened to' },
				{ name: 'Read', value: 'read' },
				{ name: 'Sent', value: 'sent' },
			],
			default: ['failed'],
			description: 'Which statuses start the workflow',
		},
		{
			displayName: 'Text Contains',
			name: 'textContains',
			type: 'string',
			default: '',
			placeholder: 'e.g. invoice',
			description: 'Words in the text, caption or button title of a message. Upper and lower case are the same.',
		},
		{
			displayName: 'Text Matches Pattern',
			name: 'textPattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. ^order \\d+$',
			description:
				'A regular expression that fits somewhere in the text, caption or button title, in capitals or not, with or without slashes around it. Patterns that could hang on a long text are refused.',
		},
	],
};
