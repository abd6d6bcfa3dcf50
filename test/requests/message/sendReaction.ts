import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

export const cases: RequestCase[] = [
	{
		title: 'a thumb up',
		parameters: { to, messageId: 'wamid.INBOUND', emoji: '👍🏽' },
		request: { method: 'POST', path, body: { ...toPerson, type: 'reaction', reaction: { message_id: 'wamid.INBOUND', emoji: '👍🏽' } } },
	},
	{
		title: 'a reaction taken back',
		parameters: { to, messageId: ' wamid.INBOUND', reaction: 'remove' },
		request: { method: 'POST', path, body: { ...toPerson, type: 'reaction', reaction: { message_id: 'wamid.INBOUND', emoji: '' } } },
	},
];
