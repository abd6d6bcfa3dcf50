import type { JsonObject } from '../../../nodes/shared/graph/request';
import { sampleFiles } from '../../sampleFiles';
import { to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';
import { templates } from '../templateDefinitions';

const EDGE = '/1022000000000001/message_templates';

const text = (value: string, name?: string): JsonObject => ({ type: 'text', ...(name === undefined ? {} : { parameter_name: name }), text: value });

const bodyOf = (...parameters: JsonObject[]): JsonObject => ({ type: 'body', parameters });

const button = (subType: string, index: number, ...parameters: JsonObject[]): JsonObject => ({ type: 'button', sub_type: subType, index, parameters });

const header = (...parameters: JsonObject[]): JsonObject => ({ type: 'header', parameters });

const card = (index: number, ...components: JsonObject[]): JsonObject => ({ card_index: index, components });

/** What Meta is sent for a template in en_US. */
const templateRequest = (name: string, components?: JsonObject[], more: JsonObject = {}): RequestCase['request'] => ({
	method: 'POST',
	path: '/1023000000000001/messages',
	body: {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to,
		type: 'template',
		template: { name, language: { code: 'en_US' }, ...(components ? { components } : {}) },
		...more,
	},
});

/** The form as n8n keeps it. */
const form = (value: Record<string, unknown>) => ({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] });

type Name = keyof typeof templates;

/** A template from the list, its form filled in. */
function filled(title: string, one: Name, values: Record<string, unknown>, components: JsonObject[], more: Partial<RequestCase> = {}): RequestCase {
	const name = String(templates[one].name);
	return {
		title,
		parameters: { to, template: { mode: 'list', value: `${name}|en_US` }, templateForm: form(values) },
		reads: { [EDGE]: { data: [templates[one]] } },
		request: templateRequest(name, components),
		...more,
	};
}

/** A template from the list, its values given as JSON. */
const given = (title: string, one: Name, values: unknown, components: JsonObject[], more: Partial<RequestCase> = {}): RequestCase => ({
	...filled(title, one, {}, components, more),
	parameters: { to, template: `${String(templates[one].name)}|en_US`, valuesInput: 'json', templateValues: values },
});

const image = (link: string): JsonObject => ({ type: 'image', image: { link } });

const productHeader = (product: string): JsonObject =>
	header({ type: 'product', product: { product_retailer_id: product, catalog_id: '194836987003835' } });

const codeComponents = [bodyOf(text('J$FpnYnP')), button('url', 0, text('J$FpnYnP'))];

const orderDetails = { reference_id: 'order-4711', type: 'physical-goods', currency: 'INR', total_amount: { value: 21000, offset: 100 } };

