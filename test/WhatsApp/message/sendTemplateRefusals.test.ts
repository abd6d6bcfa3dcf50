import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { itemWithFile } from '../../engine/binaryData';
import { demoWorld } from '../../emulator/contract';
import { sampleFiles } from '../../sampleFiles';
import { setTemplateStage, words, type TemplateStage } from './templateStage';

const image = 'https://example.com/menu.jpg';
const order = { 'body.1': 'Ana', 'body.2': '4711', 'button.0': '4711' };
const appointment = { 'header.customer': 'Ben', 'body.day': 'Tuesday', 'body.time': '16:30' };
const offer = { 'header.image': image, 'offer.expiration': '2097-01-31', 'body.1': 'Ben', 'body.2': 'FLASH5', 'button.0': 'FLASH5', 'button.1': 'x' };
const basket = { 'header.1': 'Chi', 'body.1': 'TENTH', 'button.0.thumbnail': 'RYE', 'button.0.sections': '[{"title": "Breads", "products": ["RYE"]}]' };

describe('Send Template refuses before anything is sent', () => {
	let stage: TemplateStage;
	beforeAll(async () => {
		stage = await setTemplateStage();
	});
	afterEach(() => expect(stage.accepted()).toBe(0));
	afterAll(async () => await stage.stop());

	describe('a template that cannot be sent', () => {
		const cases: Array<[what: string, parameters: INodeParameters, message: string | RegExp, remedy: string]> = [
			[
				'one that is not there',
				{ templateName: 'order' },
				"The account has no template 'order' (did you mean 'order_confirmation'?)",
				"Choose the template from the list in 'Template', or see Template > Get Many.",
			],
			['one whose name is misspelt', { templateName: 'order_confimration' }, "The account has no template 'order_confimration' (did you mean 'order_confirmation'?)", ''],
			[
				'one in another language',
				{ templateName: 'order_confirmation', templateLanguage: 'fr' },
				"The template 'order_confirmation' does not exist in the language 'fr'. It exists in: de, en_US",
				"Choose one of them in 'Template Language'",
			],
			[
				'one in several languages, none of them named',
				{ templateName: 'order_confirmation' },
				"The template 'order_confirmation' exists in 2 languages: de, en_US",
				"Choose one of them in 'Template Language'.",
			],
			['one that was rejected', { templateName: 'lucky_draw' }, "The template 'lucky_draw' (en_US) was rejected by Meta", 'Read the reason with Template > Get'],
			['one that is paused', { templateName: 'weekly_news' }, /'weekly_news' \(en_US\) is paused by Meta/, 'Meta resumes it by itself'],
		];
		it.each(cases)('%s', async (_what, parameters, message, remedy) => {
			const told = words(await stage.run({ templateSource: 'name', ...parameters }));
			expect(told.message).toMatch(message instanceof RegExp ? message : new RegExp(`^${message.replace(/[()?.|]/g, '\\$&')}`));
			expect(told.remedy).toContain(remedy);
		});

		it('takes a language in any spelling', async () => {
			const told = words(await stage.run({ templateSource: 'name', templateName: 'order_confirmation', templateLanguage: '={{ "EN-us" }}' }));
			expect(told.message).toMatch(/3 values do not fit the template 'order_confirmation' \(en_US\)/);
		});

		it('without the account in the credential, and says where to enter it', async () => {
			const { error } = await stage.run(
				{ templateSource: 'name', templateName: 'hello_world' },
				{ credentials: [(await import('../stage')).demoCredential(stage.emulator.url, { businessAccountId: '' })] },
			);
			expect(error?.message).toContain("'WhatsApp Business Account ID' is empty");
		});

		it('an authentication template to a user ID', async () => {
			const { message } = words(await stage.fill('login_code|en_US', { code: '123456' }, { to: 'US.13491208655302741918' }));
			expect(message).toContain("'To' is the user ID 'US.13491208655302741918', and authentication templates go to phone numbers alone");
		});
	});

	describe('values that do not fit the form', () => {
		const cases: Array<[what: string, template: string, values: IDataObject, message: string]> = [
			['a text that is empty', 'order_confirmation', { ...order, 'body.2': '={{ "" }}' }, "A value does not fit the template 'order_confirmation' (en_US): 'Body {{2}}' is empty"],
			['an object where a text belongs', 'order_confirmation', { ...order, 'body.1': '={{ { a: 1 } }}' }, `'Body {{1}}' is '{"a":1}' where a text belongs`],
			['a line break', 'order_confirmation', { ...order, 'body.1': 'Ana\nMaria' }, "'Body {{1}}' holds a line break"],
			['five spaces', 'order_confirmation', { ...order, 'body.1': 'Ana     Maria' }, "'Body {{1}}' holds more than 4 spaces in a row"],
			['a body above 1,024 characters', 'order_confirmation', { ...order, 'body.1': '🍞'.repeat(1_000) }, "'Body' has 1079 characters with its values filled in, and at most 1024 are allowed"],
			['a header above 60 characters', 'basket_reminder', { ...basket, 'header.1': 'C'.repeat(50) }, "'Header' has 65 characters with its values filled in, and at most 60 are allowed"],
			['a whole address', 'order_confirmation', { ...order, 'button.0': 'https://bakery.example/orders/4711' }, "'Button “Follow the order”' is 'https://bakery.example/orders/4711', a whole address"],
			['an address of another site', 'order_confirmation', { ...order, 'button.0': 'https://example.com/4711' }, 'this button always opens one that begins with https://bakery.example/orders/'],
			['an address with a space', 'order_confirmation', { ...order, 'button.0': '47 11' }, 'an address holds no spaces'],
			['an address above 2,000 characters', 'order_confirmation', { ...order, 'button.0': 'x'.repeat(1_990) }, 'makes an address of 2020 characters, and at most 2000 are allowed'],
			['a coupon code of 21 characters', 'weekend_coupon', { 'body.1': 'a', 'body.2': 'b', 'button.1': 'C'.repeat(21) }, "'Button “Copy offer code”' has 21 characters, and at most 20 are allowed"],
			['a one-time code of 16 characters', 'login_code', { code: '1'.repeat(16) }, "'One-Time Code' has 16 characters, and at most 15 are allowed"],
			['an offer that is over', 'flash_offer', { ...offer, 'offer.expiration': '2020-01-31T18:00:00Z' }, "'Offer Expiration' is 2020-01-31T18:00:00.000Z, which is in the past"],
			['an offer that ends no day', 'flash_offer', { ...offer, 'offer.expiration': '={{ "soon" }}' }, "'Offer Expiration' is 'soon', which is no date and time"],
			['a PDF as an image', 'new_menu', { 'header.image': 'https://example.com/menu.pdf', 'body.1': 'Chi' }, "'Header Image' leads to a file of type application/pdf"],
			['a latitude of 91', 'pickup_place', { 'header.location.latitude': 91, 'header.location.longitude': 1, 'body.1': 'x' }, "'Header Latitude' is 91, and it can be -90 to 90"],
			['a latitude with a comma', 'pickup_place', { 'header.location.latitude': '={{ "51,5" }}', 'header.location.longitude': 1, 'body.1': 'x' }, "'Header Latitude' is '51,5', which is no number of degrees"],
			['a section without a title', 'basket_reminder', { ...basket, 'button.0.sections': '[{"products": ["RYE"]}]' }, "'Title' of 'Section 1' of 'Button “View items” Sections' is empty"],
			['31 products', 'basket_reminder', { ...basket, 'button.0.sections': JSON.stringify(Array.from({ length: 31 }, (_, n) => `SKU-${n}`)) }, "'Products' of 'Button “View items” Sections' has 31 entries, and at most 30 are allowed"],
			['an order without its reference', 'pay_order', { 'body.1': '4711', 'button.0': '{"type": "digital-goods"}' }, 'is an order without its reference_id'],
		];
		it.each(cases)('%s', async (_what, template, values, message) => {
			expect(words(await stage.fill(`${template}|en_US`, values)).message).toContain(message);
		});

		it('a header file that the input item does not have', async () => {
			const { bytes: content, ...file } = sampleFiles.jpeg;
			const told = words(
				await stage.fill('new_menu|en_US', { 'header.image': 'input:photo', 'body.1': 'Chi' }, {}, { items: [await itemWithFile({ ...file, content })] }),
			);
			expect(told.message).toContain("The input item has no file in its field 'photo'");
			expect(told.remedy).toContain('It has files in: data');
		});

		it('a header file of another kind', async () => {
			const { bytes: content, ...file } = sampleFiles.pdf;
			const { message } = words(
				await stage.fill('new_menu|en_US', { 'header.image': 'data', 'body.1': 'Chi' }, {}, { items: [await itemWithFile({ ...file, content })] }),
			);
			expect(message).toContain(`'Header Image' holds the file '${file.fileName}' of type application/pdf`);
		});

		it('a value that the template no longer has', async () => {
			const told = words(await stage.fill('order_confirmation|en_US', { ...order, 'header.image': image }));
			expect(told.message).toContain("The template has no 'header.image'");
			expect(told.remedy).toContain("If the form shows other inputs, refresh it: ⋮ beside 'Template Values'.");
		});

		it('and names every problem of an item at once', async () => {
			const told = words(await stage.fill('flash_offer|en_US', { ...offer, 'body.1': 'a\tb', 'button.0': 'C'.repeat(21), 'offer.expiration': '={{ 1500000000 }}' }));
			expect(told.message).toBe(
				"3 values do not fit the template 'flash_offer' (en_US): 'Body {{1}}' holds a tab, which WhatsApp does not allow in a template's variables; 'Offer Expiration' is 2017-07-14T02:40:00.000Z, which is in the past; 'Button “Copy offer code”' has 21 characters, and at most 20 are allowed [item 0]",
			);
			expect(told.remedy).toContain('Shorten it by 1.');
		});
	});

	describe('values from JSON that do not fit', () => {
		const cases: Array<[what: string, template: string, values: unknown, message: string]> = [
			['too many for the body', 'order_confirmation', { body: ['a', 'b', 'c'], 'button.0': 'x' }, "'body' has 3 values, and the template takes 2 there"],
			['too few', 'order_confirmation', ['Ana'], "2 values do not fit the template 'order_confirmation' (en_US): 'Body {{2}}' is missing (key 'body.2'); 'Button “Follow the order”' is missing (key 'button.0')"],
			['a misspelt name', 'appointment_reminder', { custmer: 'Ben', day: 'Tuesday', time: '16:30' }, "The template has no 'custmer' (did you mean 'customer'?) [item 0]"],
			['a name of nothing', 'appointment_reminder', { ...appointment, colour: 'red' }, "The template has no 'colour' [item"],
			['a value for a button that takes none', 'order_confirmation', { ...order, 'button.1': 'x' }, "'button.1' has a value, and the template has no button there that takes one"],
			['a card too many', 'cake_carousel', { body: ['a'], cards: Array.from({ length: 3 }, () => ({ image, body: ['a'], buttons: { 1: 'x' } })) }, "'Card 3' has values, and the template has 2 cards"],
			['cards for a template without', 'order_confirmation', { ...order, cards: [{}] }, "The template has no 'card'"],
			['values for a template that takes none', 'hello_world', ['Ana'], "'body' has a value, and the template takes none there"],
			['two codes that differ', 'login_code', { 'body.1': '123', 'button.0': '456' }, "'One-Time Code' is given as '123' and '456'"],
			['components', 'order_confirmation', [{ type: 'body', parameters: [] }], "'Template Values (JSON)' holds components where values belong"],
			['a number', 'order_confirmation', 7, "'Template Values (JSON)' is '7' where an array or an object belongs"],
			['an amount with a long code', 'order_confirmation', { ...order, 'body.1': { fallback_value: '€5', code: 'EURO', amount_1000: 5 } }, "'Body {{1}}' has the currency code 'EURO', and such a code has 3 letters"],
			['a date without a text for it', 'order_confirmation', { ...order, 'body.1': { date_time: { year: 2030 } } }, "'Body {{1}}' is a date without its fallback_value"],
			['JSON that is none', 'order_confirmation', '["Ana"', "'Template Values (JSON)' is not valid JSON"],
		];
		it.each(cases)('%s', async (_what, template, values, message) => {
			// Some of them hold }}, which would end an expression.
			const items = [{ json: { values: values as IDataObject } }];
			expect(words(await stage.give(`${template}|en_US`, '={{ $json.values }}', {}, { items })).message).toContain(message);
		});

		it('components that are none', async () => {
			const parameters = { template: 'hello_world|en_US', valuesInput: 'components' };
			expect(words(await stage.run({ ...parameters, templateComponents: '{"type": "body"}' })).message).toContain("'Components (JSON)' is no array of components");
			expect(words(await stage.run({ ...parameters, templateComponents: '[{}]' })).message).toContain("Component 1 of 'Components (JSON)' has no type");
		});
	});

	describe('what the Marketing Messages API does not take', () => {
		const cases: Array<[what: string, template: string, more: INodeParameters, message: string]> = [
			['a utility template', 'hello_world', { options: { marketingMessages: true } }, "'Marketing Messages API' is on, and the template is in the category utility"],
			['its policy without it', 'hello_world', { options: { productPolicy: 'STRICT' } }, "'Product Policy' is set without 'Marketing Messages API'"],
		];
		it.each(cases)('%s', async (_what, template, more, message) => {
			expect(words(await stage.give(`${template}|en_US`, '[]', more)).message).toContain(message);
		});

		it('a reply', async () => {
			const options = { marketingMessages: true, replyToMessageId: 'wamid.X' };
			const values = '{"body": ["20%", "X"], "button.1": "X"}';
			expect(words(await stage.give('weekend_coupon|en_US', values, { options })).message).toContain("'Reply to Message ID' is set");
		});
	});

	it('one bad item of three, and says which', async () => {
		const items = ['Ana', '', 'Chi'].map((name) => ({ json: { name } }));
		const told = words(await stage.fill('order_confirmation|en_US', { ...order, 'body.1': '={{ $json.name }}' }, {}, { items }));
		expect(told.message).toContain("'Body {{1}}' is empty");
		expect(told.message).toContain('[item 1]');
		expect(told.remedy).toContain('Nothing was sent.');
	});

	it('a template that was deleted meanwhile', async () => {
		const { fields } = await stage.form({ template: { mode: 'list', value: 'baking_class|en_US' } });
		expect(fields.map(({ id }) => id)).toEqual(['header.video', 'body.1']);
		await fetch(`${stage.emulator.url}/v26.0/${demoWorld.accountId}/message_templates?name=baking_class`, {
			method: 'DELETE',
			headers: { authorization: `Bearer ${demoWorld.accessToken}` },
		});
		const { message } = words(await stage.give('baking_class|en_US', '{}'));
		expect(message).toContain("The account has no template 'baking_class'");
	});
});
