import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import type { Json } from './json';
import { body, button, cakeCard, header, picture, product, template, text, tomorrow } from './sampleTemplates';
import { graph, send } from './testClient';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
});
afterAll(() => emulator.stop());

function rendered(): unknown {
	return emulator.conversation('16505550101')?.bubbles.at(-1)?.rendered;
}

test.each<[string, Json, unknown]>([
	[
		'text alone',
		template('hello_world'),
		{
			header: { kind: 'text', text: 'Hello World' },
			body: expect.stringContaining('Welcome'),
			footer: expect.any(String),
			buttons: [],
		},
	],
	[
		'positional variables and a URL',
		template('order_confirmation', [body('Ana', '7'), button('url', 0, text('7'))]),
		{
			body: expect.stringContaining('Thank you, Ana! Your order 7 is'),
			buttons: [{ kind: 'url', text: 'Follow the order', url: 'https://bakery.example/orders/7' }],
		},
	],
	[
		'the other language',
		template('order_confirmation', [body('Ana', '7'), button('url', 0, text('7'))], 'de'),
		{
			body: expect.stringContaining('Danke, Ana!'),
			buttons: [{ kind: 'url', text: 'Bestellung ansehen', url: expect.any(String) }],
		},
	],
	[
		'named variables in any order',
		template('appointment_reminder', [
			header(text('Ben', 'customer')),
			{ type: 'body', parameters: [text('15:00', 'time'), text('Monday', 'day')] },
		]),
		{
			header: { kind: 'text', text: 'See you soon, Ben' },
			body: 'Your cake tasting is on Monday at 15:00. Shall we keep the table for you?',
			buttons: [
				{ kind: 'quick_reply', text: 'Yes, keep it', payload: 'Yes, keep it' },
				{ kind: 'quick_reply', text: 'Another day', payload: 'Another day' },
			],
		},
	],
	[
		'a picture header and a payload',
		template('new_menu', [
			header(picture),
			body('Chi'),
			button('quick_reply', 1, { type: 'payload', payload: 'STOP' }),
		]),
		{
			header: { kind: 'image', mediaUrl: 'https://bakery.example/bread.jpg' },
			body: expect.any(String),
			footer: expect.any(String),
			buttons: [
				{ kind: 'url', text: 'See the menu', url: 'https://bakery.example/menu' },
				{ kind: 'quick_reply', text: 'Stop', payload: 'STOP' },
			],
		},
	],
	[
		'a video header',
		template('baking_class', [
			header({ type: 'video', video: { link: 'https://bakery.example/a.mp4' } }),
			body('Ana'),
		]),
		{
			header: { kind: 'video', mediaUrl: 'https://bakery.example/a.mp4' },
			body: expect.any(String),
			buttons: [],
		},
	],
	[
		'a document header',
		template('invoice_ready', [
			header({
				type: 'document',
				document: { link: 'https://bakery.example/a.pdf', filename: 'Invoice.pdf' },
			}),
			body('7'),
		]),
		{
			header: { kind: 'document', mediaUrl: 'https://bakery.example/a.pdf' },
			body: expect.any(String),
			buttons: [{ kind: 'phone_number', text: 'Call us', payload: '+15550100001' }],
		},
	],
	[
		'a location header',
		template('pickup_place', [
			header({
				type: 'location',
				location: { latitude: '1', longitude: '2', name: 'Bakery', address: 'River Street' },
			}),
			body('7'),
		]),
		{ header: { kind: 'location', text: 'Bakery' }, body: expect.any(String), buttons: [expect.anything()] },
	],
	[
		'a coupon code',
		template('weekend_coupon', [
			body('20%', 'BREAD20'),
			button('copy_code', 1, { type: 'coupon_code', coupon_code: 'BREAD20' }),
		]),
		{
			body: expect.any(String),
			buttons: [expect.anything(), { kind: 'copy_code', text: 'Copy offer code', payload: 'BREAD20' }],
		},
	],
	[
		'a flow',
		template('feedback_form', [
			button('flow', 0, { type: 'action', action: { flow_token: 't', flow_action_data: { a: 1 } } }),
		]),
		{ body: expect.any(String), buttons: [{ kind: 'flow', text: 'Give feedback', payload: 't', flow: '1026000000000001' }] },
	],
	[
		'a catalog',
		template('catalog_invitation', [
			body('Ben'),
			button('CATALOG', 0, { type: 'action', action: { thumbnail_product_retailer_id: 'p' } }),
		]),
		{ body: expect.any(String), buttons: [{ kind: 'catalog', text: 'View catalog' }] },
	],
	[
		'several products',
		template('basket_reminder', [
			header(text('Chi')),
			body('TENTH'),
			button('mpm', 0, {
				type: 'action',
				action: {
					thumbnail_product_retailer_id: 'p',
					sections: [{ title: 's', product_items: [{ product_retailer_id: 'p' }] }],
				},
			}),
		]),
		{
			header: { kind: 'text', text: 'Still hungry, Chi?' },
			body: expect.any(String),
			buttons: [{ kind: 'mpm', text: 'View items', payload: 'p' }],
		},
	],
	[
		'one product',
		template('bread_of_the_day', [header(product), body('Ana')]),
		{ header: { kind: 'product' }, body: expect.any(String), buttons: [{ kind: 'spm', text: 'View' }] },
	],
	[
		'a carousel of pictures',
		template('cake_carousel', [body('Ana'), { type: 'carousel', cards: [cakeCard(1), cakeCard(0)] }]),
		{
			body: expect.any(String),
			buttons: [],
			cards: [0, 1].map((index) => ({
				header: { kind: 'image', mediaUrl: expect.any(String) },
				body: expect.stringContaining('Ana'),
				buttons: [
					{ kind: 'quick_reply', text: 'Order one', payload: `order-${index}` },
					{ kind: 'url', text: 'See it', url: `https://bakery.example/cakes/${index}` },
				],
			})),
		},
	],
	[
		'a carousel of products',
		template('product_carousel', [
			{
				type: 'carousel',
				cards: [0, 1, 2].map((card_index) => ({ card_index, components: [header(product)] })),
			},
		]),
		{
			body: expect.any(String),
			buttons: [],
			cards: [expect.anything(), expect.anything(), expect.anything()],
		},
	],
	[
		'a limited-time offer',
		template('flash_offer', [
			header(picture),
			{
				type: 'limited_time_offer',
				parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: tomorrow } }],
			},
			body('Ben', 'FLASH5'),
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'FLASH5' }),
			button('url', 1, text('FLASH5')),
		]),
		{
			header: expect.anything(),
			body: expect.stringContaining('FLASH5'),
			buttons: [
				expect.anything(),
				{ kind: 'url', text: 'Order now', url: 'https://bakery.example/offers?code=FLASH5' },
			],
		},
	],
	[
		'a one-time code',
		template('login_code', [body('123456'), button('url', 0, text('123456'))]),
		{
			body: '*123456* is your verification code. For your security, do not share this code.',
			footer: 'This code expires in 10 minutes.',
			buttons: [{ kind: 'copy_code', text: 'Copy code', payload: '123456' }],
		},
	],
	[
		'an order to pay',
		template('pay_order', [
			body('7'),
			button('order_details', 0, {
				type: 'action',
				action: { order_details: { reference_id: 'r7', currency: 'INR' } },
			}),
		]),
		{ body: expect.any(String), buttons: [{ kind: 'order_details', text: 'Review and pay', payload: 'r7' }] },
	],
	[
		'a call button',
		template('call_the_bakery'),
		{ body: expect.any(String), buttons: [{ kind: 'voice_call', text: 'Call now' }] },
	],
])('%s is accepted and shown with its parameters filled in', async (_what, message, expected) => {
	const answer = await send(emulator, message);
	expect([answer.status, answer.error]).toEqual([200, {}]);
	expect(rendered()).toEqual(expected);
});

