import type { Emulator } from './contract';
import { startEmulator } from './emulator';
import type { Json } from './json';
import { body, button, cakeCard, header, picture, template, text } from './sampleTemplates';
import { detailsOf, send } from './testClient';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
});
afterAll(() => emulator.stop());

test.each<[string, Json, number, string]>([
	['an unknown name', template('nothing'), 132001, 'nothing'],
	['a language it is not in', template('hello_world', undefined, 'fr'), 132001, 'fr'],
	['a rejected template', template('lucky_draw'), 132001, 'REJECTED'],
	['a paused template', template('weekly_news', [body('Ana')]), 132015, 'paused'],
	['a flow whose button is not named', template('feedback_form'), 131009, 'Button at index 0 of type FLOW'],
	[
		'too few variables',
		template('order_confirmation', [body('Ana'), button('url', 0, text('7'))]),
		132000,
		'number of localizable_params (1) does not match the expected number of params (2)',
	],
	['variables for none', template('hello_world', [body('Ana')]), 132000, 'expected number of params (0)'],
	['no components where variables are', template('order_confirmation'), 132000, 'body'],
	['a missing picture', template('new_menu', [body('Chi')]), 132012, 'expected IMAGE, received UNKNOWN'],
	[
		'a text in place of a picture',
		template('new_menu', [header(text('x')), body('Chi')]),
		132012,
		'expected IMAGE, received TEXT',
	],
	[
		'a header that the template has not',
		template('order_confirmation', [header(picture), body('a', 'b'), button('url', 0, text('7'))]),
		132000,
		'header',
	],
	[
		'positional parameters for named variables',
		template('appointment_reminder', [header(text('Ben')), body('a', 'b')]),
		132012,
		'Parameter name is missing',
	],
	[
		'an unknown parameter name',
		template('appointment_reminder', [header(text('Ben', 'who')), body('a', 'b')]),
		132012,
		'who',
	],
	[
		'a name for a positional variable',
		template('order_confirmation', [
			{ type: 'body', parameters: [text('a', 'x'), text('b')] },
			button('url', 0, text('7')),
		]),
		132012,
		'positional',
	],
	[
		'an empty variable',
		template('order_confirmation', [body('', '7'), button('url', 0, text('7'))]),
		131008,
		'missing text value',
	],
	[
		'a line break in a variable',
		template('order_confirmation', [body('a\nb', '7'), button('url', 0, text('7'))]),
		132018,
		'new-line',
	],
	[
		'five spaces in a variable',
		template('order_confirmation', [body('a     b', '7'), button('url', 0, text('7'))]),
		132018,
		'consecutive spaces',
	],
	[
		'forbidden words in a variable',
		template('order_confirmation', [body('casino', '7'), button('url', 0, text('7'))]),
		132007,
		'policy',
	],
	[
		'a body that grows too long',
		template('order_confirmation', [body('a'.repeat(1000), '7'), button('url', 0, text('7'))]),
		132005,
		'1024',
	],
	['a URL button without its end', template('order_confirmation', [body('a', 'b')]), 131008, 'index 0'],
	[
		'a parameter for a plain URL button',
		template('new_menu', [header(picture), body('Chi'), button('url', 0, text('x'))]),
		132018,
		'does not require',
	],
	[
		'a button of another kind',
		template('order_confirmation', [
			body('a', 'b'),
			button('quick_reply', 0, { type: 'payload', payload: 'x' }),
		]),
		132012,
		'index 0',
	],
	[
		'a button that is not there',
		template('order_confirmation', [body('a', 'b'), button('url', 0, text('7')), button('url', 3, text('7'))]),
		132018,
		'index 3',
	],
	['a coupon code that is missing', template('weekend_coupon', [body('a', 'b')]), 131008, 'COPY_CODE'],
	[
		'a coupon code of 21 characters',
		template('weekend_coupon', [
			body('a', 'b'),
			button('copy_code', 1, { type: 'coupon_code', coupon_code: 'x'.repeat(21) }),
		]),
		100,
		'coupon_code',
	],
	[
		'a one-time code of 16 characters',
		template('login_code', [body('1234'), button('url', 0, text('1234567890123456'))]),
		131009,
		'15',
	],
	['an offer without its end', template('flash_offer', [header(picture), body('a', 'b')]), 131008, 'COPY_CODE'],
	[
		'an offer that is over',
		template('flash_offer', [
			header(picture),
			{
				type: 'limited_time_offer',
				parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1000 } }],
			},
			body('a', 'b'),
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'A' }),
			button('url', 1, text('A')),
		]),
		131009,
		'past',
	],
	[
		'too few cards',
		template('cake_carousel', [body('Ana'), { type: 'carousel', cards: [cakeCard(0)] }]),
		132000,
		'number of cards (1)',
	],
	[
		'a card without its picture',
		template('cake_carousel', [
			body('Ana'),
			{
				type: 'carousel',
				cards: [cakeCard(0), { card_index: 1, components: [body('Ana'), button('url', 1, text('1'))] }],
			},
		]),
		132012,
		'card 1',
	],
	[
		'no products',
		template('basket_reminder', [
			header(text('Chi')),
			body('A'),
			button('mpm', 0, { type: 'action', action: { thumbnail_product_retailer_id: 'p' } }),
		]),
		131008,
		'sections',
	],
	[
		'an unknown component',
		template('hello_world', [{ type: 'poem', parameters: [] }]),
		131009,
		'components[0].type',
	],
	['an unknown key', template('hello_world', [{ type: 'body', params: [] }]), 100, '"params"'],
	['no language', { type: 'template', template: { name: 'hello_world' } }, 131008, 'template.language'],
	[
		'an unknown media ID in the header',
		template('new_menu', [header({ type: 'image', image: { id: '77' } }), body('Chi')]),
		131009,
		'header.image.id',
	],
])('%s is refused', async (_what, message, code, named) => {
	const answer = await send(emulator, message);
	expect(answer.error).toMatchObject({ code });
	expect(detailsOf(answer)).toContain(named);
});

test('an authentication template to a user ID is refused with 131062', async () => {
	const userId = emulator.conversation('16505550101')?.customer.userId;
	const answer = await send(emulator, {
		recipient: userId,
		...template('login_code', [body('1234'), button('url', 0, text('1234'))]),
	});
	expect(answer.error).toMatchObject({ code: 131062 });
});
