import { about, account, ana, at, atIso, body, fromAna, number, ofNumber, type Sample } from './sample';

const media = { id: '990001', mime_type: 'image/jpeg', sha256: 'q1w2e3=' };
const mediaItem = { id: '990001', mimeType: 'image/jpeg', sha256: 'q1w2e3=' };
const link = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=990001';

const content: Sample[] = [
	fromAna('text', { type: 'text', text: { body: 'Good morning' } }, { type: 'text', text: 'Good morning' }),
	fromAna('image', { type: 'image', image: { ...media, caption: 'the cake', url: link } }, { type: 'image', text: 'the cake', media: { ...mediaItem, caption: 'the cake', url: link } }),
	fromAna('image without caption', { type: 'image', image: media }, { type: 'image', text: '', media: mediaItem }),
	fromAna('video', { type: 'video', video: { ...media, mime_type: 'video/mp4', caption: 'look' } }, { type: 'video', text: 'look', media: { ...mediaItem, mimeType: 'video/mp4', caption: 'look' } }),
	fromAna('voice note', { type: 'audio', audio: { ...media, mime_type: 'audio/ogg; codecs=opus', voice: true } }, { type: 'audio', text: '', media: { ...mediaItem, mimeType: 'audio/ogg; codecs=opus', voice: true } }),
	fromAna('document', { type: 'document', document: { ...media, filename: 'menu.pdf', caption: 'our menu' } }, { type: 'document', text: 'our menu', media: { ...mediaItem, filename: 'menu.pdf', caption: 'our menu' } }),
	fromAna('sticker', { type: 'sticker', sticker: { ...media, animated: true } }, { type: 'sticker', text: '', media: { ...mediaItem, animated: true } }),
	fromAna('place', { type: 'location', location: { latitude: 37.44, longitude: -122.16, name: 'Bakery', address: '1 River Rd', url: 'https://bakery.example' } }, {
		type: 'location', text: 'Bakery, 1 River Rd',
		location: { latitude: 37.44, longitude: -122.16, name: 'Bakery', address: '1 River Rd', url: 'https://bakery.example' },
	}),
	fromAna('point', { type: 'location', location: { latitude: -10.5, longitude: 20 } }, { type: 'location', text: '-10.5, 20', location: { latitude: -10.5, longitude: 20 } }),
	fromAna('contacts', { type: 'contacts', contacts: [{ name: { formatted_name: 'Ben B.', first_name: 'Ben' }, phones: [{ phone: '+1 650 555 0102', wa_id: '16505550102', type: 'CELL' }] }, { vcard: 'BEGIN:VCARD', phones: [{ phone: '+16505550103' }] }] }, {
		type: 'contacts', text: 'Ben B., +16505550103',
		contacts: [{ name: { formatted_name: 'Ben B.', first_name: 'Ben' }, phones: [{ phone: '+1 650 555 0102', wa_id: '16505550102', type: 'CELL' }] }, { vcard: 'BEGIN:VCARD', phones: [{ phone: '+16505550103' }] }],
	}),
	fromAna('reaction', { type: 'reaction', reaction: { message_id: 'wamid.before', emoji: '👍' } }, { type: 'reaction', text: '👍', reaction: { messageId: 'wamid.before', emoji: '👍', removed: false } }),
	fromAna('reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.before', emoji: '' } }, { type: 'reaction', text: '', reaction: { messageId: 'wamid.before', emoji: '', removed: true } }),
	fromAna('reaction without an emoji', { type: 'reaction', reaction: { message_id: 'wamid.before' } }, { type: 'reaction', text: '', reaction: { messageId: 'wamid.before', emoji: '', removed: true } }),
	fromAna("reaction as one of Meta's samples spells it", { type: 'reaction', reaction: { messsage_id: 'wamid.before', emoji: '🎉' } }, { type: 'reaction', text: '🎉', reaction: { messageId: 'wamid.before', emoji: '🎉', removed: false } }),
	fromAna('order', { type: 'order', order: { catalog_id: '77', text: 'for Saturday', product_items: [{ product_retailer_id: 'bun', quantity: 2, item_price: 1.5, currency: 'EUR' }] } }, {
		type: 'order', text: 'for Saturday',
		order: { catalogId: '77', text: 'for Saturday', items: [{ productRetailerId: 'bun', quantity: 2, itemPrice: 1.5, currency: 'EUR' }] },
	}),
	fromAna('edit', { type: 'edit', edit: { original_message_id: 'wamid.before', message: { type: 'image', context: { id: 'M0' }, image: { ...media, caption: 'better' } } } }, {
		type: 'edit', text: 'better', media: { ...mediaItem, caption: 'better' }, originalMessageId: 'wamid.before', editedType: 'image',
	}),
	fromAna('revoke', { type: 'revoke', revoke: { original_message_id: 'wamid.before' } }, { type: 'revoke', text: '', originalMessageId: 'wamid.before' }),
	fromAna('first visit', { type: 'request_welcome' }, { type: 'request_welcome', text: '' }),
	fromAna('a type still to come', { type: 'hologram', hologram: { body: 'beam me up', size: 3 } }, { type: 'hologram', text: 'beam me up' }),
	fromAna('a location without its type', { location: { latitude: 1, longitude: 2, name: 'Pier' } }, { type: 'location', text: 'Pier', location: { latitude: 1, longitude: 2, name: 'Pier' } }),
	fromAna('nothing at all', {}, { type: 'unknown', text: '' }),
	fromAna('a type that names a method of objects', { type: 'constructor' }, { type: 'constructor', text: '' }),
];

