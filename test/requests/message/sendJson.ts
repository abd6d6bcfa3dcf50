import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

export const cases: RequestCase[] = [
	{
		title: 'a message object, with an option of the form',
		parameters: { to, message: '{"type":"text","text":{"body":"Hello"}}', options: { trackingData: 'order 17' } },
		request: { method: 'POST', path, body: { ...toPerson, type: 'text', text: { body: 'Hello' }, biz_opaque_callback_data: 'order 17' } },
	},
	{
		title: "a whole body as Meta's documentation shows it, sent to the recipient in it",
		parameters: {
			to: '',
			message: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: '16505550101',
				context: { message_id: 'wamid.QUOTED' },
				type: 'interactive',
				interactive: { type: 'button', body: { text: 'When?' }, action: { buttons: [{ type: 'reply', reply: { id: 'now', title: 'Now' } }] } },
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				context: { message_id: 'wamid.QUOTED' },
				type: 'interactive',
				interactive: { type: 'button', body: { text: 'When?' }, action: { buttons: [{ type: 'reply', reply: { id: 'now', title: 'Now' } }] } },
			},
		},
	},
	{
		title: 'a body whose recipient is a user ID',
		parameters: { to: '', message: { recipient: 'US.13491208655302741918', type: 'contacts', contacts: [{ name: { formatted_name: 'Ana', first_name: 'Ana' } }] } },
		request: {
			method: 'POST',
			path,
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				recipient: 'US.13491208655302741918',
				type: 'contacts',
				contacts: [{ name: { formatted_name: 'Ana', first_name: 'Ana' } }],
			},
		},
	},
];
