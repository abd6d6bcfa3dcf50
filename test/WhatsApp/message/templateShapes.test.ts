import { setTemplateStage, words, type TemplateStage } from './templateStage';

const text = (value: string) => ({ type: 'text', text: value });

describe("a template's values as workflows have them", () => {
	let stage: TemplateStage;
	beforeAll(async () => {
		stage = await setTemplateStage({ pairBurst: 1_000 });
	});
	afterAll(async () => await stage.stop());

	const login = (code: string) => [
		{ type: 'body', parameters: [text(code)] },
		{ type: 'button', sub_type: 'url', index: 0, parameters: [text(code)] },
	];

	it.each(['482913', '012345', '1e5', '"012345"'])('sends the one-time code %s digit by digit, where an expression gives it alone', async (code) => {
		const { error } = await stage.give('login_code|en_US', '={{ $json.code }}', {}, { items: [{ json: { code } }] });
		expect(error).toBeUndefined();
		expect(stage.arrived()).toEqual(login(code.replace(/"/g, '')));
	});

	it('takes one value alone for a template with a single variable, and no other', async () => {
		await stage.give('new_menu|en_US', { 'header.image': 'https://example.com/menu.jpg', 'Body {{1}}': 'Chi' });
		expect(stage.arrived()).toContainEqual({ type: 'body', parameters: [text('Chi')] });
		const { message } = words(await stage.give('order_confirmation|en_US', 'Ana'));
		expect(message).toContain("'Template Values (JSON)' is 'Ana' where an array or an object belongs");
	});

	it('names the button of a flow without values, since Meta refuses the send otherwise', async () => {
		await stage.give('feedback_form|en_US', '[]');
		expect(stage.arrived()).toEqual([{ type: 'button', sub_type: 'flow', index: 0 }]);
	});

	it("takes Meta's own names of what buttons, offers, products and places hold", async () => {
		await stage.give('feedback_form|en_US', JSON.stringify({ buttons: [{ flow_token: 'visit-1', flow_action_data: { table: 7 } }] }));
		expect(stage.arrived()).toMatchObject([{ parameters: [{ action: { flow_token: 'visit-1', flow_action_data: { table: 7 } } }] }]);

		const sections = [{ title: 'Breads', product_items: [{ product_retailer_id: 'RYE' }] }];
		const basket = { header: 'Chi', body: ['TENTH'], buttons: [{ thumbnail_product_retailer_id: 'RYE', sections }] };
		await stage.give('basket_reminder|en_US', JSON.stringify(basket));
		expect(stage.arrived()).toContainEqual(
			expect.objectContaining({ sub_type: 'mpm', parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'RYE', sections } }] }),
		);

		await stage.give('pickup_place|en_US', { header: { latitude: 37.48, longitude: -122.14 }, body: ['4711'] });
		expect(stage.arrived()).toContainEqual({ type: 'header', parameters: [{ type: 'location', location: { latitude: 37.48, longitude: -122.14 } }] });

		await stage.give('weekend_coupon|en_US', { body: ['20%', 'BREAD20'], coupon_code: 'BREAD20' });
		expect(stage.arrived()).toContainEqual(expect.objectContaining({ parameters: [{ type: 'coupon_code', coupon_code: 'BREAD20' }] }));

		await stage.give('bread_of_the_day|en_US', { header: { product_retailer_id: 'RYE', catalog_id: '194836987003835' }, body: ['Ana'] });
		expect(stage.arrived()).toContainEqual({
			type: 'header',
			parameters: [{ type: 'product', product: { product_retailer_id: 'RYE', catalog_id: '194836987003835' } }],
		});
	});

	it('gives the only button its value without a number', async () => {
		await stage.give('order_confirmation|en_US', { body: ['Ana', '4711'], button: '4711' });
		expect(stage.arrived()).toContainEqual({ type: 'button', sub_type: 'url', index: 0, parameters: [text('4711')] });
	});

	it("writes a date of JavaScript's own as text, and refuses a number that is none", async () => {
		await stage.give('order_confirmation|en_US', '={{ ({ body: ["Ana", new Date(0)], "button.0": 1 }) }}');
		expect(stage.arrived()).toContainEqual({ type: 'body', parameters: [text('Ana'), text('1970-01-01T00:00:00.000Z')] });
		const { message } = words(await stage.give('order_confirmation|en_US', '={{ ({ body: ["Ana", Number("x")], "button.0": 1 }) }}'));
		expect(message).toContain("'Body {{2}}' is 'NaN' where a text belongs");
	});

	it('says of a whole card given as a text what it needs, once', async () => {
		const { message } = words(await stage.give('product_carousel|en_US', JSON.stringify({ cards: ['RYE', 'WHEAT'] })));
		expect(message).toMatch(/'card\.0' is 'RYE', and it has several values/);
		expect(message).not.toContain("'Card 1 Product ID' is missing");
	});
});
