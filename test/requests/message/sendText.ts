import type { RequestCase } from '../requestCase';

const textRequest = (body: string): RequestCase['request'] => ({
	method: 'POST',
	path: '/1023000000000001/messages',
	body: { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+16505551234', type: 'text', text: { body } },
});

export const cases: RequestCase[] = [
	{
		title: 'a text to a phone number',
		parameters: { to: '+16505551234', body: 'Your order is on its way.' },
		request: textRequest('Your order is on its way.'),
	},
	{
		title: 'a text that a customer gets once for an order, whatever runs again',
		example: true,
		parameters: { to: '+16505551234', body: 'Order 4711 was shipped.', options: { onceKey: 'shipped-4711' } },
		request: textRequest('Order 4711 was shipped.'),
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
	{
		title: "an AI model's Markdown with WhatsApp's marks",
		parameters: {
			to: '+16505551234',
			body: '## Your order\n\n- **Bread**: *fresh*\n- [Map](https://example.com/map)',
			options: { formatMarkdown: true },
		},
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+16505551234',
				type: 'text',
				text: { body: '*Your order*\n\n- *Bread*: _fresh_\n- Map (https://example.com/map)' },
			},
		},
	},
	{
		title: 'a long text in two messages, of which the first quotes and both are tracked',
		parameters: {
			to: '+16505551234',
			body: `${'a'.repeat(4000)}\n\n${'b'.repeat(97)}`,
			options: { splitLongText: true, replyToMessageId: 'wamid.QUOTED', trackingData: 'order 17', previewUrl: false },
		},
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '+16505551234',
				type: 'text',
				text: { body: 'a'.repeat(4000), preview_url: false },
				context: { message_id: 'wamid.QUOTED' },
				biz_opaque_callback_data: 'order 17',
			},
			following: [
				{
					messaging_product: 'whatsapp',
					recipient_type: 'individual',
					to: '+16505551234',
					type: 'text',
					text: { body: 'b'.repeat(97), preview_url: false },
					biz_opaque_callback_data: 'order 17',
				},
			],
		},
	},
];
