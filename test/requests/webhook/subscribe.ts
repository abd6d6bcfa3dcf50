import { demoWorld } from '../../emulator/contract';
import { verifyTokenFor } from '../../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import type { RequestCase } from '../requestCase';

const callbackUrl = 'https://n8n.example.com/webhook/5d1fbe3e/webhook';

const subscribed = (fields: string[]) => ({
	'/1021000000000001/subscriptions': {
		data: [
			{
				object: 'whatsapp_business_account',
				callback_url: 'https://old.example.com/hook',
				active: true,
				fields: fields.map((name) => ({ name, version: 'v26.0' })),
			},
		],
	},
});

export const cases: RequestCase[] = [
	{
		title: 'the account delivers to the app',
		parameters: {},
		request: { method: 'POST', path: '/1022000000000001/subscribed_apps' },
	},
	{
		title: 'the account has a callback of its own, a trigger of ours, whose verify token follows from its URL',
		parameters: { callbackUrl },
		request: {
			method: 'POST',
			path: '/1022000000000001/subscribed_apps',
			body: { override_callback_uri: callbackUrl, verify_token: verifyTokenFor(demoWorld.appSecret, callbackUrl) },
		},
	},
	{
		title: 'a number has a callback of its own, with a verify token of somebody’s',
		parameters: {
			level: 'number',
			phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' },
			callbackUrl: ' https://example.com/hook ',
			verifyToken: 'my words',
		},
		appSecret: '',
		request: {
			method: 'POST',
			path: '/1023000000000002',
			body: { webhook_configuration: { override_callback_uri: 'https://example.com/hook', verify_token: 'my words' } },
		},
	},
	{
		title: 'the app has another callback and keeps the fields that it had',
		parameters: { level: 'app', callbackUrl, verifyToken: 'my words', webhookFields: ['messages', 'calls'] },
		reads: subscribed(['messages', 'message_template_status_update']),
		request: {
			method: 'POST',
			path: '/1021000000000001/subscriptions',
			body: {
				object: 'whatsapp_business_account',
				callback_url: callbackUrl,
				verify_token: 'my words',
				fields: 'messages,message_template_status_update,calls',
				include_values: true,
			},
		},
	},
	{
		title: 'the app is subscribed to these fields and no others',
		parameters: {
			level: 'app',
			callbackUrl,
			verifyToken: 'my words',
			webhookFields: ['messages'],
			options: { replaceFields: true },
		},
		request: {
			method: 'POST',
			path: '/1021000000000001/subscriptions',
			body: {
				object: 'whatsapp_business_account',
				callback_url: callbackUrl,
				verify_token: 'my words',
				fields: 'messages',
				include_values: true,
			},
		},
	},
];
