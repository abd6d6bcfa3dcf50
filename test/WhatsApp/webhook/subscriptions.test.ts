import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../../emulator/contract';
import { fullCredential, serve, stopTriggers } from '../../WhatsAppTrigger/stage';
import { register, startStranger, type Stranger } from '../../WhatsAppTrigger/stranger';
import { demoCredential, setStage, type Stage } from '../stage';

const { appId, accountId, phoneNumberId, secondPhoneNumberId } = demoWorld;

let stage: Stage;
let stranger: Stranger;
beforeAll(async () => {
	stage = await setStage();
	stranger = await startStranger();
});
beforeEach(() => stage.emulator.reset());
afterEach(stopTriggers);
afterAll(async () => {
	await stranger.stop();
	await stage.stop();
});

const run = async (operation: string, parameters: INodeParameters = {}, changes: Record<string, string> = {}) =>
	await stage.run({ resource: 'webhook', operation, ...parameters }, { credentials: [demoCredential(stage.emulator.url, changes)] });

const state = () => stage.emulator.state();

/** A callback with a verify token of its own. */
const strange = () => ({ callbackUrl: stranger.url, verifyToken: "a stranger's own words" });

const ofNumber = (value: string): INodeParameters => ({ level: 'number', phoneNumberId: { __rl: true, mode: 'id', value } });

describe('Get Subscriptions', () => {
	const get = async (parameters: INodeParameters = {}, changes: Record<string, string> = {}) => await run('getSubscriptions', parameters, changes);

	it('shows app, account and numbers, and which callback wins for each number', async () => {
		await register(stage.emulator, stranger, 'app');
		await run('subscribe', { ...ofNumber(secondPhoneNumberId), callbackUrl: `${stranger.url}/2`, verifyToken: strange().verifyToken });
		const { items, error } = await get();
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ level: 'app', appId, callbackUrl: stranger.url, active: true, fields: ['messages'] },
			{ level: 'account', accountId, appId, appName: 'Riverside Bakery Bot', ownApp: true, callbackUrl: null },
			{
				level: 'number',
				phoneNumberId,
				displayPhoneNumber: '+1 555-010-0001',
				verifiedName: 'Riverside Bakery',
				callbackUrl: null,
				effectiveCallbackUrl: stranger.url,
				effectiveLevel: 'app',
			},
			{
				level: 'number',
				phoneNumberId: secondPhoneNumberId,
				displayPhoneNumber: '+1 555-010-0002',
				verifiedName: 'Riverside Bakery Orders',
				callbackUrl: `${stranger.url}/2`,
				effectiveCallbackUrl: `${stranger.url}/2`,
				effectiveLevel: 'number',
			},
		]);
	});

	it('shows that the account has a callback of its own, which wins over that of the app', async () => {
		await register(stage.emulator, stranger, 'app');
		await register(stage.emulator, stranger, 'account');
		expect((await get({ level: 'account' })).items).toMatchObject([{ level: 'account', callbackUrl: stranger.url }]);
		expect((await get({ level: 'number' })).items).toMatchObject([{ effectiveLevel: 'account' }, { effectiveLevel: 'account' }]);
	});

	it('has nothing to show where nothing is set up, but the numbers', async () => {
		expect((await get()).items).toMatchObject([
			{ level: 'number', effectiveCallbackUrl: null, effectiveLevel: null },
			{ level: 'number', effectiveCallbackUrl: null },
		]);
		expect((await get({ level: 'app' })).items).toEqual([]);
	});

	it.each([
		[{ appSecret: '' }, "The credential's 'App Secret' is empty, and only the app itself may see and change its subscriptions [item 0]"],
		[{ appId: '', appSecret: '' }, "The credential's 'App ID' and 'App Secret' are empty, and only the app itself may see and change its subscriptions [item 0]"],
		[{ businessAccountId: '' }, "The credential's 'WhatsApp Business Account ID' is empty"],
	])('says what the credential lacks: %j', async (changes, message) => {
		const { error } = await get({}, changes);
		expect(error?.message).toContain(message);
		expect(error).toHaveProperty('description', expect.stringMatching(/App Dashboard/));
	});

	it('needs no app for the callbacks of account and numbers', async () => {
		const without = { appId: '', appSecret: '' };
		await register(stage.emulator, stranger, 'app');
		expect((await get({ level: 'account' }, without)).items).toMatchObject([{ appId, ownApp: false }]);
		expect((await get({ level: 'number' }, without)).items).toHaveLength(2);
	});

	it('gives Meta’s own answers with the format Full', async () => {
		await register(stage.emulator, stranger, 'app');
		const { items } = await get({ level: 'app', options: { responseFormat: 'full' } });
		expect(items).toMatchObject([{ appId, app: [{ object: 'whatsapp_business_account', callback_url: stranger.url }] }]);
	});
});