describe('marketing messages', () => {
	const path = `/${demoWorld.phoneNumberId}/marketing_messages`;
	const message = (name: string, components: Json[], more: Json = {}): Json => ({
		messaging_product: 'whatsapp',
		to: '+16505550101',
		...template(name, components),
		...more,
	});

	test('takes marketing templates with its own parameters', async () => {
		const answer = await graph(
			emulator,
			'POST',
			path,
			message('catalog_invitation', [body('Ben')], {
				product_policy: 'STRICT',
				message_activity_sharing: true,
			}),
		);
		expect([answer.status, answer.body['messages']]).toEqual([
			200,
			[{ id: expect.any(String), message_status: 'accepted' }],
		]);
	});

	test('refuses other categories with 134100, other types and policies with 100 and 131009', async () => {
		expect((await graph(emulator, 'POST', path, message('hello_world', []))).error).toMatchObject({
			code: 134100,
		});
		expect(
			(
				await graph(emulator, 'POST', path, {
					messaging_product: 'whatsapp',
					to: '+16505550101',
					type: 'text',
					text: { body: 'hi' },
				})
			).error,
		).toMatchObject({ code: 100 });
		expect(
			(
				await graph(
					emulator,
					'POST',
					path,
					message('catalog_invitation', [body('Ben')], { product_policy: 'MAYBE' }),
				)
			).error,
		).toMatchObject({ code: 131009 });
	});
});