export const cases: RequestCase[] = [
	filled(
		'a template from the list, its form filled in: two texts and the end of a button\'s address',
		'order',
		{ 'body.1': 'Ana', 'body.2': 4711, 'button.0': '4711?from=whatsapp' },
		[bodyOf(text('Ana'), text('4711')), button('url', 0, text('4711?from=whatsapp'))],
	),
	{
		title: 'a template without variables, by its name, in its only language',
		parameters: { to, templateSource: 'name', templateName: 'hello_world' },
		reads: { [EDGE]: { data: [templates.hello] } },
		request: templateRequest('hello_world'),
	},
	{
		title: 'one of two languages, by name and language',
		example: true,
		parameters: { to, templateSource: 'name', templateName: 'order_confirmation', templateLanguage: 'de', valuesInput: 'json', templateValues: '["Ana", "4711"]' },
		reads: { [EDGE]: { data: [templates.order, templates.orderGerman] } },
		request: {
			...templateRequest(''),
			body: {
				...templateRequest('').body,
				template: { name: 'order_confirmation', language: { code: 'de' }, components: [bodyOf(text('Ana'), text('4711'))] },
			},
		},
	},
	filled(
		'named variables in header and body, and a payload of one of two quick replies',
		'appointment',
		{ 'header.customer': 'Ben', 'body.day': 'Tuesday', 'body.time': '16:30', 'button.1': 'other-day:1042' },
		[header(text('Ben', 'customer')), bodyOf(text('Tuesday', 'day'), text('16:30', 'time')), button('quick_reply', 1, { type: 'payload', payload: 'other-day:1042' })],
	),
	given('named variables from an object by their names, and nothing in a button that may do without', 'appointment', { customer: 'Ben', day: 'Tuesday', time: '16:30', buttons: ['', null] }, [
		header(text('Ben', 'customer')),
		bodyOf(text('Tuesday', 'day'), text('16:30', 'time')),
	]),
	given(
		'an object by parts, the body as an array',
		'order',
		{ body: ['Ana', '4711'], buttons: ['4711'] },
		[bodyOf(text('Ana'), text('4711')), button('url', 0, text('4711'))],
		{ example: true },
	),
	given(
		'an amount of money and a date in place of texts',
		'order',
		{
			'body.1': { fallback_value: '€5.00', code: 'eur', amount_1000: '5000' },
			'body.2': { type: 'date_time', date_time: { fallback_value: 'February 25, 2030', year: '2030' } },
			'button.0': 'x',
		},
		[
			bodyOf(
				{ type: 'currency', currency: { fallback_value: '€5.00', code: 'EUR', amount_1000: 5000 } },
				{ type: 'date_time', date_time: { fallback_value: 'February 25, 2030', year: 2030 } },
			),
			button('url', 0, text('x')),
		],
	),
	filled('a header image by link', 'menu', { 'header.image': 'https://example.com/menu.jpg', 'body.1': 'Chi' }, [
		header(image('https://example.com/menu.jpg')),
		bodyOf(text('Chi')),
	]),
	filled(
		'a header image from the input item, uploaded on the way',
		'menu',
		{ 'header.image': 'input:picture', 'body.1': 'Chi', 'button.0': 'stop' },
		[header({ type: 'image', image: {} }), bodyOf(text('Chi')), button('quick_reply', 0, { type: 'payload', payload: 'stop' })],
		{
			example: true,
			files: { picture: sampleFiles.jpeg },
			request: {
				...templateRequest('new_menu', [
					header({ type: 'image', image: {} }),
					bodyOf(text('Chi')),
					button('quick_reply', 0, { type: 'payload', payload: 'stop' }),
				]),
				attachments: [{ at: ['template', 'components', 0, 'parameters', 0, 'image', 'id'], as: 'media', fileName: sampleFiles.jpeg.fileName }],
			},
		},
	),
	filled('a header video by media ID', 'video', { 'header.video': '1013859600285441' }, [header({ type: 'video', video: { id: '1013859600285441' } })]),
	filled('a GIF', 'gif', { 'header.gif': 'https://example.com/dance.mp4' }, [header({ type: 'gif', gif: { link: 'https://example.com/dance.mp4' } })]),
	filled(
		'a header document by link, with its file name',
		'invoice',
		{ 'header.document': 'https://example.com/i/117.pdf', 'header.filename': 'Invoice 117.pdf', 'body.1': '117' },
		[header({ type: 'document', document: { link: 'https://example.com/i/117.pdf', filename: 'Invoice 117.pdf' } }), bodyOf(text('117'))],
	),
	filled(
		'a location header',
		'pickup',
		{
			'header.location.latitude': '37.4847',
			'header.location.longitude': -122.148,
			'header.location.name': 'Riverside Bakery',
			'header.location.address': '1 River Road',
			'body.1': '4711',
		},
		[
			header({ type: 'location', location: { latitude: 37.4847, longitude: -122.148, name: 'Riverside Bakery', address: '1 River Road' } }),
			bodyOf(text('4711')),
		],
	),
	filled('a coupon code', 'coupon', { 'body.1': '20%', 'body.2': 'BREAD20', 'button.1': 'BREAD20' }, [
		bodyOf(text('20%'), text('BREAD20')),
		button('copy_code', 1, { type: 'coupon_code', coupon_code: 'BREAD20' }),
	]),
	filled(
		'a limited-time offer, its end by a date without zone in the workflow\'s own',
		'offer',
		{
			'header.image': 'https://example.com/offer.png',
			'offer.expiration': '2097-01-31T18:00:00',
			'body.1': 'FLASH5',
			'button.0': 'FLASH5',
			'button.1': 'FLASH5',
		},
		[
			header(image('https://example.com/offer.png')),
			bodyOf(text('FLASH5')),
			{
				type: 'limited_time_offer',
				parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.parse('2097-01-31T18:00:00-05:00') } }],
			},
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'FLASH5' }),
			button('url', 1, text('FLASH5')),
		],
	),
	filled('a flow with its token and first data', 'feedback', { 'button.0.token': 'visit-1042', 'button.0.data': '{"shop": "Riverside"}' }, [
		button('flow', 0, { type: 'action', action: { flow_token: 'visit-1042', flow_action_data: { shop: 'Riverside' } } }),
	]),
	filled('a flow as it is, whose button is named all the same (131009)', 'feedback', {}, [{ type: 'button', sub_type: 'flow', index: 0 }]),
	filled('a catalog with a product of choice on its picture', 'catalog', { 'body.1': 'Ben', 'button.0': 'SKU-1' }, [
		bodyOf(text('Ben')),
		button('catalog', 0, { type: 'action', action: { thumbnail_product_retailer_id: 'SKU-1' } }),
	]),
	filled('a catalog as it is', 'catalog', { 'body.1': 'Ben' }, [bodyOf(text('Ben'))]),
	filled(
		'several products in sections',
		'basket',
		{
			'header.1': 'Chi',
			'body.1': 'TENTH',
			'button.0.thumbnail': 'SKU-1',
			'button.0.sections': [{ title: 'Breads', products: ['SKU-1', 'SKU-2'] }, { title: 'Cakes', product_items: [{ product_retailer_id: 'SKU-3' }] }],
		},
		[
			header(text('Chi')),
			bodyOf(text('TENTH')),
			button('mpm', 0, {
				type: 'action',
				action: {
					thumbnail_product_retailer_id: 'SKU-1',
					sections: [
						{ title: 'Breads', product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-2' }] },
						{ title: 'Cakes', product_items: [{ product_retailer_id: 'SKU-3' }] },
					],
				},
			}),
		],
	),
	given(
		'several products as a list of their IDs: one section, titled like the button',
		'basket',
		{ header: 'Chi', body: ['TENTH'], button: { 0: { thumbnail: 'SKU-1', sections: ['SKU-1', 'SKU-2'] } } },
		[
			header(text('Chi')),
			bodyOf(text('TENTH')),
			button('mpm', 0, {
				type: 'action',
				action: {
					thumbnail_product_retailer_id: 'SKU-1',
					sections: [{ title: 'View items', product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-2' }] }],
				},
			}),
		],
	),
	filled('a single product', 'product', { 'header.product': 'SKU-1', 'header.catalog': '194836987003835', 'body.1': 'Ana' }, [
		productHeader('SKU-1'),
		bodyOf(text('Ana')),
	]),
	filled(
		'a carousel of pictures, one of them from the input item',
		'cakes',
		{
			'body.1': 'Ana',
			'card.0.header.image': 'https://example.com/plum.jpg',
			'card.0.body.1': 'Ana',
			'card.0.button.0': 'plum',
			'card.0.button.1': '7',
			'card.1.header.image': 'data',
			'card.1.body.1': 'Ana',
			'card.1.button.1': '8',
		},
		[],
		{
			files: { data: sampleFiles.png },
			request: {
				...templateRequest('cake_carousel', [
					bodyOf(text('Ana')),
					{
						type: 'carousel',
						cards: [
							card(
								0,
								header(image('https://example.com/plum.jpg')),
								bodyOf(text('Ana')),
								button('quick_reply', 0, { type: 'payload', payload: 'plum' }),
								button('url', 1, text('7')),
							),
							card(1, header({ type: 'image', image: {} }), bodyOf(text('Ana')), button('url', 1, text('8'))),
						],
					},
				]),
				attachments: [
					{
						at: ['template', 'components', 1, 'cards', 1, 'components', 0, 'parameters', 0, 'image', 'id'],
						as: 'media',
						fileName: sampleFiles.png.fileName,
					},
				],
			},
		},
	),
	given(
		'a carousel from an array of cards',
		'cakes',
		{
			body: ['Ana'],
			cards: [
				{ image: 'https://example.com/plum.jpg', body: ['Ana'], buttons: [null, '7'] },
				{ header: { link: 'https://example.com/tart.jpg' }, 1: 'Ana', buttons: { 1: '8' } },
			],
		},
		[
			bodyOf(text('Ana')),
			{
				type: 'carousel',
				cards: [
					card(0, header(image('https://example.com/plum.jpg')), bodyOf(text('Ana')), button('url', 1, text('7'))),
					card(1, header(image('https://example.com/tart.jpg')), bodyOf(text('Ana')), button('url', 1, text('8'))),
				],
			},
		],
	),
	filled(
		'a carousel of products, the catalog named once',
		'products',
		{ 'card.0.header.product': 'SKU-1', 'card.0.header.catalog': '194836987003835', 'card.1.header.product': 'SKU-2' },
		[{ type: 'carousel', cards: [card(0, productHeader('SKU-1')), card(1, productHeader('SKU-2'))] }],
	),
	filled('a one-time code to copy, in the text and in the button', 'codeToCopy', { code: 'J$FpnYnP' }, codeComponents),
	given('a one-time code for one tap, from an array', 'codeOneTap', ['J$FpnYnP'], codeComponents),
	given('a one-time code without a tap, named as body and button', 'codeZeroTap', { 'body.1': 'J$FpnYnP', 'button.0': 'J$FpnYnP' }, codeComponents),
	filled('an order to pay, as an object', 'payment', { 'body.1': '4711', 'button.0': JSON.stringify(orderDetails) }, [
		bodyOf(text('4711')),
		button('order_details', 0, { type: 'action', action: { order_details: orderDetails } }),
	]),
	filled('a call button for an hour', 'call', { 'button.0.ttl': 60, 'button.0.payload': 'order 4711' }, [
		button('voice_call', 0, { type: 'ttl_minutes', ttl_minutes: 60 }, { type: 'payload', payload: 'order 4711' }),
	]),
	{
		title: 'components as JSON, of a kind that the form does not know, with no look at the definition',
		parameters: {
			to,
			template: 'august_promotion|en_US',
			valuesInput: 'components',
			templateComponents:
				'[{"type": "tap_target_configuration", "parameters": [{"type": "tap_target_configuration", "tap_target_configuration": [{"url": "https://example.com/", "title": "Offer"}]}]}]',
		},
		request: templateRequest('august_promotion', [
			{
				type: 'tap_target_configuration',
				parameters: [{ type: 'tap_target_configuration', tap_target_configuration: [{ url: 'https://example.com/', title: 'Offer' }] }],
			},
		]),
	},
	{
		...filled('a marketing template through the Marketing Messages API', 'coupon', {}, []),
		parameters: {
			to,
			template: 'weekend_coupon|en_US',
			valuesInput: 'json',
			templateValues: { body: ['20%', 'BREAD20'], 'button.1': 'BREAD20' },
			options: { marketingMessages: true, productPolicy: 'STRICT', messageActivitySharing: true, trackingData: 'autumn' },
		},
		request: {
			...templateRequest(
				'weekend_coupon',
				[bodyOf(text('20%'), text('BREAD20')), button('copy_code', 1, { type: 'coupon_code', coupon_code: 'BREAD20' })],
				{ biz_opaque_callback_data: 'autumn', product_policy: 'STRICT', message_activity_sharing: true },
			),
			path: '/1023000000000001/marketing_messages',
		},
	},
	{
		...filled('a reply with a template', 'hello', {}, []),
		parameters: { to, template: 'hello_world|en_US', options: { replyToMessageId: 'wamid.QUOTED' } },
		request: templateRequest('hello_world', undefined, { context: { message_id: 'wamid.QUOTED' } }),
	},
];
