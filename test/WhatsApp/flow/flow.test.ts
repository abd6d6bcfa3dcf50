import type { INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../../emulator/contract';
import { itemWithFile, loadOptionsContext } from '../../engine';
import { demoCredential, setStage, type Stage } from '../stage';

const { accountId } = demoWorld;

const good = `{
  "version": "7.0",
  "screens": [
    {
      "id": "WELCOME",
      "title": "Hi",
      "terminal": true,
      "layout": { "type": "SingleColumnLayout", "children": [{ "type": "TextHeading", "text": "Hi" }] }
    }
  ]
}`;
/** Two mistakes: no terminal screen, and a component that does not exist in line 7. */
const wrong = good.replace('      "terminal": true,\n', '').replace('TextHeading', 'Heading');
const MISTAKES = 'Line 3, column 3: The flow needs at least one screen with terminal set to true. (MISSING_TERMINAL_SCREEN)\nLine 7, column 72: Invalid value found for property \'type\': Heading. (INVALID_PROPERTY_VALUE)';

describe('Flow', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ logFile: '' });
	});
	afterEach(async () => await stage.stop());
	const flow = async (operation: string, parameters: INodeParameters = {}, options = {}) =>
		await stage.run({ resource: 'flow', operation, ...parameters }, options);
	const created = async (parameters: INodeParameters = {}): Promise<string> => {
		const { items, error } = await flow('create', { name: 'booking', flowJsonSource: 'none', ...parameters });
		expect(error).toBeUndefined();
		return String(items[0]?.flowId);
	};
	const last = () => stage.emulator.requests.at(-1);

	it('makes a draft, fills it, publishes it, and retires it', async () => {
		const flowId = await created();
		const uploaded = await flow('uploadJson', { flowId, flowJson: good });
		expect(uploaded.items).toEqual([{ flowId, success: true, valid: true, validationErrors: [], validationText: '' }]);
		expect(last()).toMatchObject({
			method: 'POST',
			path: `/v26.0/${flowId}/assets`,
			body: { name: 'flow.json', asset_type: 'FLOW_JSON', file: { name: 'flow.json', mimeType: 'application/json', size: good.length } },
		});
		expect((await flow('publish', { flowId })).items).toEqual([{ success: true, flowId, status: 'PUBLISHED' }]);
		expect((await flow('get', { flowId })).items[0]).toMatchObject({ status: 'PUBLISHED', statusMeaning: expect.stringContaining('can be sent') });
		expect((await flow('deprecate', { flowId })).items).toEqual([{ success: true, flowId, status: 'DEPRECATED' }]);
	});

	it('makes a flow with its JSON and publishes it at once', async () => {
		const { items } = await flow('create', { name: 'ready', categories: ['SURVEY', 'OTHER'], flowJson: good, publish: true });
		expect(items).toEqual([{ flowId: expect.stringMatching(/^\d+$/), name: 'ready', published: true, valid: true, validationErrors: [], validationText: '' }]);
		expect(last()?.body).toEqual({ name: 'ready', categories: ['SURVEY', 'OTHER'], flow_json: good, publish: true });
	});

	it('takes a Flow JSON from a file of the input item, and from an expression that gives an object', async () => {
		const flowId = await created();
		const items = [await itemWithFile({ content: Buffer.from(good), fileName: 'booking.json', mimeType: 'application/json' })];
		const fromFile = await flow('uploadJson', { flowId, flowJsonSource: 'file' }, { items });
		expect(fromFile.items[0]).toMatchObject({ valid: true });
		const fromItem = await flow('uploadJson', { flowId, flowJson: '={{ $json.flow }}' }, { items: [{ json: { flow: JSON.parse(good) } }] });
		expect(fromItem.items[0]).toMatchObject({ valid: true });
	});

	it('copies a flow that is given by its name', async () => {
		const { items, error } = await flow('create', { name: 'feedback_v2', flowJsonSource: 'clone', cloneFlowId: { __rl: true, mode: 'name', value: 'feedback' } });
		expect(error).toBeUndefined();
		expect((await flow('get', { flowId: String(items[0]?.flowId) })).items[0]).toMatchObject({ name: 'feedback_v2', jsonVersion: '7.0', valid: true });
	});

	describe('mistakes in a Flow JSON', () => {
		it('are shown line by line in the output', async () => {
			const flowId = await created();
			const { items, error } = await flow('uploadJson', { flowId, flowJson: wrong });
			expect(error).toBeUndefined();
			expect(items).toEqual([
				{
					flowId,
					success: false,
					valid: false,
					validationErrors: [
						{ line: 3, column: 3, error: 'MISSING_TERMINAL_SCREEN', message: 'The flow needs at least one screen with terminal set to true.' },
						{ line: 7, column: 72, error: 'INVALID_PROPERTY_VALUE', message: "Invalid value found for property 'type': Heading." },
					],
					validationText: MISTAKES,
				},
			]);
			expect((await flow('get', { flowId })).items[0]).toMatchObject({ valid: false, validationText: MISTAKES });
		});

		it('are shown line by line in the error where the item is to fail', async () => {
			const flowId = await created();
			const failing = { flowId, flowJson: wrong, options: { failOnValidationErrors: true } };
			const { error } = await flow('uploadJson', failing);
			expect(error?.message).toBe('Meta found 2 mistakes in the Flow JSON.');
			expect(error).toMatchObject({ description: expect.stringContaining(MISTAKES) });
			const { items } = await flow('uploadJson', failing, { settings: { onError: 'continueRegularOutput' } });
			expect(items[0]).toMatchObject({ status: 'failed', details: MISTAKES });
		});

		it('keep a flow from being published, and are named then', async () => {
			const { items } = await flow('create', { name: 'half', flowJson: wrong, publish: true });
			expect(items[0]).toMatchObject({ published: false, valid: false, validationText: MISTAKES });
			const { error } = await flow('publish', { flowId: String(items[0]?.flowId) });
			expect(error?.message).toBe('The flow cannot be published: Meta found 2 mistakes in its JSON [item 0]');
			expect(error).toMatchObject({ description: expect.stringContaining(MISTAKES) });
			expect(last()?.method).toBe('GET');
		});

		it.each<[string, string, string]>([
			['a comma too many', '{\n  "version": "7.0",\n  "screens": [}', "'Flow JSON' is not valid JSON in line 3, column 15"],
			['an end that is missing', '{\n  "version": "7.0",', "'Flow JSON' is not valid JSON in line 2, column 20"],
			['a list', '[]', "'Flow JSON' is no JSON object"],
			['nothing', '={{ "" }}', "'Flow JSON' is empty"],
			['more than 10 MB', `={{ '{"a":"' + 'x'.repeat(10485760) + '"}' }}`, "'Flow JSON' has 10.00 MB, and Meta takes at most 10 MB"],
		])('are refused before anything leaves: %s', async (_what, flowJson, message) => {
			const { error } = await flow('uploadJson', { flowId: '1026000000000001', flowJson });
			expect(error?.message).toContain(message);
			expect(stage.emulator.requests).toHaveLength(0);
		});
	});

	it('gives the link to the preview, a new one on request, and whether it can be sent', async () => {
		const { items } = await flow('get', {
			flowId: '1026000000000001',
			options: { newPreview: true, checkPhoneNumberId: { __rl: true, mode: 'id', value: demoWorld.phoneNumberId } },
		});
		expect(items[0]).toMatchObject({
			flowId: '1026000000000001',
			name: 'feedback',
			status: 'PUBLISHED',
			categories: ['SURVEY'],
			valid: true,
			previewUrl: expect.stringContaining('/preview'),
			previewExpiresAt: expect.any(String),
			accountId,
			canSendMessage: 'AVAILABLE',
		});
		expect(last()?.query.fields).toContain('preview.invalidate(true)');
		expect(last()?.query.fields).toContain(`health_status.phone_number(${demoWorld.phoneNumberId})`);
	});

	it('changes name, categories and endpoint, and nothing else', async () => {
		const flowId = await created({ categories: ['SURVEY'] });
		const { items } = await flow('update', { flowId: { __rl: true, mode: 'name', value: 'booking' }, updateFields: { name: 'tables' } });
		expect(items).toEqual([{ success: true, flowId, updated: ['name'] }]);
		expect((await flow('get', { flowId })).items[0]).toMatchObject({ name: 'tables', categories: ['SURVEY'] });
	});

	it('lists flows page by page, an item for each', async () => {
		for (const name of ['one', 'two', 'three']) await created({ name });
		const all = await flow('getAll', { returnAll: true });
		expect(all.items.map(({ name }) => name)).toEqual(['feedback', 'one', 'two', 'three']);
		expect((await flow('getAll', { limit: 2 })).items).toHaveLength(2);
		const page = await flow('getAll', { limit: 2, options: { responseFormat: 'full' } });
		const { paging } = page.items[0] as { paging: { cursors: { after: string } } };
		const rest = await flow('getAll', { options: { after: paging.cursors.after, fields: 'name' } });
		expect(rest.items).toEqual([{ flowId: expect.any(String), name: 'two' }, { flowId: expect.any(String), name: 'three' }]);
	});

	it('deletes a draft, and explains that a published flow stays', async () => {
		const flowId = await created();
		expect((await flow('delete', { flowId })).items).toEqual([{ deleted: true, flowId }]);
		const { error } = await flow('delete', { flowId: '1026000000000001' });
		expect(error?.message).toBe('The Flow is published and cannot be deleted.');
		expect(error).toMatchObject({ description: expect.stringContaining("Use the operation 'Deprecate'") });
	});

	it.each<[string, INodeParameters, string, string]>([
		['publishing twice', { operation: 'publish', flowId: '1026000000000001' }, 'The Flow cannot be published as it is.', 'draft'],
		['changing a published flow', { operation: 'uploadJson', flowId: '1026000000000001', flowJson: good }, 'The Flow is published and cannot be changed any more.', 'Clone it'],
		['an ID of another kind', { operation: 'publish', flowId: accountId }, '', 'Meta: (100'],
		['an unknown ID', { operation: 'get', flowId: '99' }, 'Meta does not know this ID', 'Meta: (100/33)'],
		['a cursor that has gone', { operation: 'getAll', options: { after: 'gone' } }, '', 'Meta: (1'],
	])("explains Meta's refusal of %s", async (_what, parameters, message, description) => {
		const { error } = await flow(String(parameters.operation), parameters);
		expect(error?.message).toContain(message);
		expect(error).toMatchObject({ description: expect.stringContaining(description) });
	});

	it.each<[string, INodeParameters, string]>([
		['an update of nothing', { operation: 'update', flowId: '1026000000000001' }, "'Update Fields' is empty, so there is nothing to change"],
		['no flow', { operation: 'get', flowId: { __rl: true, mode: 'id', value: '={{ "" }}' } }, "'Flow' is empty"],
		['a flow that the account does not have', { operation: 'get', flowId: { __rl: true, mode: 'name', value: 'nothing' } }, "'Flow' is 'nothing', and the account has no flow of that name"],
		['a name of 201 characters', { operation: 'create', name: 'x'.repeat(201), flowJsonSource: 'none' }, "'Flow Name' has 201 characters, and at most 200 are allowed"],
		['an endpoint that is no address', { operation: 'create', name: 'a', flowJsonSource: 'none', options: { endpointUri: 'http://example.com' } }, "'Endpoint URL' is 'http://example.com', which is no address that starts with https://"],
		['rubbish as fields', { operation: 'get', flowId: '1026000000000001', options: { fields: 'id,{name}' } }, "'Fields' holds '{name}', which is no name of a field"],
		['a file that the item does not have', { operation: 'uploadJson', flowId: '1026000000000001', flowJsonSource: 'file' }, "The input item has no file in its field 'data'"],
	])('refuses %s', async (_what, parameters, message) => {
		const { error } = await flow(String(parameters.operation), parameters);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests.filter(({ method }) => method !== 'GET')).toHaveLength(0);
	});

	it('refuses a file that is no JSON, and one of more than 10 MB', async () => {
		const upload = async (content: Buffer) =>
			(await flow('uploadJson', { flowId: '1026000000000001', flowJsonSource: 'file' }, { items: [await itemWithFile({ content, fileName: 'flow.json', mimeType: 'application/json' })] })).error?.message;
		expect(await upload(Buffer.from('{ "a": }'))).toContain("'flow.json' is not valid JSON in line 1, column 8");
		expect(await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 0x20))).toContain("holds the file 'flow.json' of 10.01 MB, and Meta takes a Flow JSON of at most 10 MB");
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it('lists the flows of the account for the panel, with those that are not published marked', async () => {
		await created();
		const panel = loadOptionsContext({ node: WhatsApp, credentials: [demoCredential(stage.emulator.url)] });
		expect((await panel.listSearch('searchFlows')).results).toEqual([
			{ name: 'feedback', value: '1026000000000001' },
			{ name: 'booking (draft)', value: expect.stringMatching(/^\d+$/) },
		]);
		expect((await panel.listSearch('searchFlows', 'BOOK')).results).toHaveLength(1);
	});
});