const replies: Sample[] = [
	fromAna('tap on a template button', { type: 'button', button: { payload: 'STOP', text: 'Unsubscribe' }, context: { from: number.display_phone_number, id: 'wamid.ours' } }, {
		type: 'button', text: 'Unsubscribe', quotedMessageId: 'wamid.ours', quotedFrom: number.display_phone_number,
		interactive: { type: 'button', id: 'STOP', title: 'Unsubscribe' },
	}),
	fromAna('tap on a reply button', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes, please' } }, context: { id: 'wamid.ours' } }, {
		type: 'interactive', text: 'Yes, please', quotedMessageId: 'wamid.ours', interactive: { type: 'button_reply', id: 'yes', title: 'Yes, please' },
	}),
	fromAna('tap on a list row', { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Express', description: '1 day' } } }, {
		type: 'interactive', text: 'Express', interactive: { type: 'list_reply', id: 'r1', title: 'Express', description: '1 day' },
	}),
	fromAna('answered Flow', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","guests":4}' } } }, {
		type: 'interactive', text: 'Sent', interactive: { type: 'nfm_reply', name: 'flow', body: 'Sent' }, flowResponse: { flow_token: 't', guests: 4 },
	}),
	fromAna('Flow whose answer is no JSON', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{broken' } } }, {
		type: 'interactive', text: 'flow', interactive: { type: 'nfm_reply', name: 'flow' }, flowResponse: '{broken',
	}),
	fromAna('call permission', { type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept', is_permanent: true } } }, {
		type: 'interactive', text: 'accept', interactive: { type: 'call_permission_reply', response: 'accept', is_permanent: true },
	}),
	fromAna('payment method', { type: 'interactive', interactive: { type: 'payment_method', payment_method: { reference_id: 'order-1', last_four_digits: '0101' } } }, {
		type: 'interactive', text: '', interactive: { type: 'payment_method', reference_id: 'order-1', last_four_digits: '0101' },
	}),
];

