import type { INodeProperties } from 'n8n-workflow';

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Answer at Once',
			name: 'answerAtOnce',
			type: 'boolean',
			default: true,
			description:
				'Whether to answer Meta before n8n has taken the execution. Meta then never waits, but an event is lost when n8n cannot start its execution: Meta does not deliver it again.',
		},
		{
			displayName: 'Answer to Late Taps',
			name: 'lateTapAnswer',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. This question is no longer open. Please write to us.',
			description:
				'Text for a customer who taps a button of Send and Wait for Response when nothing waits for it any more. Leave it empty to answer nothing. Needs the Access Token.',
		},
		{
			displayName: 'Days to Remember Duplicates',
			name: 'duplicateDays',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 30 },
			default: 7,
			description: 'How long an event that was delivered before is recognised. Meta repeats deliveries for up to 7 days.',
		},
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: true,
			description:
				'Whether to give each message with an image, video, audio, document or sticker its file, in the field "data". The workflow starts when the file is there. An answer to Send and Wait for Response comes without its file. Needs the Access Token.',
		},
		{
			displayName: 'Events to Remember for Duplicates',
			name: 'duplicateEvents',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100000 },
			default: 1000,
			description: 'How many of the latest events are recognised when they come again after a restart or in another process. Each takes 15 bytes of every saved execution.',
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description: 'Whether an event that Meta delivers again starts no second execution. One that n8n could not start the first time does.',
		},
		{
			displayName: 'Largest File to Download (MB)',
			name: 'mediaLimit',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 2048 },
			default: 100,
			description: 'Larger files are left at Meta; the item says so',
		},
		{
			displayName: 'Mark as Read and Show Typing',
			name: 'markAsRead',
			type: 'options',
			options: [
				{ name: 'Mark as Read', value: 'read', description: 'The ticks of the message turn blue' },
				{
					name: 'Mark as Read and Show Typing',
					value: 'typing',
					description: 'The customer also sees typing dots until you answer, for at most 25 seconds',
				},
				{ name: 'Neither', value: 'no' },
			],
			default: 'typing',
			description: 'What the customer sees as soon as a message has arrived, an answer to Send and Wait for Response included. Needs the Access Token.',
		},
		{
			displayName: 'Take Over Messages',
			name: 'takeOver',
			type: 'boolean',
			default: false,
			description:
				'Whether to go ahead when another system receives the messages of this account. It keeps its own registration at Meta, and every delivery is passed on to it.',
		},
	],
};
