import { itemWithFile } from '../../engine/binaryData';
import { sampleFiles } from '../../sampleFiles';
import { sent, setTemplateStage, to, type TemplateStage } from './templateStage';

const image = 'https://example.com/menu.jpg';
const IN_A_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();

describe('Send Template', () => {
	let stage: TemplateStage;
	beforeAll(async () => {
		stage = await setTemplateStage({ pairBurst: 1_000 });
	});
	afterAll(async () => await stage.stop());

	it('Composio "Send template message", Prismatic "Send message" (template): by name and language, without variables', async () => {
		const { items, error } = await stage.run({ templateSource: 'name', templateName: 'hello_world', templateLanguage: 'en_US' });
		expect(error).toBeUndefined();
		expect(items).toEqual([sent]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'template',
			template: { name: 'hello_world', language: { code: 'en_US' } },
		});
	});

	it('UIP "sendMessageTemplate": gives a flat status and message ID, for values that an expression gives', async () => {
		const values = '={{ { body: [$json.name, $json.order], "button.0": $json.order } }}';
		const { items } = await stage.give('order_confirmation|de', values, {}, { items: [{ json: { name: 'Ana', order: 4711 } }] });
		expect(items).toEqual([sent]);
		expect(stage.seen()).toMatchObject({
			body: 'Danke, Ana! Ihre Bestellung 4711 ist im Ofen. Wir melden uns, sobald sie fertig ist.',
			buttons: [{ kind: 'url', url: 'https://bakery.example/orders/4711' }],
		});
	});

	it('fills the form in with expressions, once for each item', async () => {
		const before = stage.reads();
		const { items } = await stage.fill(
			'order_confirmation|en_US',
			{ 'body.1': '={{ $json.name }}', 'body.2': '={{ $json.order }}', 'button.0': '={{ $json.order }}' },
			{},
			{ items: ['Ana', 'Ben', 'Chi'].map((name, index) => ({ json: { name, order: 4711 + index } })) },
		);
		expect(items).toEqual([sent, sent, sent]);
		const bodies = stage.emulator.conversation(to.slice(1))?.bubbles.slice(-3).map(({ rendered }) => rendered?.body?.slice(0, 36));
		expect(bodies).toEqual(['Thank you, Ana! Your order 4711 is i', 'Thank you, Ben! Your order 4712 is i', 'Thank you, Chi! Your order 4713 is i']);
		// One read fills the panel, one serves all items.
		expect(stage.reads()).toBe(before + 2);
	});

	const products = [{ title: 'Breads', products: ['RYE', 'WHEAT'] }];
	const order = { reference_id: 'order-4711', type: 'physical-goods', currency: 'INR', total_amount: { value: 21000, offset: 100 } };
	const families: Array<[family: string, template: string, values: Record<string, unknown>, seen: object]> = [
		['named variables', 'appointment_reminder', { 'header.customer': 'Ben', 'body.day': 'Tuesday', 'body.time': '16:30', 'button.0': 'keep' }, {
			header: { text: 'See you soon, Ben' },
			body: 'Your cake tasting is on Tuesday at 16:30. Shall we keep the table for you?',
			buttons: [{ payload: 'keep' }, { payload: 'Another day' }],
		}],
		['a header image', 'new_menu', { 'header.image': image, 'body.1': 'Chi' }, { header: { kind: 'image', mediaUrl: image } }],
		['a header video', 'baking_class', { 'header.video': 'https://example.com/class.mp4', 'body.1': 'Ana' }, { header: { kind: 'video' } }],
		['a header document', 'invoice_ready', { 'header.document': 'https://example.com/117.pdf', 'header.filename': 'Invoice.pdf', 'body.1': '117' }, {
			header: { kind: 'document' },
		}],
		['a location', 'pickup_place', { 'header.location.latitude': 37.48, 'header.location.longitude': '-122.14', 'header.location.name': 'Bakery', 'body.1': '4711' }, {
			header: { kind: 'location', text: 'Bakery' },
		}],
		['a coupon code', 'weekend_coupon', { 'body.1': '20%', 'body.2': 'BREAD20', 'button.1': 'BREAD20' }, { buttons: [{}, { kind: 'copy_code', payload: 'BREAD20' }] }],
		['a flow', 'feedback_form', { 'button.0.token': 'visit-1' }, { buttons: [{ kind: 'flow', payload: 'visit-1' }] }],
		['a catalog', 'catalog_invitation', { 'body.1': 'Ben', 'button.0': 'RYE' }, { buttons: [{ kind: 'catalog' }] }],
		['several products', 'basket_reminder', { 'header.1': 'Chi', 'body.1': 'TENTH', 'button.0.thumbnail': 'RYE', 'button.0.sections': JSON.stringify(products) }, {
			header: { text: 'Still hungry, Chi?' },
		}],
		['a single product', 'bread_of_the_day', { 'header.product': 'RYE', 'header.catalog': '194836987003835', 'body.1': 'Ana' }, { header: { kind: 'product' } }],
		[
			'a carousel of pictures',
			'cake_carousel',
			{
				'body.1': 'Ana',
				'card.0.header.image': image,
				'card.0.body.1': 'Ana',
				'card.0.button.1': '7',
				'card.1.header.image': image,
				'card.1.body.1': 'Ana',
				'card.1.button.0': 'tart',
				'card.1.button.1': '8',
			},
			{ cards: [{ body: 'The plum cake, Ana, is back for the season', buttons: [{}, { url: 'https://bakery.example/cakes/7' }] }, { buttons: [{ payload: 'tart' }, {}] }] },
		],
		[
			'a carousel of products',
			'product_carousel',
			{ 'card.0.header.product': 'A', 'card.0.header.catalog': '194836987003835', 'card.1.header.product': 'B', 'card.2.header.product': 'C' },
			{ cards: [{ header: { kind: 'product' } }, {}, {}] },
		],
		[
			'a limited-time offer',
			'flash_offer',
			{ 'header.image': image, 'offer.expiration': IN_A_WEEK, 'body.1': 'Ben', 'body.2': 'FLASH5', 'button.0': 'FLASH5', 'button.1': 'FLASH5' },
			{ body: 'Good news, Ben! Use the code FLASH5 before it is gone.' },
		],
		['a one-time code to copy', 'login_code', { code: '123456' }, { buttons: [{ kind: 'copy_code', payload: '123456' }] }],
		['a one-time code for one tap', 'login_code_one_tap', { code: '123456' }, { buttons: [{ payload: '123456' }] }],
		['a one-time code without a tap', 'login_code_zero_tap', { code: '123456' }, { body: expect.stringMatching(/^\*123456\* is your/) }],
		['an order to pay', 'pay_order', { 'body.1': '4711', 'button.0': JSON.stringify(order) }, { body: 'Your order 4711 is ready to be paid.' }],
		['a call button', 'call_the_bakery', { 'button.0.ttl': 60 }, { buttons: [{ kind: 'voice_call' }] }],
	];

	it.each(families)('sends %s through the form that the panel shows', async (_family, template, values, seen) => {
		const { items, error } = await stage.fill(`${template}|en_US`, values as Record<string, string>);
		expect(error).toBeUndefined();
		expect(items).toEqual([sent]);
		expect(stage.seen()).toMatchObject(seen);
	});

	it('uploads a header image from the input item on the way, once for all items that carry it', async () => {
		const before = stage.emulator.requests.length;
		const { bytes: content, ...file } = sampleFiles.jpeg;
		const item = await itemWithFile({ ...file, content, property: 'picture' });
		const { items, error } = await stage.fill('new_menu|en_US', { 'header.image': 'input:picture', 'body.1': 'Chi' }, {}, { items: [item, item] });
		expect(error).toBeUndefined();
		expect(items).toEqual([sent, sent]);
		const uploads = stage.emulator.requests.slice(before).filter(({ path }) => path.endsWith('/media'));
		expect(uploads).toHaveLength(1);
		expect(stage.arrived()).toMatchObject([{ type: 'header', parameters: [{ type: 'image', image: { id: expect.stringMatching(/^\d+$/) } }] }, {}]);
	});

	it('sends through the Marketing Messages API with its options', async () => {
		const { items } = await stage.give(
			'weekend_coupon|en_US',
			{ body: ['20%', 'BREAD20'], 'button.1': 'BREAD20' } as unknown as string,
			{ options: { marketingMessages: true, productPolicy: 'STRICT', messageActivitySharing: false } },
		);
		expect(items).toEqual([sent]);
		expect(stage.emulator.requests.at(-1)).toMatchObject({
			path: expect.stringMatching(/\/marketing_messages$/),
			body: { product_policy: 'STRICT', message_activity_sharing: false },
		});
	});

	it('sends components as they are, with no look at the definition', async () => {
		const before = stage.reads();
		const { items } = await stage.run({
			template: { mode: 'id', value: 'order_confirmation|en_US' },
			valuesInput: 'components',
			templateComponents: [
				{ type: 'BODY', parameters: ['Ana', '4711'].map((text) => ({ type: 'text', text })) },
				{ type: 'button', sub_type: 'URL', index: 0, parameters: [{ type: 'text', text: '4711' }] },
			] as unknown as string,
		});
		expect(items).toEqual([sent]);
		expect(stage.reads()).toBe(before);
	});

	it("keeps Meta's own words when the components do not fit the template", async () => {
		const { error } = await stage.run({
			template: { mode: 'list', value: 'order_confirmation|en_US' },
			valuesInput: 'components',
			templateComponents: '[{"type": "body", "parameters": [{"type": "text", "text": "Ana"}]}]',
		});
		expect(error && 'description' in error && error.description).toContain('number of localizable_params (1) does not match the expected number of params (2)');
	});
});
