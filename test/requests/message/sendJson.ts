import type { JsonObject } from '../../../nodes/shared/graph/request';
import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

const GROUP = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';

/** A message to Ana that leaves as it was written. */
const asItIs = (title: string, message: JsonObject): RequestCase => ({
	title,
	parameters: { to, message },
	request: { method: 'POST', path, body: { ...toPerson, ...message } },
});

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
	asItIs('an order to pay, a type without a form of its own', {
		type: 'interactive',
		interactive: {
			type: 'order_details',
			header: { type: 'image', image: { link: 'https://example.com/rye.jpg' } },
			body: { text: 'Your order' },
			footer: { text: 'Thank you' },
			action: {
				name: 'review_and_pay',
				parameters: {
					reference_id: 'order-4711',
					type: 'digital-goods',
					payment_type: 'upi',
					payment_configuration: 'bakery-upi',
					currency: 'INR',
					total_amount: { value: 21000, offset: 100 },
					order: {
						status: 'pending',
						items: [{ retailer_id: 'RYE', name: 'Rye bread', amount: { value: 21000, offset: 100 }, quantity: 1 }],
						subtotal: { value: 21000, offset: 100 },
						tax: { value: 0, offset: 100, description: 'None' },
					},
				},
			},
		},
	}),
	asItIs('the state of an order', {
		type: 'interactive',
		interactive: {
			type: 'order_status',
			body: { text: 'Your order is on its way' },
			action: { name: 'review_order', parameters: { reference_id: 'order-4711', order: { status: 'shipped', description: 'By bike' } } },
		},
	}),
	asItIs('a request for an address, with what is known of it', {
		type: 'interactive',
		interactive: {
			type: 'address_message',
			body: { text: 'Where shall we bring it?' },
			action: { name: 'address_message', parameters: { country: 'IN', values: { name: 'Ana', phone_number: '+16505550101' } } },
		},
	}),
	{
		title: 'a message pinned in a group',
		parameters: {
			to: GROUP,
			message: { recipient_type: 'group', type: 'pin', pin: { type: 'pin', message_id: 'wamid.PINNED', expiration_days: 7 } },
		},
		request: {
			method: 'POST',
			path,
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'group',
				to: GROUP,
				type: 'pin',
				pin: { type: 'pin', message_id: 'wamid.PINNED', expiration_days: 7 },
			},
		},
	},
];
