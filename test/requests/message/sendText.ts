import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a text to a phone number',
		parameters: { to: '+16505551234', body: 'Your order is on its way.' },
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+16505551234',
				type: 'text',
				text: { body: 'Your order is on its way.' },
			},
		},
	},
	{
		title: 'a reply to a user ID with preview and tracking data, from a number of its own',
		parameters: {
			phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' },
			to: 'US.13491208655302741918',
			body: 'See https://example.com',
			options: { previewUrl: true, replyToMessageId: 'wamid.QUOTED', trackingData: 'order 17', recipientIdentityKeyHash: 'DF2lS5v2W6x=' },
		},
		request: {
			method: 'POST',
			path: '/1023000000000002/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				recipient: 'US.13491208655302741918',
				type: 'text',
				text: { body: 'See https://example.com', preview_url: true },
				context: { message_id: 'wamid.QUOTED' },
				biz_opaque_callback_data: 'order 17',
				recipient_identity_key_hash: 'DF2lS5v2W6x=',
			},
		},
	},
	{
		title: 'a text to a group',
		parameters: { to: 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD', body: 'Hello all' },
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'group',
				to: 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD',
				type: 'text',
				text: { body: 'Hello all' },
			},
		},
	},
];
