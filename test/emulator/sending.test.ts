import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import type { Json } from './json';
import { card, image, interactive, long, reply, row } from './sampleMessages';
import { detailsOf, graph, messageIdOf, send } from './testClient';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
});
afterAll(() => emulator.stop());

const accepted: Array<[string, Json]> = [
	['a text', { type: 'text', text: { body: 'hi', preview_url: true } }],
	['a text without a type', { text: { body: 'hi' } }],
	['a text of 4096 emojis, each one code point', { text: { body: long(4096) } }],
	['an image by link', { type: 'image', image: { ...image, caption: 'fresh' } }],
	['a video by link', { type: 'video', video: { link: 'https://bakery.example/oven.mp4' } }],
	[
		'a document with a file name',
		{ type: 'document', document: { link: 'https://bakery.example/menu.pdf', filename: 'Menu.pdf' } },
	],
	['a voice message', { type: 'audio', audio: { link: 'https://bakery.example/hi.ogg', voice: true } }],
	['a sticker', { type: 'sticker', sticker: { link: 'https://bakery.example/s.webp' } }],
	[
		'a location with numbers as text',
		{ type: 'location', location: { latitude: '52.5', longitude: 13.4, name: 'Bakery' } },
	],
	[
		'contacts',
		{
			type: 'contacts',
			contacts: [
				{
					name: { formatted_name: 'Ben B', first_name: 'Ben' },
					phones: [{ phone: '+16505550102', type: 'WORK' }],
				},
			],
		},
	],
	['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍🏽' } }],
	['a removed reaction', { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '' } }],
	[
		'a reply with tracking data',
		{ text: { body: 'hi' }, context: { message_id: 'wamid.X' }, biz_opaque_callback_data: 'order 7' },
	],
	[
		'reply buttons with a picture',
		interactive({
			type: 'button',
			header: { type: 'image', image },
			footer: { text: 'f' },
			action: { buttons: [reply('1', 'Yes'), reply('2', 'No')] },
		}),
	],
	[
		'a list',
		interactive({
			type: 'list',
			action: {
				button: 'Menu',
				sections: [
					{ title: 'A', rows: [row('1')] },
					{ title: 'B', rows: [row('2')] },
				],
			},
		}),
	],
	[
		'a web button',
		interactive({
			type: 'cta_url',
			action: { name: 'cta_url', parameters: { display_text: 'See', url: 'https://bakery.example' } },
		}),
	],
	[
		'a flow',
		interactive({
			type: 'flow',
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1',
					flow_cta: 'Go',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'A', data: { x: 1 } },
				},
			},
		}),
	],
	['a location request', interactive({ type: 'location_request_message', action: { name: 'send_location' } })],
	['a product', interactive({ type: 'product', action: { catalog_id: '1', product_retailer_id: 'a' } })],
	[
		'a product list',
		interactive({
			type: 'product_list',
			header: { type: 'text', text: 'h' },
			action: { catalog_id: '1', sections: [{ title: 's', product_items: [{ product_retailer_id: 'a' }] }] },
		}),
	],
	[
		'a catalog',
		interactive({
			type: 'catalog_message',
			action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'a' } },
		}),
	],
	[
		'an address request',
		interactive({
			type: 'address_message',
			action: { name: 'address_message', parameters: { country: 'IN' } },
		}),
	],
	['a carousel', interactive({ type: 'carousel', action: { cards: [card(0), card(1)] } })],
	[
		'a product carousel',
		interactive({
			type: 'carousel',
			action: {
				cards: [0, 1].map((index) => ({
					card_index: index,
					type: 'product',
					action: { catalog_id: '1', product_retailer_id: 'a' },
				})),
			},
		}),
	],
	[
		'a call permission request',
		interactive({ type: 'call_permission_request', action: { name: 'call_permission_request' } }),
	],
	[
		'a call button',
		interactive({
			type: 'voice_call',
			action: { name: 'voice_call', parameters: { display_text: 'Call', ttl_minutes: 60 } },
		}),
	],
	['a contact request', interactive({ type: 'request_contact_info', action: { name: 'request_contact_info' } })],
	[
		'order details',
		interactive({
			type: 'order_details',
			action: {
				name: 'review_and_pay',
				parameters: {
					reference_id: 'r',
					currency: 'INR',
					total_amount: { value: 1, offset: 100 },
					type: 'digital-goods',
				},
			},
		}),
	],
	[
		'an order status',
		interactive({
			type: 'order_status',
			action: { name: 'review_order', parameters: { reference_id: 'r', order: { status: 'shipped' } } },
		}),
	],
	['a template', { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } }],
];

test.each(accepted)('%s is accepted', async (_what, message) => {
	const answer = await send(emulator, message);
	expect([answer.status, answer.error]).toEqual([200, {}]);
	expect(answer.body).toEqual({
		messaging_product: 'whatsapp',
		contacts: [{ input: '+16505550101', wa_id: '16505550101', user_id: expect.stringMatching(/^US\.\d+$/) }],
		messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/=]+$/), message_status: 'accepted' }],
	});
});

