import { demoWorld } from '../../emulator/contract';
import { itemWithFile } from '../../engine';
import { sampleFiles } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

const hello = { name: 'order_update', body: 'Hello [[1]], your order [[2]] is on its way.', bodyExamples: { example: [{ example: 'Ana' }, { example: '4711' }] } };

describe('Template > Create', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage({ reviewMs: 20 });
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const create = async (parameters: object, on = stage, options = {}) =>
		await on.run({ resource: 'template', operation: 'create', ...parameters }, options);
	const read = async (templateId: unknown) =>
		(await stage.run({ resource: 'template', operation: 'get', templateId: String(templateId) })).items[0];
	const reviewed = async (templateId: unknown, status: string) => {
		for (let tries = 0; tries < 50; tries += 1) {
			const template = await read(templateId);
			if (template?.status === status) return template;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return await read(templateId);
	};

	it('hands a template in for review, after which it is approved and can be sent', async () => {
		const { items, error } = await create(hello);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				templateId: expect.stringMatching(/^\d+$/),
				name: 'order_update',
				language: 'en_US',
				status: 'PENDING',
				statusMeaning: expect.stringContaining('In review'),
				category: 'UTILITY',
			},
		]);
		expect(await reviewed(items[0]?.templateId, 'APPROVED')).toMatchObject({
			name: 'order_update',
			status: 'APPROVED',
			statusMeaning: 'Approved: it can be sent',
			rejectedReason: 'NONE',
			rejectionMeaning: null,
			body: 'Hello {{1}}, your order {{2}} is on its way.',
			variables: ['1', '2'],
		});
	});

	it('Composio "Create message template": takes name, category, language and components', async () => {
		const components = [
			{ type: 'HEADER', format: 'TEXT', text: 'Our {{1}} is on!', example: { header_text: ['Summer Sale'] } },
			{ type: 'BODY', text: 'Shop now through {{1}} and use code {{2}} today.', example: { body_text: [['August', '25OFF']] } },
			{ type: 'FOOTER', text: 'Use the buttons below' },
			{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop' }] },
		];
		const given = { name: 'seasonal_promotion', category: 'MARKETING', language: 'es_ES', definition: 'json', components: JSON.stringify(components) };
		const { items, error } = await create(given);
		expect(error).toBeUndefined();
		expect(await read(items[0]?.templateId)).toMatchObject({
			language: 'es_ES',
			category: 'MARKETING',
			header: 'Our {{1}} is on!',
			footer: 'Use the buttons below',
			buttons: ['Stop'],
			components,
		});
	});

	it('Composio "result envelope": gives data, error, successful and paging, and does not stop', async () => {
		const { items } = await create({ ...hello, options: { responseFormat: 'envelope' } });
		expect(items).toEqual([
			{ data: { id: expect.any(String), status: 'PENDING', category: 'UTILITY' }, error: null, successful: true, paging: null },
		]);
		const taken = await create({ ...hello, options: { responseFormat: 'envelope' } });
		expect(taken.error).toBeUndefined();
		expect(taken.items[0]).toMatchObject({ successful: false, error: expect.any(String) });
	});

	it('uploads the sample of a header from a file of the input item', async () => {
		const items = [await itemWithFile({ content: sampleFiles.png.bytes, fileName: 'cake.png', mimeType: 'image/png', property: 'photo' })];
		const { items: made, error } = await create({ ...hello, headerFormat: 'IMAGE', headerSampleFieldName: 'photo' }, stage, { items });
		expect(error).toBeUndefined();
		expect(await read(made[0]?.templateId)).toMatchObject({
			header: 'IMAGE',
			components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle: [expect.stringMatching(/^4:/)] } }, expect.anything()],
		});
	});

	it('makes a carousel whose cards bring their own pictures, each uploaded once', async () => {
		const photo = await itemWithFile({ content: sampleFiles.jpeg.bytes, fileName: 'rye.jpg', mimeType: 'image/jpeg', property: 'rye' });
		const card = { sampleFieldName: 'rye', body: 'Rye, [[1]] a loaf', bodyExamples: { example: [{ example: '$4' }] }, buttons: { button: [{ type: 'QUICK_REPLY', text: 'More' }] } };
		const { items, error } = await create(
			{ name: 'bread', category: 'MARKETING', body: 'Fresh today', cards: { card: [card, card] } },
			stage,
			{ items: [photo] },
		);
		expect(error).toBeUndefined();
		expect(await read(items[0]?.templateId)).toMatchObject({ cards: 2, body: 'Fresh today' });
		expect(stage.emulator.requests.filter(({ path }) => path.endsWith('/uploads'))).toHaveLength(1);
	});

	it.each([
		['COPY_CODE', {}],
		['ONE_TAP', { supportedApps: { app: [{ packageName: 'com.example.bakery', signatureHash: 'K8a/AINcGX7' }] } }],
		['ZERO_TAP', { supportedApps: { app: [{ packageName: 'com.example.bakery', signatureHash: 'K8a/AINcGX7' }] }, zeroTapTermsAccepted: true }],
	])('makes an authentication template with %s', async (otpType, more) => {
		const { items, error } = await create({ name: 'sign_in_code', category: 'AUTHENTICATION', otpType, codeExpirationMinutes: 5, ...more });
		expect(error).toBeUndefined();
		expect(await read(items[0]?.templateId)).toMatchObject({ footer: 'This code expires in 5 minutes.', body: expect.stringContaining('{{1}}') });
	});

	it('makes a limited-time offer', async () => {
		const { items, error } = await create({
			name: 'sunday_offer',
			category: 'MARKETING',
			body: 'Cakes are half the price.',
			limitedTimeOffer: true,
			offerText: 'Ends on Sunday',
			buttons: { button: [{ type: 'COPY_CODE', example: 'CAKE50' }, { type: 'URL', text: 'Order now', url: 'https://example.com/cakes' }] },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ category: 'MARKETING', status: 'PENDING' });
	});

	it('takes a template of the library, which is approved at once', async () => {
		const { items, error } = await create({
			name: 'my_delivery_update',
			definition: 'library',
			libraryTemplateName: 'delivery_update_1',
			libraryButtons: { button: [{ type: 'URL', baseUrl: 'https://example.com/[[1]]', urlSuffixExample: 'https://example.com/order' }] },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ status: 'APPROVED', statusMeaning: 'Approved: it can be sent' });
	});

	it('says in plain words why a template was rejected', async () => {
		const { items } = await create({ ...hello, name: 'win_big', body: 'Visit our casino tonight.', bodyExamples: {} });
		expect(await reviewed(items[0]?.templateId, 'REJECTED')).toMatchObject({
			status: 'REJECTED',
			rejectedReason: 'ABUSIVE_CONTENT',
			rejectionMeaning: expect.stringContaining('offers what WhatsApp does not allow'),
		});
	});

	it('explains a name that was deleted in the last 30 days', async () => {
		await create(hello);
		await stage.run({ resource: 'template', operation: 'delete', deleteBy: 'name', name: 'order_update' });
		const { error } = await create(hello);
		expect(error?.message).toBe('A template of this name and language is still being deleted.');
		expect(error).toMatchObject({ description: expect.stringContaining('30 days') });
	});

	it.each([
		['no permission', { scopes: ['whatsapp_business_messaging'] }],
		['an expired token', { expiresAt: 1 }],
	])('explains %s and never shows the token', async (_title, token) => {
		stage.emulator.token(token);
		const { error } = await create(hello);
		expect(error).toBeDefined();
		expect(JSON.stringify(error)).not.toContain(demoWorld.accessToken);
	});

	it('says what the credential lacks before anything is uploaded', async () => {
		const bare = await setStage({}, { appId: '', businessAccountId: demoWorld.accountId });
		const items = [await itemWithFile({ content: sampleFiles.png.bytes, fileName: 'cake.png', mimeType: 'image/png' })];
		const { error } = await create({ ...hello, headerFormat: 'IMAGE' }, bare, { items });
		expect(error?.message).toContain("The credential's 'App ID' is empty");
		expect(bare.emulator.requests).toHaveLength(0);
		await bare.stop();
	});
});
