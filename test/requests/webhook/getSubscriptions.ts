import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{ title: 'everything: the app first', parameters: {}, request: { method: 'GET', path: '/1021000000000001/subscriptions' } },
	{ title: 'the app alone', parameters: { level: 'app' }, request: { method: 'GET', path: '/1021000000000001/subscriptions' } },
	{
		title: 'the apps that the account delivers to, without an app secret',
		parameters: { level: 'account' },
		appSecret: '',
		account: { appId: '' },
		request: { method: 'GET', path: '/1022000000000001/subscribed_apps' },
	},
	{
		title: 'the callbacks of the numbers',
		parameters: { level: 'number' },
		request: {
			method: 'GET',
			path: '/1022000000000001/phone_numbers',
			query: { fields: 'id,display_phone_number,verified_name,webhook_configuration' },
		},
	},
];
