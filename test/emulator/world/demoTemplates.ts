import type { Json } from '../json';
import { writtenOut } from '../templates/normalise';
import type { Account, Template } from './objects';
import type { World } from './world';

type Seed = Pick<Template, 'name' | 'category' | 'components'> &
	Partial<Pick<Template, 'language' | 'status' | 'parameterFormat' | 'attributes'>>;

const sampleImage = 'https://bakery.example/samples/bread.jpg';

function body(text: string, ...examples: string[]): Json {
	return { type: 'BODY', text, ...(examples.length === 0 ? {} : { example: { body_text: [examples] } }) };
}

function mediaHeader(format: string): Json {
	return { type: 'HEADER', format, example: { header_handle: [sampleImage] } };
}

function buttons(...all: Json[]): Json {
	return { type: 'BUTTONS', buttons: all };
}

function quickReply(text: string): Json {
	return { type: 'QUICK_REPLY', text };
}

const trackOrder = {
	type: 'URL',
	text: 'Follow the order',
	url: 'https://bakery.example/orders/{{1}}',
	example: ['https://bakery.example/orders/4711'],
};

function mediaCard(text: string): Json {
	return {
		components: [
			mediaHeader('IMAGE'),
			body(text, 'Ana'),
			buttons(quickReply('Order one'), {
				type: 'URL',
				text: 'See it',
				url: 'https://bakery.example/cakes/{{1}}',
				example: ['https://bakery.example/cakes/7'],
			}),
		],
	};
}

const productCard: Json = {
	components: [{ type: 'HEADER', format: 'PRODUCT' }, buttons({ type: 'SPM', text: 'View' })],
};

/** An authentication template as Meta keeps it, from what it was made of. */
function loginCode(otpType: string): Json[] {
	return writtenOut([
		{ type: 'BODY', add_security_recommendation: true },
		{ type: 'FOOTER', code_expiration_minutes: 10 },
		buttons({ type: 'OTP', otp_type: otpType, text: 'Copy code' }),
	]);
}

