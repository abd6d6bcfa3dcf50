import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'marks a message as read and shows typing',
		parameters: { messageId: 'wamid.INBOUND', showTyping: true },
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: 'wamid.INBOUND',
				typing_indicator: { type: 'text' },
			},
		},
	},
	{
		title: 'marks a message as read, no more',
		parameters: { messageId: ' wamid.INBOUND ' },
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.INBOUND' },
		},
	},
];