describe('Subscribe', () => {
	const subscribe = async (parameters: INodeParameters = {}, changes: Record<string, string> = {}) => await run('subscribe', parameters, changes);

	it('lets the account deliver to the app', async () => {
		const { items } = await subscribe();
		expect(items).toEqual([{ success: true, level: 'account', accountId, callbackUrl: null, previousCallbackUrl: null }]);
		expect(state().subscribedApps).toEqual({ [accountId]: [appId] });
	});

	it('gives the app a callback, keeps its fields and tells whom it displaced', async () => {
		await subscribe({ level: 'app', ...strange(), webhookFields: ['messages', 'message_template_status_update'] });
		const { items } = await subscribe({ level: 'app', ...strange(), callbackUrl: `${stranger.url}/2`, webhookFields: ['calls'] });
		const fields = ['messages', 'message_template_status_update', 'calls'];
		expect(items).toEqual([
			{ success: true, level: 'app', appId, callbackUrl: `${stranger.url}/2`, fields, previousCallbackUrl: stranger.url },
		]);
		expect(state().subscriptions).toEqual([{ appId, callbackUrl: `${stranger.url}/2`, fields }]);
	});

	it('gives account and number callbacks of their own, and tells whom it displaced', async () => {
		await register(stage.emulator, stranger, 'app');
		await subscribe({ level: 'account', ...strange() });
		const { items } = await subscribe({ level: 'account', ...strange(), callbackUrl: `${stranger.url}/2` });
		expect(items).toMatchObject([{ level: 'account', accountId, previousCallbackUrl: stranger.url }]);
		await subscribe({ ...ofNumber(secondPhoneNumberId), ...strange() });
		const again = await subscribe({ ...ofNumber(secondPhoneNumberId), ...strange(), callbackUrl: `${stranger.url}/3` });
		expect(again.items).toEqual([
			{ success: true, level: 'number', phoneNumberId: secondPhoneNumberId, callbackUrl: `${stranger.url}/3`, previousCallbackUrl: stranger.url },
		]);
		expect(state().overrides).toEqual({
			accounts: { [accountId]: `${stranger.url}/2` },
			numbers: { [secondPhoneNumberId]: `${stranger.url}/3` },
		});
	});

	it('takes the number of the credential where none is chosen', async () => {
		await register(stage.emulator, stranger, 'app');
		await subscribe({ level: 'number', ...strange() });
		expect(state().overrides.numbers).toEqual({ [phoneNumberId]: stranger.url });
	});

	it('knows the verify token of a WhatsApp Cloud Trigger from its URL', async () => {
		await register(stage.emulator, stranger, 'app');
		const trigger = await serve({
			node: WhatsAppTrigger,
			credentials: [fullCredential(stage.emulator.url)],
			parameters: { setup: 'manual', triggerOn: ['messages'] },
		});
		await trigger.production.activate();
		const { error } = await subscribe({ level: 'account', callbackUrl: trigger.url });
		expect(error).toBeUndefined();
		expect(state().overrides.accounts).toEqual({ [accountId]: trigger.url });
		await stage.emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hello' } } });
		expect(trigger.executions.map(({ items }) => items)).toMatchObject([[{ text: 'hello' }]]);
	});

	it.each([
		['a verify token that the callback does not expect', { level: 'app', verifyToken: 'wrong' }, /did not get the right answer/, /Verify Token/],
		['an account whose app has no callback', { level: 'account' }, /stands on that of the app/, /Webhook > Subscribe/],
	])('is refused by Meta for %s, in words that help', async (_, parameters, message, remedy) => {
		const { error } = await subscribe({ ...strange(), ...parameters });
		expect(error?.message).toMatch(message);
		expect(error).toHaveProperty('description', expect.stringMatching(remedy));
		expect(state().subscriptions).toEqual([]);
	});

	it.each<[string, INodeParameters, IDataObject, string]>([
		['no callback for the app', { level: 'app', verifyToken: 'x' }, {}, "'Callback URL' is empty"],
		['no callback for a number', { level: 'number', verifyToken: 'x' }, {}, "'Callback URL' is empty"],
		['words in place of an address', { callbackUrl: 'my webhook' }, {}, "'Callback URL' is 'my webhook', which is no web address"],
		['another kind of address', { callbackUrl: 'ftp://example.com/a' }, {}, "'Callback URL' is 'ftp://example.com/a', which is no web address"],
		[
			'a callback that is too long for an account',
			{ callbackUrl: `https://example.com/${'a'.repeat(181)}` },
			{},
			"'Callback URL' has 201 characters, and at most 200 are allowed",
		],
		['no fields', { level: 'app', callbackUrl: 'https://example.com/a', webhookFields: [] }, {}, "'Webhook Fields' is empty"],
		[
			'no verify token and no secret to make one from',
			{ callbackUrl: 'https://example.com/a' },
			{ appSecret: '' },
			"'Verify Token' is empty, and without the credential's 'App Secret' that of a WhatsApp Cloud Trigger is not known",
		],
		['no app secret for the app', { level: 'app', ...{ callbackUrl: 'https://example.com/a', verifyToken: 'x' } }, { appSecret: '' }, "The credential's 'App Secret' is empty"],
		['no number at all', { level: 'number', callbackUrl: 'https://example.com/a' }, { phoneNumberId: '' }, "'Number' is empty, and the credential names no Phone Number ID"],
	])('refuses %s before anything is changed', async (_, parameters, changes, message) => {
		const { error } = await subscribe(parameters, changes as Record<string, string>);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('asks for no number where none is meant', async () => {
		const { error } = await subscribe({}, { phoneNumberId: '' });
		expect(error).toBeUndefined();
	});
});

describe('Unsubscribe', () => {
	const unsubscribe = async (parameters: INodeParameters = {}, changes: Record<string, string> = {}) => await run('unsubscribe', parameters, changes);

	it('takes back what stands at each level, and nothing else', async () => {
		await register(stage.emulator, stranger, 'app');
		await register(stage.emulator, stranger, 'account');
		await register(stage.emulator, stranger, 'number');

		expect((await unsubscribe({ level: 'number' })).items).toEqual([{ success: true, level: 'number', phoneNumberId }]);
		expect(state().overrides).toEqual({ accounts: { [accountId]: stranger.url }, numbers: {} });

		expect((await unsubscribe()).items).toEqual([{ success: true, level: 'account', accountId }]);
		expect(state()).toMatchObject({ overrides: { accounts: {} }, subscribedApps: { [accountId]: [appId] } });

		await unsubscribe({ remove: 'subscription' });
		expect(state()).toMatchObject({ subscribedApps: { [accountId]: [] }, subscriptions: [{ callbackUrl: stranger.url }] });

		expect((await unsubscribe({ level: 'app' })).items).toEqual([{ success: true, level: 'app', appId }]);
		expect(state().subscriptions).toEqual([]);
	});

	it('takes single fields from the app', async () => {
		await run('subscribe', { level: 'app', ...strange(), webhookFields: ['messages', 'calls', 'flows'] });
		await unsubscribe({ level: 'app', webhookFields: ['calls', 'flows'] });
		expect(state().subscriptions).toMatchObject([{ fields: ['messages'] }]);
	});

	it('says that the app is not subscribed, where it is not', async () => {
		const { error } = await unsubscribe({ remove: 'subscription' });
		expect(error?.message).toMatch(/\w/);
		expect(error).toHaveProperty('description', expect.stringContaining('The app is not subscribed'));
	});

	it('needs App ID and App Secret for the app', async () => {
		const { error } = await unsubscribe({ level: 'app' }, { appId: '' });
		expect(error?.message).toContain("The credential's 'App ID' is empty");
	});
});
