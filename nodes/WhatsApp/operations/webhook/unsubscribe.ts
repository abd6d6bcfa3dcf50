import type { GraphRequest } from '../../../shared/graph/request';
import { requireAccountId, requireAppId } from '../../../shared/whatsapp/identifiers';
import { OBJECT } from '../../../WhatsAppTrigger/subscribing/callbacks';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { placeOf, requireApp } from './callbacks';
import { level, levelNumber, webhookFields } from './levelFields';

const remove = defineField({
	displayName: 'Remove',
	name: 'remove',
	type: 'options',
	displayOptions: { show: { level: ['account'] } },
	options: [
		{ name: 'Callback of Account', value: 'callback', description: 'The account delivers to the callback of the app again' },
		{ name: 'Subscription', value: 'subscription', description: 'The account delivers nothing to the app any more' },
	],
	default: 'callback',
	description: 'What to remove',
});

export const unsubscribe = defineOperation({
	name: 'Unsubscribe',
	value: 'unsubscribe',
	action: 'Unsubscribe from webhooks',
	description:
		"Remove a callback of a number, the account or the app, or end what the account delivers to the app. A published WhatsApp Cloud Trigger that stood there receives nothing any more until it is published again.",
	effect: 'write',
	fields: [
		level,
		levelNumber,
		remove,
		{
			...webhookFields,
			default: [],
			description: 'Fields that Meta shall no longer deliver to the app. Leave it empty to remove the callback with all of them.',
		},
		plainOptions(),
	],
	resolve: async ({ level: where }, { account, appSecret }) => {
		if (where === 'app') requireApp(account, appSecret, "Or set 'Level' to Account or Phone Number.");
	},
	request: ({ level: where, phoneNumberId, remove: what, webhookFields: fields }, { account }): GraphRequest => {
		if (where === 'number') {
			return { method: 'POST', path: `/${phoneNumberId}`, body: { webhook_configuration: { override_callback_uri: '' } } };
		}
		if (where === 'app') {
			const query = { object: OBJECT, ...(fields.length === 0 ? {} : { fields: fields.join(',') }) };
			return { method: 'DELETE', path: `/${requireAppId(account)}/subscriptions`, query, authorization: 'app' };
		}
		// Meta: a subscription with nothing in it takes the callback away.
		return { method: what === 'callback' ? 'POST' : 'DELETE', path: `/${requireAccountId(account)}/subscribed_apps` };
	},
	simplify: (_body, { level: where }, request) => ({ success: true, ...placeOf(where, request) }),
});
