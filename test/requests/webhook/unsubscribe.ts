import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the account delivers to the callback of the app again',
		parameters: {},
		request: { method: 'POST', path: '/1022000000000001/subscribed_apps' },
	},
	{
		title: 'the account delivers nothing to the app any more',
		parameters: { remove: 'subscription' },
		request: { method: 'DELETE', path: '/1022000000000001/subscribed_apps' },
	},
	{
		title: 'a number loses its own callback',
		parameters: { level: 'number' },
		request: {
			method: 'POST',
			path: '/1023000000000001',
			body: { webhook_configuration: { override_callback_uri: '' } },
		},
	},
	{
		title: 'the app loses its callback',
		parameters: { level: 'app' },
		request: { method: 'DELETE', path: '/1021000000000001/subscriptions', query: { object: 'whatsapp_business_account' } },
	},
	{
		title: 'the app is no longer told of two fields',
		parameters: { level: 'app', webhookFields: ['calls', 'flows'] },
		request: {
			method: 'DELETE',
			path: '/1021000000000001/subscriptions',
			query: { object: 'whatsapp_business_account', fields: 'calls,flows' },
		},
	},
];