/** One template for each kind of component that can be sent, one that was rejected, one that is paused, one in two languages. */
const seeds: Seed[] = [
	{
		name: 'hello_world',
		category: 'UTILITY',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Hello World' },
			body('Welcome! This message shows that you can send a template from the Cloud API.'),
			{ type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
		],
	},
	{
		name: 'order_confirmation',
		category: 'UTILITY',
		components: [
			body(
				'Thank you, {{1}}! Your order {{2}} is in the oven. We will tell you when it is ready.',
				'Ana',
				'4711',
			),
			buttons(trackOrder),
		],
	},
	{
		name: 'order_confirmation',
		category: 'UTILITY',
		language: 'de',
		components: [
			body(
				'Danke, {{1}}! Ihre Bestellung {{2}} ist im Ofen. Wir melden uns, sobald sie fertig ist.',
				'Ana',
				'4711',
			),
			buttons({ ...trackOrder, text: 'Bestellung ansehen' }),
		],
	},
	{
		name: 'appointment_reminder',
		category: 'UTILITY',
		parameterFormat: 'NAMED',
		components: [
			{
				type: 'HEADER',
				format: 'TEXT',
				text: 'See you soon, {{customer}}',
				example: { header_text_named_params: [{ param_name: 'customer', example: 'Ben' }] },
			},
			{
				type: 'BODY',
				text: 'Your cake tasting is on {{day}} at {{time}}. Shall we keep the table for you?',
				example: {
					body_text_named_params: [
						{ param_name: 'day', example: 'Monday' },
						{ param_name: 'time', example: '15:00' },
					],
				},
			},
			buttons(quickReply('Yes, keep it'), quickReply('Another day')),
		],
	},
	{
		name: 'new_menu',
		category: 'MARKETING',
		components: [
			mediaHeader('IMAGE'),
			body('Hi {{1}}, our autumn menu is out. Come and try the plum cake.', 'Chi'),
			{ type: 'FOOTER', text: 'Tap Stop to get no more news' },
			buttons({ type: 'URL', text: 'See the menu', url: 'https://bakery.example/menu' }, quickReply('Stop')),
		],
	},
	{
		name: 'baking_class',
		category: 'MARKETING',
		components: [
			mediaHeader('VIDEO'),
			body('Learn to bake bread with us, {{1}}. There are seats left this week.', 'Ana'),
		],
	},
	{
		name: 'invoice_ready',
		category: 'UTILITY',
		components: [
			mediaHeader('DOCUMENT'),
			body('Your invoice {{1}} is attached to this message.', '2026-117'),
			buttons({ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550100001' }),
		],
	},
	{
		name: 'pickup_place',
		category: 'UTILITY',
		components: [
			{ type: 'HEADER', format: 'LOCATION' },
			body('Your order {{1}} waits for you at the place above.', '4711'),
			buttons(quickReply('On my way')),
		],
	},
	{
		name: 'weekend_coupon',
		category: 'MARKETING',
		components: [
			body('This weekend you get {{1}} off with the code {{2}} in all our shops.', '20%', 'BREAD20'),
			buttons(quickReply('Stop'), { type: 'COPY_CODE', text: 'Copy offer code', example: ['BREAD20'] }),
		],
	},
	{
		name: 'feedback_form',
		category: 'UTILITY',
		components: [
			body('How did you like your visit? It takes a minute.'),
			buttons({
				type: 'FLOW',
				text: 'Give feedback',
				flow_id: '1026000000000001',
				flow_action: 'NAVIGATE',
				navigate_screen: 'FEEDBACK',
			}),
		],
	},
	{
		name: 'catalog_invitation',
		category: 'MARKETING',
		components: [
			body('All our breads are now in WhatsApp, {{1}}. Have a look.', 'Ben'),
			buttons({ type: 'CATALOG', text: 'View catalog' }),
		],
	},
	{
		name: 'basket_reminder',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Still hungry, {{1}}?', example: { header_text: ['Chi'] } },
			body('You left something in your basket. The code {{1}} takes a tenth off today.', 'TENTH'),
			buttons({ type: 'MPM', text: 'View items' }),
		],
	},
	{
		name: 'bread_of_the_day',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'PRODUCT' },
			body('Our bread of the day, {{1}}, fresh from the oven.', 'Ana'),
			buttons({ type: 'SPM', text: 'View' }),
		],
	},
	{
		name: 'cake_carousel',
		category: 'MARKETING',
		components: [
			body('These cakes are waiting for you this week, {{1}}, in all our shops.', 'Ana'),
			{
				type: 'CAROUSEL',
				cards: [
					mediaCard('The plum cake, {{1}}, is back for the season'),
					mediaCard('The lemon tart, {{1}}, is as sour as ever'),
				],
			},
		],
	},
	{
		name: 'product_carousel',
		category: 'MARKETING',
		components: [
			body('Three breads that we think you will like.'),
			{ type: 'CAROUSEL', cards: [productCard, productCard, productCard] },
		],
	},
	{
		name: 'flash_offer',
		category: 'MARKETING',
		components: [
			mediaHeader('IMAGE'),
			{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends tonight', has_expiration: true } },
			body('Good news, {{1}}! Use the code {{2}} before it is gone.', 'Ben', 'FLASH5'),
			buttons(
				{ type: 'COPY_CODE', text: 'Copy offer code', example: ['FLASH5'] },
				{
					type: 'URL',
					text: 'Order now',
					url: 'https://bakery.example/offers?code={{1}}',
					example: ['https://bakery.example/offers?code=FLASH5'],
				},
			),
		],
	},
	{ name: 'login_code', category: 'AUTHENTICATION', components: loginCode('COPY_CODE') },
	{ name: 'login_code_one_tap', category: 'AUTHENTICATION', components: loginCode('ONE_TAP') },
	{ name: 'login_code_zero_tap', category: 'AUTHENTICATION', components: loginCode('ZERO_TAP') },
	{
		name: 'pay_order',
		category: 'UTILITY',
		components: [
			body('Your order {{1}} is ready to be paid.', '4711'),
			buttons({ type: 'ORDER_DETAILS', text: 'Review and pay' }),
		],
	},
	{
		name: 'call_the_bakery',
		category: 'UTILITY',
		components: [
			body('Do you have a question about your order? Call us right here.'),
			buttons({ type: 'VOICE_CALL', text: 'Call now' }),
		],
	},
	{
		name: 'lucky_draw',
		category: 'MARKETING',
		status: 'REJECTED',
		attributes: { rejected_reason: 'ABUSIVE_CONTENT' },
		components: [body('Take part in our lottery and win a cake every week for a year.')],
	},
	{
		name: 'weekly_news',
		category: 'MARKETING',
		status: 'PAUSED',
		attributes: { quality_score: { score: 'RED' } },
		components: [body('The news of the week from your bakery, {{1}}, just for you.', 'Ana')],
	},
];

/** Puts the demo account's templates into the world. */
export function addTemplates(world: World, account: Account): void {
	seeds.forEach((seed, index) => {
		world.add({
			kind: 'template',
			id: String(1_025_000_000_000_001 + index),
			accountId: account.id,
			language: 'en_US',
			status: 'APPROVED',
			parameterFormat: 'POSITIONAL',
			edits: [],
			...seed,
			// A copy, since templates are edited and the seeds serve every world.
			components: structuredClone(seed.components),
			attributes: { rejected_reason: 'NONE', quality_score: { score: 'GREEN' }, ...seed.attributes },
		});
	});
}