const surroundings: Sample[] = [
	fromAna('from an ad', { type: 'text', text: { body: 'Is it open?' }, referral: { source_id: '1', source_type: 'ad', headline: 'Bakery', ctwa_clid: 'abc' } }, {
		type: 'text', text: 'Is it open?', referral: { source_id: '1', source_type: 'ad', headline: 'Bakery', ctwa_clid: 'abc' },
	}),
	fromAna('about a product', { type: 'text', text: { body: 'How much?' }, context: { from: number.display_phone_number, id: 'wamid.ours', referred_product: { catalog_id: '77', product_retailer_id: 'bun' } } }, {
		type: 'text', text: 'How much?', quotedMessageId: 'wamid.ours', quotedFrom: number.display_phone_number, product: { catalogId: '77', productRetailerId: 'bun' },
	}),
	fromAna('forwarded', { type: 'text', text: { body: 'Read this' }, context: { forwarded: true } }, { type: 'text', text: 'Read this', forwarded: true }),
	fromAna('forwarded by many', { type: 'text', text: { body: 'Read this' }, context: { frequently_forwarded: true } }, { type: 'text', text: 'Read this', forwarded: true, frequentlyForwarded: true }),
	fromAna('with an identity check', { type: 'text', text: { body: 'new phone' }, identity: { acknowledged: true, created_timestamp: 1750000000000, hash: 'abc=' } }, {
		type: 'text', text: 'new phone', identity: { acknowledged: true, created_timestamp: 1750000000000, hash: 'abc=' },
	}),
	fromAna('that Meta could not read', { type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown', error_data: { details: 'Not supported yet' } }] }, {
		type: 'unsupported', text: '', unsupportedType: 'poll',
		errors: [{ code: 131051, title: 'Message type unknown', message: 'Message type unknown', details: 'Not supported yet', meaning: expect.any(String), remedy: expect.any(String) }],
	}),
	fromAna('at a time that is no time', { type: 'text', text: { body: 'when' }, timestamp: 'TIMESTAMP' }, { type: 'text', text: 'when', timestamp: undefined }),
	fromAna('at a time as a number', { type: 'text', text: { body: 'when' }, timestamp: 1750000000 }, { type: 'text', text: 'when' }),
	fromAna('changed number', { type: 'system', system: { type: 'user_changed_number', body: 'Ana changed the number', wa_id: '16505550111' } }, {
		type: 'system', text: 'Ana changed the number', system: { type: 'user_changed_number', body: 'Ana changed the number', waId: '16505550111' },
	}),
];

const userId = 'US.13491208655302741918';
const groupId = 'Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTox';

const people: Sample[] = [
	{
		name: 'a person with a user ID and a phone number',
		body: body('messages', ofNumber({
			contacts: [{ profile: { name: 'Ana', username: 'ana.bakes' }, wa_id: ana.wa_id, user_id: userId, parent_user_id: 'US.ENT.7' }],
			messages: [{ from: ana.wa_id, from_user_id: userId, from_parent_user_id: 'US.ENT.7', id: 'wamid.p1', timestamp: at, type: 'text', text: { body: 'hi' } }],
		})),
		items: [{
			event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.p1', from: userId, chatId: userId, waId: ana.wa_id, userId,
			parentUserId: 'US.ENT.7', username: 'ana.bakes', profileName: 'Ana', type: 'text', text: 'hi', chatInput: 'hi', sessionId: `${number.phone_number_id}:${userId}`,
		}],
	},
	{
		name: 'a person who hides the phone number',
		body: body('messages', ofNumber({
			contacts: [{ profile: { name: 'Ana', username: 'ana.bakes' }, user_id: userId }],
			messages: [{ from_user_id: userId, id: 'wamid.p2', timestamp: at, type: 'text', text: { body: 'hi' } }],
		})),
		items: [{
			event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.p2', from: userId, chatId: userId, userId,
			username: 'ana.bakes', profileName: 'Ana', type: 'text', text: 'hi', chatInput: 'hi', sessionId: `${number.phone_number_id}:${userId}`,
		}],
	},
	{
		name: 'a person whose user ID changed',
		body: body('messages', ofNumber({ messages: [{ id: 'wamid.p3', timestamp: at, type: 'system', system: { type: 'user_changed_user_id', body: 'changed', user_id: 'US.2', previous_user_id: userId } }] })),
		items: [{
			event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.p3', from: 'US.2', chatId: 'US.2', type: 'system', text: 'changed',
			system: { type: 'user_changed_user_id', body: 'changed', userId: 'US.2', previousUserId: userId }, chatInput: 'changed', sessionId: `${number.phone_number_id}:US.2`,
		}],
	},
	{
		name: 'a message in a group',
		body: body('messages', ofNumber({ contacts: [ana], messages: [{ from: ana.wa_id, group_id: groupId, id: 'wamid.g', timestamp: at, type: 'text', text: { body: 'all' } }] })),
		items: [{
			event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.g', from: ana.wa_id, chatId: groupId, waId: ana.wa_id, profileName: 'Ana',
			groupId, type: 'text', text: 'all', chatInput: 'all', sessionId: `${number.phone_number_id}:${groupId}`,
		}],
	},
	{
		name: 'a number that is written in two ways (Brazil)',
		body: body('messages', ofNumber({ contacts: [{ profile: { name: 'Ana' }, wa_id: '551187654321' }], messages: [{ from: '5511987654321', id: 'wamid.br', timestamp: at, type: 'text', text: { body: 'oi' } }] })),
		items: [{
			event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.br', from: '5511987654321', chatId: '5511987654321', waId: '5511987654321',
			profileName: 'Ana', type: 'text', text: 'oi', chatInput: 'oi', sessionId: `${number.phone_number_id}:5511987654321`,
		}],
	},
];

