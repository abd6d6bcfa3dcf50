import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { filters } from './filters';
import { options } from './options';
import { webhookFields } from './webhookFields';
import { automaticNotice, manualNotice } from './words';

const named: INodePropertyOptions[] = [
	{ name: 'Message', value: 'messages', description: 'A customer wrote: text, media, a tap on a button, a reaction …' },
	{
		name: 'Message Status',
		value: 'statuses',
		description:
			'A message of yours was sent, delivered, read or failed: up to three per message. They start the workflow only when something hangs on the Statuses output.',
	},
	...webhookFields.map(({ name, value, description }) => ({ name, value, description })),
];

const events: INodePropertyOptions[] = [
	...named.sort((one, other) => one.name.localeCompare(other.name)),
	{
		name: 'Any Other',
		value: 'other',
		description:
			'Whatever Meta delivers that has no entry here. Subscribe the app to it: App Dashboard > WhatsApp > Configuration > Webhook fields.',
	},
];

/** A choice whose entries come from a method of the node. */
const loadedOptions = (method: string, property: Omit<INodeProperties, 'type' | 'typeOptions'>): INodeProperties => ({
	...property,
	type: 'options',
	typeOptions: { loadOptionsMethod: method },
});

export const properties: INodeProperties[] = [
	{
		displayName: 'Set-Up',
		name: 'setup',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Automatic', value: 'automatic', description: 'Registers itself at Meta when you publish or listen' },
			{ name: 'Manual', value: 'manual', description: 'You enter the URL and the verify token at Meta' },
		],
		default: 'automatic',
		description: 'Who tells Meta where to deliver',
	},
	{
		displayName: automaticNotice,
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { setup: ['automatic'] } },
	},
	{
		displayName: manualNotice,
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { setup: ['manual'] } },
	},
	loadedOptions('getVerifyToken', {
		displayName: 'Verify Token to Enter at Meta',
		name: 'verifyToken',
		noDataExpression: true,
		default: '',
		displayOptions: { show: { setup: ['manual'] } },
		description: "Follows from the credential's App Secret. To use words of your own, enter them in the credential's Verify Token.",
	}),
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: events,
		default: ['messages', 'statuses'],
		description: 'Events other than messages and statuses have an output of their own',
	},
	filters,
	options,
];
