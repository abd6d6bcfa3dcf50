import { about, ana, body, ofNumber, statusForAna, type Sample } from './sample';

const groupId = 'Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTox';

export const statuses: Sample[] = [
	...['sent', 'delivered', 'read', 'played', 'captured', 'pending', 'a status still to come'].map((name) =>
		statusForAna(`status ${name}`, { status: name }, { status: name }),
	),
	statusForAna('status with price', {
		status: 'sent',
		conversation: { id: 'c1', expiration_timestamp: '1750000000', origin: { type: 'marketing' } },
		pricing: { billable: true, pricing_model: 'PMP', category: 'marketing', type: 'regular' },
		biz_opaque_callback_data: 'campaign-7',
	}, {
		status: 'sent',
		conversation: { id: 'c1', category: 'marketing', expiresAt: '2025-06-15T15:06:40.000Z' },
		pricing: { billable: true, model: 'PMP', category: 'marketing', type: 'regular' },
		trackingData: 'campaign-7',
	}),
	statusForAna('status failed', {
		status: 'failed',
		errors: [{ code: 131047, title: 'Re-engagement message', message: 'Re-engagement message', error_data: { details: 'more than 24 hours' }, href: 'https://developers.example' }],
	}, {
		status: 'failed',
		errors: [{ code: 131047, title: 'Re-engagement message', message: 'Re-engagement message', details: 'more than 24 hours', meaning: expect.stringMatching(/24/), remedy: expect.stringMatching(/template/i) }],
	}),
	statusForAna('status failed for a reason that is in no list', { status: 'failed', errors: [{ code: 987654, title: 'New' }] }, {
		status: 'failed', errors: [{ code: 987654, title: 'New', remedy: expect.stringContaining('error codes') }],
	}),
	statusForAna('status of a payment', { status: 'captured', type: 'payment', payment: { reference_id: 'order-1' } }, { status: 'captured', type: 'payment', payment: { reference_id: 'order-1' } }),
	statusForAna('status to a person with a user ID', { status: 'read', recipient_user_id: 'US.1', parent_recipient_user_id: 'US.ENT.1' }, {
		status: 'read', recipient: 'US.1', chatId: 'US.1', userId: 'US.1', parentUserId: 'US.ENT.1',
	}),
	statusForAna('status in a group', { status: 'sent', recipient_id: groupId, recipient_type: 'group' }, {
		status: 'sent', recipient: groupId, chatId: groupId, recipientType: 'group', groupId, waId: undefined,
	}),
	{
		name: 'status of a participant of a group',
		body: body('messages', ofNumber({
			contacts: [ana, { profile: { name: 'Ben' }, wa_id: '16505550102' }],
			statuses: [
				{ id: 'wamid.g', status: 'read', timestamp: '1750000000', recipient_id: groupId, recipient_type: 'group', recipient_participant_id: '16505550102' },
				{ id: 'wamid.g', status: 'read', timestamp: '1750000000', recipient_id: groupId, recipient_type: 'group', recipient_participant_user_id: 'US.1', recipient_participant_parent_user_id: 'US.ENT.1' },
			],
		})),
		items: [
			expect.objectContaining({ status: 'read', recipient: groupId, chatId: groupId, groupId, waId: '16505550102', profileName: 'Ben' }),
			expect.objectContaining({ status: 'read', recipient: groupId, chatId: groupId, groupId, userId: 'US.1', parentUserId: 'US.ENT.1' }),
		],
	},
	{
		name: 'an error that belongs to no message',
		body: body('messages', ofNumber({ errors: [{ code: 130429, title: 'Rate limit hit', error_data: { details: 'too many' } }] })),
		items: [{ event: 'error', field: 'messages', ...about, errors: [{ code: 130429, title: 'Rate limit hit', details: 'too many', meaning: expect.any(String), remedy: expect.any(String) }] }],
	},
	{
		name: 'an error beside a message',
		body: body('messages', ofNumber({ contacts: [ana], messages: [{ from: ana.wa_id, id: 'wamid.e', type: 'text', text: { body: 'x' } }], errors: [{ code: 131000, title: 'Something went wrong' }] })),
		items: [
			expect.objectContaining({ event: 'message', messageId: 'wamid.e' }),
			expect.objectContaining({ event: 'error', errors: [expect.objectContaining({ code: 131000 })] }),
		],
	},
	{
		name: 'a change with people and nothing else',
		body: body('messages', ofNumber({ contacts: [ana] })),
		items: [expect.objectContaining({ event: 'messages', field: 'messages', details: {} })],
	},
];
