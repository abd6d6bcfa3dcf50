import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

describe('Template > Get, Get Many, Update, Delete and Compare', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage({ reviewMs: 10 });
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}) => await stage.run({ resource: 'template', operation, ...parameters });
	const create = async (name: string, more = {}): Promise<string> => {
		const { items, error } = await run('create', { name, body: 'Your order is on its way.', ...more });
		expect(error).toBeUndefined();
		return String(items[0]?.templateId);
	};
	const reviewed = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 60));
	const named = async (name: string) => (await run('getAll', { filters: { name } })).items;

	it('Composio "Get template status": gives status, quality and content of a template', async () => {
		const templateId = await create('order_update', { footer: 'Riverside Bakery' });
		await reviewed();
		const { items } = await run('get', { templateId });
		expect(items).toEqual([
			{
				templateId,
				name: 'order_update',
				language: 'en_US',
				category: 'UTILITY',
				parameterFormat: 'POSITIONAL',
				status: 'APPROVED',
				statusMeaning: 'Approved: it can be sent',
				rejectedReason: 'NONE',
				rejectionMeaning: null,
				quality: 'UNKNOWN',
				qualityMeaning: 'Not known yet: too few messages were sent with it',
				header: null,
				body: 'Your order is on its way.',
				footer: 'Riverside Bakery',
				buttons: [],
				variables: [],
				components: [
					{ type: 'BODY', text: 'Your order is on its way.' },
					{ type: 'FOOTER', text: 'Riverside Bakery' },
				],
			},
		]);
		const status = await run('get', { templateId, options: { fields: 'status' } });
		expect(status.items).toEqual([{ templateId, status: 'APPROVED', statusMeaning: 'Approved: it can be sent' }]);
	});

	it('explains an unknown ID, and one of another kind', async () => {
		const unknown = await run('get', { templateId: '99887766554433' });
		expect(unknown.error?.message).toContain('Meta does not know this ID');
		const number = await run('get', { templateId: demoWorld.phoneNumberId });
		expect(number.error).toMatchObject({ description: expect.stringContaining('(100') });
	});

	it.each(['order_update', 'order_update|en_US', ''])('refuses %p where an ID belongs', async (templateId) => {
		const before = stage.emulator.requests.length;
		const { error } = await run('get', { templateId: { __rl: true, mode: 'id', value: templateId } });
		expect(error?.message).toMatch(/'Template' is|"Template" is required|Template/);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('Composio "Get message templates": filters by status, category, language and name or content', async () => {
		const every = await run('getAll', { returnAll: true });
		expect(every.error).toBeUndefined();
		expect(every.items.length).toBeGreaterThan(20);
		const german = await run('getAll', { filters: { language: ['de'] } });
		expect(german.items.map(({ language }) => language)).toEqual(german.items.map(() => 'de'));
		expect(german.items.length).toBeGreaterThan(0);
		const others = await run('getAll', { filters: { status: ['PAUSED', 'REJECTED'] } });
		expect(others.items.map(({ status }) => status).sort()).toEqual(['PAUSED', 'REJECTED']);
		expect(others.items.find(({ status }) => status === 'REJECTED')).toMatchObject({ rejectionMeaning: expect.any(String) });
		const codes = await run('getAll', { filters: { category: ['AUTHENTICATION'] } });
		expect(new Set(codes.items.map(({ category }) => category))).toEqual(new Set(['AUTHENTICATION']));
		const found = await run('getAll', { filters: { nameOrContent: 'oven' } });
		expect(found.items.map(({ name }) => name)).toContain('order_confirmation');
	});

	it('gives data and paging in the envelope, whose cursor gives the rest', async () => {
		const options = { responseFormat: 'envelope', fields: 'name' };
		const first = await run('getAll', { limit: 2, options });
		const [{ data, paging }] = first.items as [{ data: unknown[]; paging: { cursors: { after: string } } }];
		expect(data).toHaveLength(2);
		expect(JSON.stringify(first.items)).not.toContain(demoWorld.accessToken);
		const all = await run('getAll', { returnAll: true, options: { fields: 'name' } });
		const rest = await run('getAll', { returnAll: true, options: { fields: 'name', after: paging.cursors.after } });
		expect(rest.items).toEqual(all.items.slice(2));
	});

	it('reads all pages of a long list', async () => {
		for (let count = 0; count < 12; count += 1) {
			const names = Array.from({ length: 10 }, (_, n) => `bulk_${count}_${n}`);
			await stage.run(
				{ resource: 'template', operation: 'create', name: '={{ $json.name }}', body: 'Hello and welcome' },
				{ items: names.map((name) => ({ json: { name } })) },
			);
		}
		const { items } = await run('getAll', { returnAll: true, filters: { name: 'bulk_' }, options: { fields: 'id' } });
		expect(items).toHaveLength(120);
		expect(stage.emulator.requests.filter(({ query }) => query.after !== undefined).length).toBeGreaterThan(0);
		expect((await run('getAll', { limit: 7, filters: { name: 'bulk_' } })).items).toHaveLength(7);
	});

	it('says what to do when the cursor has gone', async () => {
		const { error } = await run('getAll', { options: { after: 'bm90IGEgY3Vyc29y' } });
		expect(error?.message).toContain("'after' or 'before', is not valid any more");
	});

	it('changes the content of a rejected template, which is reviewed again', async () => {
		const templateId = await create('win_big', { body: 'Visit our casino tonight.' });
		await reviewed();
		const { items, error } = await run('update', {
			templateId,
			body: 'Hello [[1]], visit our bakery.',
			bodyExamples: { example: [{ example: 'Ana' }] },
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true, templateId, name: 'win_big', category: 'UTILITY', updated: ['components'] }]);
		await reviewed();
		expect((await run('get', { templateId })).items[0]).toMatchObject({ status: 'APPROVED', body: 'Hello {{1}}, visit our bakery.' });
	});

	it('changes the category alone', async () => {
		const templateId = await create('win_big', { body: 'Visit our casino tonight.' });
		await reviewed();
		const { items } = await run('update', { templateId, definition: 'unchanged', category: 'MARKETING' });
		expect(items[0]).toMatchObject({ category: 'MARKETING', updated: ['category'] });
	});

	it('explains that an approved template was changed today already', async () => {
		const templateId = await create('order_update');
		await reviewed();
		await run('update', { templateId, body: 'Your order left our shop.' });
		await reviewed();
		const { error } = await run('update', { templateId, body: 'Your order is there.' });
		expect(error?.message).toBe('The template cannot be changed now.');
		expect(error).toMatchObject({ description: expect.stringContaining('once in 24 hours') });
	});

	it.each([
		['nothing', { definition: 'unchanged' }, 'There is nothing to change'],
		['the category of an approved template', { definition: 'unchanged', category: 'MARKETING' }, 'is approved, and its category UTILITY cannot be changed'],
		['a variable at the end', { body: 'Your order is here, [[1]]', bodyExamples: { example: [{ example: 'x' }] } }, "'Body' ends with a variable"],
		['named variables in place of numbered ones', { body: 'Hi [[name]]!', bodyExamples: { example: [{ example: 'x' }] } }, "The template's variables are numbered, and the new content has named ones"],
	])('refuses an update of %s', async (_title, parameters, message) => {
		const templateId = await create('order_update');
		await reviewed();
		const { error } = await run('update', { templateId, ...parameters });
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests.at(-1)).toMatchObject({ method: 'GET', path: `/v26.0/${templateId}` });
	});

	it('wants the fields for authentication where Meta writes the text', async () => {
		const templateId = await create('sign_in_code', { category: 'AUTHENTICATION' });
		const { error } = await run('update', { templateId, body: 'Your code is here.' });
		expect(error?.message).toContain("is an authentication template, whose text Meta writes");
		await reviewed();
		const changed = await run('update', { templateId, category: 'AUTHENTICATION', codeExpirationMinutes: 3 });
		expect(changed.error).toBeUndefined();
		expect((await run('get', { templateId })).items[0]).toMatchObject({ footer: 'This code expires in 3 minutes.' });
	});

	it('Composio "Delete message template": deletes one language by its ID alone', async () => {
		const english = await create('two_languages');
		const german = await create('two_languages', { language: 'de' });
		const { items, error } = await run('delete', { templateId: english });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ deleted: true, templateId: english, name: 'two_languages' }]);
		expect(stage.emulator.requests.at(-1)?.query).toEqual({ hsm_id: english, name: 'two_languages' });
		expect((await named('two_languages')).map(({ templateId }) => templateId)).toEqual([german]);
	});

	it('deletes all languages by name', async () => {
		await create('two_languages');
		await create('two_languages', { language: 'de' });
		const { items } = await run('delete', { deleteBy: 'name', name: 'two_languages' });
		expect(items).toEqual([{ deleted: true, name: 'two_languages' }]);
		expect(await named('two_languages')).toEqual([]);
	});

	it('looks the name of the same template up once, however many items delete by it', async () => {
		const templateId = await create('order_update');
		const before = stage.emulator.requests.length;
		await stage.run(
			{ resource: 'template', operation: 'delete', templateId },
			{ items: [{}, {}, {}], settings: { onError: 'continueRegularOutput' } },
		);
		const reads = stage.emulator.requests.slice(before).filter(({ method }) => method === 'GET');
		expect(reads).toHaveLength(1);
	});

	it('deletes nothing when the ID or the name is unknown', async () => {
		const byId = await run('delete', { templateId: '99887766554433' });
		expect(byId.error?.message).toContain('Meta does not know this ID');
		expect(stage.emulator.requests.at(-1)?.method).toBe('GET');
		const byName = await run('delete', { deleteBy: 'name', name: 'no_such_template' });
		expect(byName.error?.message).toBe('There is no such template in the account.');
		const number = await run('delete', { templateId: demoWorld.phoneNumberId });
		expect(number.error).toBeDefined();
		expect(stage.emulator.requests.filter(({ method }) => method === 'DELETE').length).toBe(1);
	});

	it('compares two templates', async () => {
		const [one, other] = [await create('first_update'), await create('second_update')];
		const { items, error } = await run('compare', { templateId: one, otherTemplateId: other, days: 7 });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				templateId: one,
				messageSends: 0,
				topBlockReason: 'UNKNOWN_BLOCK_REASON',
				other: { templateId: other, messageSends: 0, topBlockReason: 'UNKNOWN_BLOCK_REASON' },
				blockedLess: one,
			},
		]);
		const query = stage.emulator.requests.at(-1)?.query;
		expect(Number(query?.end) - Number(query?.start)).toBe(7 * 86_400);
	});

	it.each([
		['the same template', { otherTemplateId: '1111111' }, "'Template' and 'Other Template' are the same"],
		['a date that is none', { otherTemplateId: '2222222', end: 'soon' }, "'End' is 'soon', which is no date"],
		['a period that Meta does not have', { otherTemplateId: '2222222', days: 8 }, "'Period' is '8', which is not among its values"],
	])('refuses to compare over %s', async (_title, parameters, message) => {
		const { error } = await run('compare', { templateId: '1111111', ...parameters });
		expect(error?.message).toContain(message);
	});
});