const batch: Sample = {
	name: 'a batch of two accounts with messages and statuses',
	body: {
		object: 'whatsapp_business_account',
		entry: [
			{
				id: account,
				changes: [
					{
						field: 'messages',
						value: ofNumber({
							contacts: [ana, { profile: { name: 'Ben' }, wa_id: '16505550102' }, { profile: { name: 'Chi' }, wa_id: '16505550103' }],
							messages: [
								{ from: '16505550102', id: 'wamid.b1', timestamp: at, type: 'text', text: { body: 'one' } },
								{ from: ana.wa_id, id: 'wamid.b2', timestamp: at, type: 'text', text: { body: 'two' } },
							],
						}),
					},
					{ field: 'messages', value: ofNumber({ statuses: [{ id: 'wamid.o', status: 'delivered', timestamp: at, recipient_id: ana.wa_id }, { id: 'wamid.o', status: 'read', timestamp: at, recipient_id: ana.wa_id }] }) },
				],
			},
			{ id: '102290000000002', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '9', display_phone_number: '15550100009' }, messages: [{ from: ana.wa_id, id: 'wamid.b3', timestamp: at, type: 'text', text: { body: 'three' } }] } }] },
		],
	},
	items: [
		{ event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.b1', from: '16505550102', chatId: '16505550102', waId: '16505550102', profileName: 'Ben', type: 'text', text: 'one', chatInput: 'one', sessionId: `${number.phone_number_id}:16505550102` },
		{ event: 'message', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.b2', from: ana.wa_id, chatId: ana.wa_id, waId: ana.wa_id, profileName: 'Ana', type: 'text', text: 'two', chatInput: 'two', sessionId: `${number.phone_number_id}:${ana.wa_id}` },
		{ event: 'status', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.o', status: 'delivered', recipient: ana.wa_id, chatId: ana.wa_id, waId: ana.wa_id },
		{ event: 'status', field: 'messages', ...about, timestamp: atIso, messageId: 'wamid.o', status: 'read', recipient: ana.wa_id, chatId: ana.wa_id, waId: ana.wa_id },
		{ event: 'message', field: 'messages', accountId: '102290000000002', phoneNumberId: '9', displayPhoneNumber: '15550100009', timestamp: atIso, messageId: 'wamid.b3', from: ana.wa_id, chatId: ana.wa_id, waId: ana.wa_id, type: 'text', text: 'three', chatInput: 'three', sessionId: `9:${ana.wa_id}` },
	],
};

export const messages: Sample[] = [...content, ...replies, ...surroundings, ...people, batch];
