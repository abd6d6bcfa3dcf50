import type { JsonObject } from '../../nodes/shared/graph/request';

const definition = (name: string, category: string, components: JsonObject[], more: JsonObject = {}): JsonObject => ({
	id: '1025000000000001',
	name,
	language: 'en_US',
	status: 'APPROVED',
	category,
	parameter_format: 'POSITIONAL',
	components,
	...more,
});

const body = (text: string, ...examples: string[]): JsonObject => ({
	type: 'BODY',
	text,
	...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});

const buttons = (...all: JsonObject[]): JsonObject => ({ type: 'BUTTONS', buttons: all });

const media = (format: string): JsonObject => ({ type: 'HEADER', format, example: { header_handle: ['https://example.com/sample'] } });

const url = (text: string, address: string): JsonObject => ({ type: 'URL', text, url: address, example: [address.replace('{{1}}', '4711')] });

const quickReply = (text: string): JsonObject => ({ type: 'QUICK_REPLY', text });

const coupon: JsonObject = { type: 'COPY_CODE', text: 'Copy offer code', example: ['BREAD20'] };

/** An authentication template as Meta gives it back. */
const code = (name: string, otpType: string): JsonObject =>
	definition(name, 'AUTHENTICATION', [
		body('*{{1}}* is your verification code. For your security, do not share this code.', '123456'),
		{ type: 'FOOTER', text: 'This code expires in 10 minutes.', code_expiration_minutes: 10 },
		buttons(url('Copy code', `https://www.whatsapp.com/otp/code/?otp_type=${otpType}&code=otp{{1}}`)),
	]);

const mediaCard = (text: string): JsonObject => ({
	components: [media('IMAGE'), body(text, 'Ana'), buttons(quickReply('Order one'), url('See it', 'https://example.com/cakes/{{1}}'))],
});

const productCard: JsonObject = { components: [{ type: 'HEADER', format: 'PRODUCT' }, buttons({ type: 'SPM', text: 'View' })] };

/** Templates of every family, as Meta's edge `message_templates` gives them. */
export const templates = {
	hello: definition('hello_world', 'UTILITY', [body('Welcome to our bakery.')]),
	order: definition('order_confirmation', 'UTILITY', [
		body('Thank you, {{1}}! Your order {{2}} is in the oven.', 'Ana', '4711'),
		buttons(url('Follow the order', 'https://example.com/orders/{{1}}')),
	]),
	orderGerman: definition('order_confirmation', 'UTILITY', [body('Danke, {{1}}! Ihre Bestellung {{2}} ist im Ofen.', 'Ana', '4711')], {
		language: 'de',
	}),
	appointment: definition(
		'appointment_reminder',
		'UTILITY',
		[
			{
				type: 'HEADER',
				format: 'TEXT',
				text: 'See you soon, {{customer}}',
				example: { header_text_named_params: [{ param_name: 'customer', example: 'Ben' }] },
			},
			{
				type: 'BODY',
				text: 'Your cake tasting is on {{day}} at {{time}}.',
				example: { body_text_named_params: [{ param_name: 'day', example: 'Monday' }, { param_name: 'time', example: '15:00' }] },
			},
			buttons(quickReply('Yes, keep it'), quickReply('Another day')),
		],
		{ parameter_format: 'NAMED' },
	),
	menu: definition('new_menu', 'MARKETING', [media('IMAGE'), body('Hi {{1}}, our autumn menu is out.', 'Chi'), buttons(quickReply('Stop'))]),
	video: definition('baking_class', 'MARKETING', [media('VIDEO'), body('Learn to bake bread with us.')]),
	gif: definition('dancing_bread', 'MARKETING', [media('GIF'), body('Fresh bread makes us dance.')]),
	invoice: definition('invoice_ready', 'UTILITY', [media('DOCUMENT'), body('Your invoice {{1}} is attached.', '2026-117')]),
	pickup: definition('pickup_place', 'UTILITY', [
		{ type: 'HEADER', format: 'LOCATION' },
		body('Your order {{1}} waits for you here.', '4711'),
		buttons(quickReply('On my way')),
	]),
	coupon: definition('weekend_coupon', 'MARKETING', [body('{{1}} off with {{2}}.', '20%', 'BREAD20'), buttons(quickReply('Stop'), coupon)]),
	feedback: definition('feedback_form', 'UTILITY', [
		body('How did you like your visit?'),
		buttons({ type: 'FLOW', text: 'Give feedback', flow_id: '1026000000000001', flow_action: 'NAVIGATE', navigate_screen: 'FEEDBACK' }),
	]),
	catalog: definition('catalog_invitation', 'MARKETING', [body('All our breads, {{1}}.', 'Ben'), buttons({ type: 'CATALOG', text: 'View catalog' })]),
	basket: definition('basket_reminder', 'MARKETING', [
		{ type: 'HEADER', format: 'TEXT', text: 'Still hungry, {{1}}?', example: { header_text: ['Chi'] } },
		body('The code {{1}} takes a tenth off.', 'TENTH'),
		buttons({ type: 'MPM', text: 'View items' }),
	]),
	product: definition('bread_of_the_day', 'MARKETING', [
		{ type: 'HEADER', format: 'PRODUCT' },
		body('Our bread of the day, {{1}}.', 'Ana'),
		buttons({ type: 'SPM', text: 'View' }),
	]),
	cakes: definition('cake_carousel', 'MARKETING', [
		body('These cakes wait for you, {{1}}.', 'Ana'),
		{ type: 'CAROUSEL', cards: [mediaCard('The plum cake, {{1}}, is back'), mediaCard('The lemon tart, {{1}}, is sour')] },
	]),
	products: definition('product_carousel', 'MARKETING', [
		body('Breads that you will like.'),
		{ type: 'CAROUSEL', cards: [productCard, productCard] },
	]),
	offer: definition('flash_offer', 'MARKETING', [
		media('IMAGE'),
		{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends tonight', has_expiration: true } },
		body('Use the code {{1}}.', 'FLASH5'),
		buttons(coupon, url('Order now', 'https://example.com/offers?code={{1}}')),
	]),
	codeToCopy: code('login_code', 'COPY_CODE'),
	codeOneTap: code('login_code_one_tap', 'ONE_TAP'),
	codeZeroTap: code('login_code_zero_tap', 'ZERO_TAP'),
	payment: definition('pay_order', 'UTILITY', [body('Your order {{1}} is ready to be paid.', '4711'), buttons({ type: 'ORDER_DETAILS', text: 'Review and pay' })]),
	call: definition('call_the_bakery', 'UTILITY', [body('Do you have a question?'), buttons({ type: 'VOICE_CALL', text: 'Call now' })]),
} as const;