describe('recipients', () => {
	test.each([
		['', 131008],
		['abc', 131009],
		['+1650', 131009],
		['+1650555010112345678', 131009],
		['US.13491208655302741918', 131009],
	])('"%s" in to is refused', async (to, code) => {
		const answer = await send(emulator, { to, text: { body: 'hi' } });
		expect(answer.error).toMatchObject({ code });
		expect(detailsOf(answer)).toContain(' to ');
	});

	test('a phone number in another spelling reaches the same person', async () => {
		const answer = await send(emulator, { to: '+1 (650) 555-0102', text: { body: 'hi' } });
		expect(answer.body['contacts']).toMatchObject([{ input: '+1 (650) 555-0102', wa_id: '16505550102' }]);
	});

	test('a user ID in recipient reaches the person; to wins when both are there', async () => {
		const userId = emulator.conversation('16505550102')?.customer.userId;
		const byId = await send(emulator, { recipient: userId, text: { body: 'hi' } });
		expect(byId.body['contacts']).toMatchObject([{ input: userId, wa_id: '16505550102', user_id: userId }]);
		const both = await send(emulator, { recipient: userId, to: '+16505550103', text: { body: 'hi' } });
		expect(both.body['contacts']).toMatchObject([{ wa_id: '16505550103' }]);
	});

	test('a user ID of nobody, and no recipient at all, are refused', async () => {
		expect((await send(emulator, { recipient: 'US.1', text: { body: 'hi' } })).error).toMatchObject({
			code: 131009,
		});
		const none = await graph(emulator, 'POST', `/${demoWorld.phoneNumberId}/messages`, {
			messaging_product: 'whatsapp',
			text: { body: 'hi' },
		});
		expect(none.error).toMatchObject({ code: 131008 });
	});

	test('the number itself is refused with 131021, an unknown group with 131041', async () => {
		expect(
			(await send(emulator, { to: demoWorld.displayPhoneNumber, text: { body: 'hi' } })).error,
		).toMatchObject({ code: 131021 });
		expect(
			(await send(emulator, { to: 'nope', recipient_type: 'group', text: { body: 'hi' } })).error,
		).toMatchObject({ code: 131041 });
	});

	test('an interactive message to a group is refused with 131051', async () => {
		const answer = await send(emulator, {
			to: 'g',
			recipient_type: 'group',
			...interactive({ type: 'button', action: { buttons: [reply('1', 'Yes')] } }),
		});
		expect(answer.error).toMatchObject({ code: 131051 });
	});
});

describe('what stays of a message', () => {
	test('it stands in the conversation and, with its ID, in the log', async () => {
		const answer = await send(emulator, {
			text: { body: 'Fresh bread!' },
			context: { message_id: 'wamid.Y' },
		});
		const bubble = emulator.conversation('16505550101')?.bubbles.at(-1);
		expect(bubble).toMatchObject({
			id: messageIdOf(answer),
			from: 'business',
			type: 'text',
			quotedId: 'wamid.Y',
			message: { text: { body: 'Fresh bread!' } },
		});
		expect(emulator.requests.at(-1)).toMatchObject({
			method: 'POST',
			path: `/v26.0/${demoWorld.phoneNumberId}/messages`,
			status: 200,
			messageId: messageIdOf(answer),
			body: { text: { body: 'Fresh bread!' } },
		});
	});

	test('a reaction sits on its bubble and goes again', async () => {
		const id = messageIdOf(await send(emulator, { text: { body: 'Nice?' } }));
		await send(emulator, { type: 'reaction', reaction: { message_id: id, emoji: '👍' } });
		const find = (): unknown =>
			emulator.conversation('16505550101')?.bubbles.find((bubble) => bubble.id === id)?.reactions;
		expect(find()).toEqual([{ from: 'business', emoji: '👍' }]);
		await send(emulator, { type: 'reaction', reaction: { message_id: id, emoji: '' } });
		expect(find()).toEqual([]);
	});

	test('message IDs never repeat', async () => {
		const ids = await Promise.all(
			Array.from({ length: 50 }, async () => messageIdOf(await send(emulator, { text: { body: 'hi' } }))),
		);
		expect(new Set(ids).size).toBe(50);
	});

	test('a number that is not registered cannot send', async () => {
		emulator.object(demoWorld.secondPhoneNumberId, { registered: false });
		const answer = await graph(emulator, 'POST', `/${demoWorld.secondPhoneNumberId}/messages`, {
			messaging_product: 'whatsapp',
			to: '+16505550101',
			text: { body: 'hi' },
		});
		expect(answer.error).toMatchObject({ code: 133010 });
	});
});

describe('marking as read', () => {
	test('moves the read mark and shows typing dots until the next message', async () => {
		const id = await emulator.inbound({
			from: '16505550103',
			message: { type: 'text', text: { body: 'hello' } },
		});
		const answer = await send(emulator, {
			to: undefined,
			status: 'read',
			message_id: id,
			typing_indicator: { type: 'text' },
		});
		expect(answer.body).toEqual({ success: true });
		const talk = emulator.conversation('16505550103');
		expect(talk?.readUpTo).toBe(id);
		expect(talk?.typingUntil).toBeGreaterThan(Date.now() + 20_000);
		await send(emulator, { to: '+16505550103', text: { body: 'hi' } });
		expect(emulator.conversation('16505550103')?.typingUntil).toBeUndefined();
	});

	test.each([
		[{ status: 'read', message_id: 'wamid.unknown' }, 131009, 'message_id'],
		[{ status: 'read' }, 131008, 'message_id'],
		[{ status: 'seen', message_id: 'wamid.unknown' }, 100, 'status'],
		[
			{ status: 'read', message_id: 'wamid.unknown', typing_indicator: { type: 'audio' } },
			100,
			'typing_indicator.type',
		],
	])('%j is refused', async (body, code, named) => {
		const answer = await graph(emulator, 'POST', `/${demoWorld.phoneNumberId}/messages`, {
			messaging_product: 'whatsapp',
			...body,
		});
		expect(answer.error).toMatchObject({ code });
		expect(detailsOf(answer)).toContain(named);
	});
});
