import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { appToken, graph, startCallback, subscribe, until, type Callback } from './testClient';

const { accountId, appId, phoneNumberId, secondPhoneNumberId } = demoWorld;

let emulator: Emulator;
let callback: Callback;
let other: Callback;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5, redeliveryMs: 20, reviewMs: 5 });
	callback = await startCallback('verify-me');
	other = await startCallback('other-token');
});
afterEach(async () => {
	await emulator.stop();
	await callback.stop();
	await other.stop();
});

const hello = { from: '16505550101', message: { type: 'text', text: { body: 'Grüße / 👋' } } };

describe('subscribing the app', () => {
	test('the handshake brings mode, challenge and token; the subscription can be read, without the token', async () => {
		await subscribe(emulator, callback, ['messages', 'flows']);
		expect(callback.handshakes).toBe(1);
		const read = await graph(emulator, 'GET', `/${appId}/subscriptions`, undefined, { token: appToken });
		expect(read.body).toEqual({
			data: [
				{
					object: 'whatsapp_business_account',
					callback_url: callback.url,
					active: true,
					fields: [
						{ name: 'messages', version: 'v26.0' },
						{ name: 'flows', version: 'v26.0' },
					],
				},
			],
		});
		expect(JSON.stringify([emulator.state(), emulator.requests])).not.toContain('verify-me');
	});

	test.each([
		['a wrong token', { verify_token: 'wrong' }, 2200],
		['an address nobody listens at', { callback_url: 'http://127.0.0.1:9/x' }, 2200],
		['no address', { callback_url: undefined }, 100],
		['an unknown field', { fields: ['messages', 'weather'] }, 100],
		['another object', { object: 'page' }, 100],
	])('%s is refused and nothing changes', async (_what, change, code) => {
		const body = {
			object: 'whatsapp_business_account',
			callback_url: callback.url,
			verify_token: 'verify-me',
			fields: 'messages',
			...change,
		};
		const answer = await graph(emulator, 'POST', `/${appId}/subscriptions`, body, { token: appToken });
		expect(answer.status).toBe(400);
		expect(answer.error).toMatchObject({ code });
		expect(emulator.state().subscriptions).toEqual([]);
	});

	test('an answer other than the challenge is refused in Meta’s words', async () => {
		const answer = await graph(
			emulator,
			'POST',
			`/${appId}/subscriptions`,
			{
				object: 'whatsapp_business_account',
				callback_url: `${emulator.url}/_emulator/state`,
				verify_token: 'x',
				fields: ['messages'],
			},
			{ token: appToken },
		);
		expect(answer.error).toMatchObject({
			code: 2200,
			message: expect.stringContaining('does not match challenge'),
		});
	});

	test('there is one callback per app: a second takes the place of the first', async () => {
		await subscribe(emulator, callback);
		await subscribe(emulator, other);
		await emulator.inbound(hello);
		expect([callback.received.length, other.received.length]).toEqual([0, 1]);
	});

	test('one field can be taken away, then all', async () => {
		await subscribe(emulator, callback, ['messages', 'flows']);
		await graph(
			emulator,
			'DELETE',
			`/${appId}/subscriptions?object=whatsapp_business_account&fields=messages`,
			undefined,
			{ token: appToken },
		);
		expect(emulator.state().subscriptions).toMatchObject([{ fields: ['flows'] }]);
		await emulator.inbound(hello);
		expect(callback.received).toEqual([]);
		await graph(emulator, 'DELETE', `/${appId}/subscriptions?object=whatsapp_business_account`, undefined, {
			token: appToken,
		});
		expect(emulator.state().subscriptions).toEqual([]);
	});

	test('an app that is not subscribed to the account hears nothing', async () => {
		await subscribe(emulator, callback);
		expect((await graph(emulator, 'DELETE', `/${accountId}/subscribed_apps`)).body).toEqual({ success: true });
		await emulator.inbound(hello);
		expect(callback.received).toEqual([]);
		expect((await graph(emulator, 'GET', `/${accountId}/subscribed_apps`)).body).toEqual({ data: [] });
	});
});

describe('overrides', () => {
	const account = { verify_token: 'other-token' };

	test('an override needs the app’s own callback first', async () => {
		const early = await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {
			...account,
			override_callback_uri: other.url,
		});
		expect(early.error).toMatchObject({
			code: 100,
			message: expect.stringContaining('Before override the current callback uri'),
		});
	});

	test('the number’s override wins over the account’s, and that over the app', async () => {
		const third = await startCallback();
		await subscribe(emulator, callback);
		await emulator.inbound(hello);
		await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {
			...account,
			override_callback_uri: other.url,
		});
		await emulator.inbound(hello);
		await graph(emulator, 'POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: third.url, verify_token: 'x' },
		});
		await emulator.inbound(hello);
		await emulator.inbound({ ...hello, phoneNumberId: secondPhoneNumberId });
		expect([callback.received.length, other.received.length, third.received.length]).toEqual([1, 2, 1]);
		expect(emulator.deliveries.map(({ level }) => level)).toEqual(['app', 'account', 'number', 'account']);
		const read = await graph(emulator, 'GET', `/${phoneNumberId}?fields=webhook_configuration`);
		expect(read.body['webhook_configuration']).toEqual({
			application: callback.url,
			whatsapp_business_account: other.url,
			phone_number: third.url,
		});
		expect(emulator.state().overrides).toEqual({
			accounts: { [accountId]: other.url },
			numbers: { [phoneNumberId]: third.url },
		});
		await third.stop();
	});

	test('template fields go to the app in spite of overrides', async () => {
		await subscribe(emulator, callback, ['messages', 'message_template_status_update']);
		await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {
			...account,
			override_callback_uri: other.url,
		});
		await graph(emulator, 'POST', `/${accountId}/message_templates`, {
			name: 'news',
			language: 'en_US',
			category: 'UTILITY',
			components: [{ type: 'BODY', text: 'Your bread is ready now' }],
		});
		await until('the review', () => callback.values('message_template_status_update').length === 1);
		expect(other.received).toEqual([]);
	});

	test('an empty body or address removes them; wrong tokens set none', async () => {
		await subscribe(emulator, callback);
		const wrong = await graph(emulator, 'POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: other.url, verify_token: 'wrong' },
		});
		expect(wrong.error).toMatchObject({ code: 2200 });
		expect(emulator.state().overrides.numbers).toEqual({});
		await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {
			...account,
			override_callback_uri: other.url,
		});
		await graph(emulator, 'POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: other.url, verify_token: 'other-token' },
		});
		const listed = await graph(emulator, 'GET', `/${accountId}/subscribed_apps`);
		expect(listed.body['data']).toMatchObject([
			{ whatsapp_business_api_data: { id: appId }, override_callback_uri: other.url },
		]);
		await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {});
		await graph(emulator, 'POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: '' },
		});
		expect(emulator.state().overrides).toEqual({ accounts: {}, numbers: {} });
		expect(JSON.stringify([emulator.requests, emulator.state()])).not.toContain('other-token');
	});

	test('an address of more than 200 characters is refused', async () => {
		await subscribe(emulator, callback);
		const uri = `${other.url}?${'x'.repeat(200)}`;
		expect(
			(
				await graph(emulator, 'POST', `/${accountId}/subscribed_apps`, {
					...account,
					override_callback_uri: uri,
				})
			).error,
		).toMatchObject({ code: 131009 });
	});
});
