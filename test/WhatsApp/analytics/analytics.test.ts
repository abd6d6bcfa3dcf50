import type { INodeParameters } from 'n8n-workflow';
import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

const { accountId } = demoWorld;
const DAY = 24 * 60 * 60 * 1000;

describe('Analytics', () => {
	let stage: Stage;
	let templateId = '';
	const analytics = async (operation: string, parameters: INodeParameters = {}, options = {}) =>
		await stage.run({ resource: 'analytics', operation, ...parameters }, options);
	const last = () => stage.emulator.requests.at(-1);
	const around = { start: new Date(Date.now() - DAY).toISOString(), end: new Date(Date.now() + DAY).toISOString() };

	beforeAll(async () => {
		stage = await setStage({ logFile: '', statuses: true, statusDelayMs: 1 });
		const people = ['16505550101', '16505550102', '16505550103'].map((chatId) => ({ json: { chatId } }));
		await stage.run({ body: 'Fresh bread' }, { items: people });
		const { items } = await stage.run({ resource: 'template', operation: 'getAll', returnAll: true });
		const template = items.find(({ name }) => name === 'hello_world') ?? items[0];
		templateId = String(template?.templateId);
		await stage.run({
			operation: 'sendTemplate',
			to: '16505550101',
			templateSource: 'name',
			templateName: String(template?.name),
			templateLanguage: String(template?.language),
		});
		await new Promise((resolve) => setTimeout(resolve, 200));
	});
	afterAll(async () => await stage.stop());

	it('gives an item for each span of time with what was sent and delivered in it', async () => {
		const { items, error } = await analytics('messages', { ...around, granularity: 'MONTH' });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(items[0]).toEqual({
			start: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.000Z$/),
			end: expect.stringMatching(/Z$/),
			sent: expect.any(Number),
			delivered: expect.any(Number),
		});
		expect(items.reduce((sum, { sent }) => sum + Number(sent), 0)).toBe(4);
		const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);
		expect(last()).toMatchObject({
			path: `/v26.0/${accountId}`,
			query: { fields: `analytics.start(${seconds(around.start)}).end(${seconds(around.end)}).granularity(MONTH)` },
		});
	});

	it('gives the figures of the last seven days without being told more', async () => {
		const { items, error } = await analytics('messages');
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
	});

	it('counts only the numbers and countries that are asked for', async () => {
		const sum = async (options: INodeParameters): Promise<number> =>
			(await analytics('messages', { ...around, options })).items.reduce((all, { sent }) => all + Number(sent), 0);
		expect(await sum({ phoneNumbers: ['+1 555-010-0001'] })).toBe(4);
		expect(await sum({ phoneNumbers: ['+1 555-010-0002'] })).toBe(0);
		expect(await sum({ countryCodes: ['us'] })).toBe(4);
		expect(await sum({ countryCodes: ['DE, FR'] })).toBe(0);
	});

	it('tells conversations apart by category and type', async () => {
		const { items, error } = await analytics('conversations', { ...around, options: { dimensions: ['CONVERSATION_CATEGORY', 'CONVERSATION_TYPE'] } });
		expect(error).toBeUndefined();
		expect(items).toContainEqual({
			start: expect.any(String),
			end: expect.any(String),
			conversation: 3,
			cost: 0,
			conversationCategory: 'SERVICE',
			conversationType: 'FREE_TIER',
		});
	});

	it('tells what messages cost by category', async () => {
		const { items, error } = await analytics('pricing', { ...around, granularity: 'DAILY', options: { dimensions: ['PRICING_CATEGORY'] } });
		expect(error).toBeUndefined();
		expect(items).toContainEqual({ start: expect.any(String), end: expect.any(String), volume: 3, cost: 0, pricingCategory: 'SERVICE' });
	});

	it('gives an item for each template and day', async () => {
		const templates = { template: [{ templateId: { __rl: true, mode: 'id', value: templateId } }] };
		const { items, error } = await analytics('templates', { ...around, templates, options: { metricTypes: ['SENT', 'CLICKED'] } });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ templateId, start: expect.any(String), end: expect.any(String), sent: 1, clicked: [] }]);
		expect(last()?.query).toMatchObject({ template_ids: `["${templateId}"]`, metric_types: '["SENT","CLICKED"]', granularity: 'DAILY' });
	});

	it('takes the IDs of templates from an array', async () => {
		const { items } = await analytics('templates', { ...around, templatesInput: 'json', templatesJson: `={{ ["${templateId}"] }}` });
		expect(items[0]).toMatchObject({ templateId, sent: 1 });
	});

	it('gives nothing for a time in which nothing was sent, and no error', async () => {
		const { items, error } = await analytics('messages', { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it.each<[string, INodeParameters, string]>([
		['an end before the start', { operation: 'messages', start: '2026-02-01', end: '2026-01-01' }, "'End' is 2026-01-01"],
		['the same time twice', { operation: 'pricing', start: '2026-02-01T00:00:00Z', end: '2026-02-01T00:00:00Z' }, "which is not after 'Start'"],
		['a start that is no date', { operation: 'messages', start: 'last week' }, "'Start' is 'last week', which is no date and time"],
		['an end that is empty', { operation: 'messages', end: '={{ "" }}' }, "'End' is empty"],
		['a country that is no code', { operation: 'messages', options: { countryCodes: ['Germany'] } }, "'Countries' holds 'Germany', which is no country code"],
		['a phone number ID where a phone number belongs', { operation: 'messages', options: { phoneNumbers: ['1023000000000001'] } }, "'Phone Numbers' is '1023000000000001' with 16 digits"],
		['a metric that does not exist', { operation: 'pricing', options: { metricTypes: ['MONEY'] } }, "'Metrics' is 'MONEY', which is not among its values"],
		['11 templates', { operation: 'templates', templatesInput: 'json', templatesJson: JSON.stringify(Array.from({ length: 11 }, (_, n) => String(n + 1))) }, "'Templates' has 11 entries, and at most 10 are allowed"],
		['no template', { operation: 'templates', templatesInput: 'json', templatesJson: '[]' }, "'Templates' has no entry"],
		['a template by its name', { operation: 'templates', templatesInput: 'json', templatesJson: '["hello_world"]' }, "'Template' of 'Templates 1' is 'hello_world', a name where the ID belongs"],
	])('refuses %s before anything leaves', async (_what, parameters, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await analytics(String(parameters.operation), { ...around, ...parameters });
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('says that the credential names no account', async () => {
		const own = await setStage({ logFile: '' }, { businessAccountId: '' });
		const { error } = await own.run({ resource: 'analytics', operation: 'messages', ...around });
		await own.stop();
		expect(error?.message).toContain("The credential's 'WhatsApp Business Account ID' is empty");
	});
});

describe('Analytics of an account that may not be read', () => {
	it.each([
		['another kind of ID', { businessAccountId: demoWorld.phoneNumberId }, 'Meta: (100'],
		['an unknown ID', { businessAccountId: '99' }, 'Meta: (100/33)'],
	])('explains %s', async (_what, credential, description) => {
		const stage = await setStage({ logFile: '' }, credential);
		const { error } = await stage.run({ resource: 'analytics', operation: 'messages' });
		await stage.stop();
		expect(error).toMatchObject({ description: expect.stringContaining(description) });
	});
});
