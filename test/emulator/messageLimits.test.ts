import type { Emulator } from './contract';
import { startEmulator } from './emulator';
import type { Json } from './json';
import { card, image, interactive, long, reply, row } from './sampleMessages';
import { detailsOf, send } from './testClient';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
});
afterAll(() => emulator.stop());

const cardsUpTo = (count: number): Json[] => Array.from({ length: count }, (_, index) => card(index));
const replyCard = (index: number, ...titles: string[]): Json => ({
	...card(index),
	action: { buttons: titles.map((title) => ({ type: 'quick_reply', quick_reply: { id: title, title } })) },
});
const productCard = (index: number, catalog: string): Json => ({
	card_index: index,
	type: 'product',
	action: { catalog_id: catalog, product_retailer_id: 'rye' },
});

const refused: Array<[string, Json, number, string]> = [
	['no content', { type: 'text' }, 131008, 'text'],
	['an empty text', { text: { body: '' } }, 131008, 'text.body'],
	['a text of 4097 characters', { text: { body: long(4097) } }, 100, 'text.body'],
	['an unknown key inside', { text: { body: 'hi', bold: true } }, 100, '"bold"'],
	['an unknown key outside', { text: { body: 'hi' }, urgent: true }, 100, '"urgent"'],
	['the content of another type', { type: 'text', text: { body: 'hi' }, image }, 100, '"image"'],
	['an unknown type', { type: 'poem', poem: {} }, 100, 'type'],
	['a capital type', { type: 'TEXT', text: { body: 'hi' } }, 100, 'type'],
	['another product', { text: { body: 'hi' }, messaging_product: 'sms' }, 100, 'messaging_product'],
	['a flag as text', { text: { body: 'hi', preview_url: 'yes' } }, 100, 'text.preview_url'],
	[
		'tracking data of 513 characters',
		{ text: { body: 'hi' }, biz_opaque_callback_data: 'x'.repeat(513) },
		100,
		'biz_opaque_callback_data',
	],
	['media by ID and link', { type: 'image', image: { ...image, id: '1' } }, 131009, 'image.id'],
	['media with neither', { type: 'image', image: { caption: 'x' } }, 131008, 'image.id'],
	['a link that is none', { type: 'image', image: { link: 'bread.jpg' } }, 131009, 'image.link'],
	['an unknown media ID', { type: 'image', image: { id: '12' } }, 131009, 'image.id'],
	[
		'a caption of 1025 characters',
		{ type: 'image', image: { ...image, caption: long(1025) } },
		100,
		'image.caption',
	],
	[
		'a caption on audio',
		{ type: 'audio', audio: { link: 'https://x.example/a.ogg', caption: 'x' } },
		100,
		'"caption"',
	],
	[
		'a caption on a sticker',
		{ type: 'sticker', sticker: { link: 'https://x.example/s.webp', caption: 'x' } },
		100,
		'"caption"',
	],
	[
		'a latitude of 91',
		{ type: 'location', location: { latitude: 91, longitude: 0 } },
		131009,
		'location.latitude',
	],
	['no longitude', { type: 'location', location: { latitude: 1 } }, 131008, 'location.longitude'],
	[
		'258 contacts',
		{
			type: 'contacts',
			contacts: Array.from({ length: 258 }, () => ({ name: { formatted_name: 'a', first_name: 'a' } })),
		},
		131009,
		'contacts',
	],
	[
		'a contact with a formatted name alone',
		{ type: 'contacts', contacts: [{ name: { formatted_name: 'a' } }] },
		131008,
		'contacts[0].name',
	],
	[
		'a reaction with a word',
		{ type: 'reaction', reaction: { message_id: 'wamid.X', emoji: 'ok' } },
		131009,
		'reaction.emoji',
	],
	['an unknown interactive type', interactive({ type: 'poll', action: {} }), 100, 'interactive.type'],
	[
		'a body of 1025 characters',
		interactive({ type: 'button', body: { text: long(1025) }, action: { buttons: [reply('1', 'Yes')] } }),
		100,
		'interactive.body.text',
	],
	[
		'a footer of 61 characters',
		interactive({ type: 'button', footer: { text: long(61) }, action: { buttons: [reply('1', 'Yes')] } }),
		100,
		'interactive.footer.text',
	],
	[
		'a header of 61 characters',
		interactive({
			type: 'button',
			header: { type: 'text', text: long(61) },
			action: { buttons: [reply('1', 'Yes')] },
		}),
		100,
		'interactive.header.text',
	],
	[
		'four buttons',
		interactive({ type: 'button', action: { buttons: ['1', '2', '3', '4'].map((id) => reply(id, id)) } }),
		131009,
		'interactive.action.buttons',
	],
	['no button', interactive({ type: 'button', action: { buttons: [] } }), 131009, 'interactive.action.buttons'],
	[
		'a button title of 21 characters',
		interactive({ type: 'button', action: { buttons: [reply('1', long(21))] } }),
		100,
		'buttons[0].reply.title',
	],
	[
		'a button ID of 257 characters',
		interactive({ type: 'button', action: { buttons: [reply('x'.repeat(257), 'a')] } }),
		100,
		'buttons[0].reply.id',
	],
	[
		'two buttons with one ID',
		interactive({ type: 'button', action: { buttons: [reply('1', 'a'), reply('1', 'b')] } }),
		131009,
		'reply.id',
	],
	[
		'two buttons with one title',
		interactive({ type: 'button', action: { buttons: [reply('1', 'a'), reply('2', 'a')] } }),
		131009,
		'reply.title',
	],
	[
		'eleven rows over two sections',
		interactive({
			type: 'list',
			action: {
				button: 'Menu',
				sections: [
					{ title: 'A', rows: [1, 2, 3, 4, 5, 6].map((id) => row(String(id))) },
					{ title: 'B', rows: [7, 8, 9, 10, 11].map((id) => row(String(id))) },
				],
			},
		}),
		131009,
		'11 rows',
	],
	[
		'two sections without a title',
		interactive({
			type: 'list',
			action: { button: 'Menu', sections: [{ rows: [row('1')] }, { rows: [row('2')] }] },
		}),
		131008,
		'sections[0].title',
	],
	[
		'one row ID twice',
		interactive({ type: 'list', action: { button: 'Menu', sections: [{ rows: [row('1'), row('1')] }] } }),
		131009,
		'rows[].id',
	],
	[
		'a row description of 73 characters',
		interactive({
			type: 'list',
			action: { button: 'Menu', sections: [{ rows: [{ ...row('1'), description: long(73) }] }] },
		}),
		100,
		'rows[0].description',
	],
	[
		'a list button of 21 characters',
		interactive({ type: 'list', action: { button: long(21), sections: [{ rows: [row('1')] }] } }),
		100,
		'interactive.action.button',
	],
	[
		'a list with a picture header',
		interactive({
			type: 'list',
			header: { type: 'image', image },
			action: { button: 'Menu', sections: [{ rows: [row('1')] }] },
		}),
		100,
		'interactive.header.type',
	],
	[
		'a web button label of 21 characters',
		interactive({
			type: 'cta_url',
			action: { name: 'cta_url', parameters: { display_text: long(21), url: 'https://x.example' } },
		}),
		100,
		'display_text',
	],
	[
		'a flow by ID and by name',
		interactive({
			type: 'flow',
			action: {
				name: 'flow',
				parameters: { flow_message_version: '3', flow_cta: 'Go', flow_id: '1', flow_name: 'a' },
			},
		}),
		131009,
		'flow_id',
	],
	[
		'a flow label of 31 characters',
		interactive({
			type: 'flow',
			action: { name: 'flow', parameters: { flow_message_version: '3', flow_cta: long(31), flow_id: '1' } },
		}),
		100,
		'flow_cta',
	],
	[
		'31 products',
		interactive({
			type: 'product_list',
			header: { type: 'text', text: 'h' },
			action: {
				catalog_id: '1',
				sections: ['a', 'b'].map((title, place) => ({
					title,
					product_items: Array.from({ length: 16 - place }, (_, n) => ({
						product_retailer_id: `${title}${n}`,
					})),
				})),
			},
		}),
		131009,
		'31 products',
	],
	['a single carousel card', interactive({ type: 'carousel', action: { cards: [card(0)] } }), 131009, 'cards'],
	[
		'a web button without https',
		interactive({
			type: 'cta_url',
			action: { name: 'cta_url', parameters: { display_text: 'See', url: 'http://x.example' } },
		}),
		131009,
		'https://',
	],
	[
		'a web button on a card without https',
		interactive({
			type: 'carousel',
			action: {
				cards: [
					card(0),
					{
						...card(1),
						action: { name: 'cta_url', parameters: { display_text: 'See', url: 'http://x.example' } },
					},
				],
			},
		}),
		131009,
		'cards[1].action.parameters.url',
	],
	['eleven carousel cards', interactive({ type: 'carousel', action: { cards: cardsUpTo(11) } }), 131009, 'cards'],
	[
		'cards with one and with two quick replies',
		interactive({ type: 'carousel', action: { cards: [replyCard(0, 'a'), replyCard(1, 'b', 'c')] } }),
		131009,
		'action.buttons',
	],
	[
		'a card with a web button beside one with a quick reply',
		interactive({ type: 'carousel', action: { cards: [card(0), replyCard(1, 'a')] } }),
		131009,
		'action.buttons',
	],
	[
		'one quick reply twice on a card',
		interactive({ type: 'carousel', action: { cards: [replyCard(0, 'a', 'a'), replyCard(1, 'a', 'b')] } }),
		131009,
		'quick_reply.id',
	],
	[
		'product cards of two catalogs',
		interactive({ type: 'carousel', action: { cards: [productCard(0, '1'), productCard(1, '2')] } }),
		131009,
		'catalog_id',
	],
	[
		'a product card without its catalog',
		interactive({
			type: 'carousel',
			action: { cards: [productCard(0, '1'), { ...productCard(1, '1'), action: { product_retailer_id: 'rye' } }] },
		}),
		131008,
		'cards[1].action.catalog_id',
	],
	['a recipient type of its own', { recipient_type: 'channel', text: { body: 'hi' } }, 100, 'recipient_type'],
	['a person where a group is announced', { recipient_type: 'group', text: { body: 'hi' } }, 131041, 'group'],
	['a group where a person is announced', { to: 'Y2FwaV9ncm91cDox', text: { body: 'hi' } }, 131009, 'to'],
	['a phone number as a number', { to: 16505550101, text: { body: 'hi' } }, 100, 'to'],
	['nobody', { to: '', text: { body: 'hi' } }, 131008, 'to'],
	['the sending number itself', { to: '+15550100001', text: { body: 'hi' } }, 131021, 'to'],
	['an unknown user ID', { recipient: 'US.1', to: undefined, text: { body: 'hi' } }, 131009, 'recipient'],
	[
		'cards with pictures and videos',
		interactive({ type: 'carousel', action: { cards: [card(0), card(1, { type: 'video', video: image })] } }),
		131009,
		'header.type',
	],
	[
		'a card with three line breaks',
		interactive({
			type: 'carousel',
			action: { cards: [card(0), { ...card(1), body: { text: 'a\nb\nc\nd' } }] },
		}),
		131009,
		'cards[1].body.text',
	],
	[
		'a pin outside groups',
		{ type: 'pin', pin: { type: 'pin', message_id: 'wamid.X', expiration_days: 7 } },
		131009,
		'recipient_type',
	],
];

test.each(refused)('%s is refused, naming the parameter', async (_what, message, code, named) => {
	const before = emulator.state().accepted;
	const answer = await send(emulator, message);
	expect(answer.status).toBe(400);
	expect(answer.error).toMatchObject({
		code,
		type: 'OAuthException',
		error_data: { messaging_product: 'whatsapp' },
	});
	expect(detailsOf(answer)).toContain(named);
	expect(emulator.state().accepted).toBe(before);
});
