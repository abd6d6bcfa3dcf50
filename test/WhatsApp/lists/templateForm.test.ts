import type { INodeParameters, ResourceMapperFields } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { loadOptionsContext } from '../../engine/options';
import { demoCredential, setStage, type Stage } from '../stage';

describe('the form of a template', () => {
	let stage: Stage;
	const form = async (parameters: INodeParameters, changes = {}): Promise<ResourceMapperFields> =>
		await loadOptionsContext({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendTemplate', ...parameters },
			credentials: [demoCredential(stage.emulator.url, changes)],
			path: 'parameters.templateForm',
		}).resourceMapping('getTemplateForm');
	const listed = (value: string): INodeParameters => ({ template: { __rl: true, mode: 'list', value } });
	/** ID, label, type, and a star where it must be filled in. */
	const inputs = ({ fields }: ResourceMapperFields): string[] =>
		fields.map(({ id, displayName, type, required }) => `${id} | ${displayName} | ${type}${required ? ' *' : ''}`);

	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.clearFaults());
	afterAll(async () => await stage.stop());

	it("has an input for each variable and button, labelled with the template's own words and examples", async () => {
		expect(inputs(await form(listed('order_confirmation|en_US')))).toEqual([
			'body.1 | Body {{1}} · e.g. Ana · Thank you, {{1}}! Your order {{2}} is … | string *',
			'body.2 | Body {{2}} · e.g. 4711 · … you, {{1}}! Your order {{2}} is in the oven. We … | string *',
			'button.0 | Button “Follow the order” · e.g. 4711 · end of https://bakery.example/orders/… | string *',
		]);
	});

	it('follows the language', async () => {
		const { fields } = await form(listed('order_confirmation|de'));
		expect(fields.map(({ displayName }) => displayName)).toContain('Button “Bestellung ansehen” · e.g. 4711 · end of https://bakery.example/orders/…');
	});

	it('knows named variables, and what may stay empty', async () => {
		expect(inputs(await form(listed('appointment_reminder|en_US')))).toEqual([
			'header.customer | Header {{customer}} · e.g. Ben · See you soon, {{customer}} | string *',
			'body.day | Body {{day}} · e.g. Monday · Your cake tasting is on {{day}} at {{time}}. Shall we … | string *',
			'body.time | Body {{time}} · e.g. 15:00 · … is on {{day}} at {{time}}. Shall we keep the … | string *',
			'button.0 | Button “Yes, keep it” · payload that comes back with the tap | string',
			'button.1 | Button “Another day” · payload that comes back with the tap | string',
		]);
	});

	it('has inputs of the right type: files, numbers, dates, objects', async () => {
		const types = async (template: string) =>
			Object.fromEntries((await form(listed(`${template}|en_US`))).fields.map(({ id, type }) => [id, type]));
		expect(await types('pickup_place')).toMatchObject({ 'header.location.latitude': 'number', 'header.location.name': 'string' });
		expect(await types('flash_offer')).toMatchObject({ 'header.image': 'string', 'offer.expiration': 'dateTime' });
		expect(await types('pay_order')).toMatchObject({ 'button.0': 'object' });
		expect(await types('basket_reminder')).toMatchObject({ 'button.0.sections': 'array' });
	});

	it('has the inputs of each card', async () => {
		const { fields } = await form(listed('cake_carousel|en_US'));
		expect(fields.map(({ id }) => id)).toEqual([
			'body.1',
			'card.0.header.image',
			'card.0.body.1',
			'card.0.button.0',
			'card.0.button.1',
			'card.1.header.image',
			'card.1.body.1',
			'card.1.button.0',
			'card.1.button.1',
		]);
		expect(fields[1]?.displayName).toBe('Card 1 Header Image · link, media ID or input:field name');
	});

	it('asks for one code, which body and button share', async () => {
		const expected = ['code | One-Time Code · e.g. 123456 · *{{1}}* is your verification code. For your… | string *'];
		for (const name of ['login_code', 'login_code_one_tap', 'login_code_zero_tap']) {
			expect(inputs(await form(listed(`${name}|en_US`)))).toEqual(expected);
		}
	});

	it('is there by name and language as well, and for a template that is not approved yet', async () => {
		const { fields } = await form({ templateSource: 'name', templateName: 'order_confirmation', templateLanguage: 'de' });
		expect(fields).toHaveLength(3);
		expect((await form(listed('weekly_news|en_US'))).fields).toHaveLength(1);
	});

	it.each<[when: string, parameters: INodeParameters, notice: string]>([
		['no name is entered yet', { templateSource: 'name', templateName: '' }, 'Enter the name of a template. The form then has an input for each'],
		['no template is chosen yet', {}, 'close this panel and open it again'],
		['the template takes no values', listed('hello_world|en_US'), 'This template takes no values. It is sent as it is.'],
		['the template comes from an expression', { templateSource: 'name', templateName: '={{ $json.template }}' }, "Set 'Specify Values' to 'Using JSON'"],
		['the language is open', { templateSource: 'name', templateName: 'order_confirmation' }, "exists in 2 languages: de, en_US. Choose one of them in 'Template Language'."],
		['there is no such template', listed('orders & more|en_US'), "The account has no template 'orders &amp; more'"],
	])('says what to do when %s', async (_when, parameters, notice) => {
		const { fields, emptyFieldsNotice } = await form(parameters);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain(notice);
	});

	it('says why Meta gave no definition', async () => {
		const { fields, emptyFieldsNotice } = await form(listed('order_confirmation|en_US'), { accessToken: 'wrong' });
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('190');
	});

	const filled = {
		templateForm: {
			mappingMode: 'defineBelow',
			value: { 'body.1': 'Ana' },
			schema: [{ id: 'body.1', displayName: 'Body {{1}}', required: true, display: true, defaultMatch: false }],
			matchingColumns: [],
		} as unknown as INodeParameters,
	};

	it('keeps a filled form while Meta cannot be reached, n8n being told that it failed', async () => {
		stage.emulator.fault({ kind: 'status', status: 503, path: 'message_templates' });
		await expect(form({ ...listed('order_confirmation|en_US'), ...filled })).rejects.toMatchObject({ description: expect.any(String) });
	});

	it('keeps a filled form when the template comes from an expression later', async () => {
		await expect(form({ ...listed('={{ $json.template }}'), ...filled })).rejects.toThrow('The template comes from an expression');
	});
});
