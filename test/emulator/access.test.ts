import { createHmac } from 'node:crypto';

import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { member } from './json';
import { appToken, detailsOf, graph, send } from './testClient';

const { accountId, appId, appSecret, accessToken, phoneNumberId, secondPhoneNumberId } = demoWorld;

describe('who may call what', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(() => emulator.stop());

	test.each(['v26.0', 'v22.0', 'v99.1'])('the version %s is served', async (version) => {
		const answer = await graph(emulator, 'GET', `/${phoneNumberId}`, undefined, { version });
		expect([answer.status, answer.body['id']]).toEqual([200, phoneNumberId]);
	});

	test('an unknown token is refused with 190, HTTP 401, and is not in the log', async () => {
		const answer = await graph(emulator, 'GET', `/${phoneNumberId}`, undefined, { token: 'EAAWrong' });
		expect(answer.status).toBe(401);
		expect(answer.error).toMatchObject({ code: 190, type: 'OAuthException', fbtrace_id: expect.any(String) });
		expect(JSON.stringify(emulator.requests)).not.toContain('EAAWrong');
	});

	test('a request without a token is refused with 190', async () => {
		const response = await fetch(`${emulator.url}/v26.0/${phoneNumberId}`);
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({ error: { code: 190 } });
	});

	test('the scheme OAuth and the query parameter access_token work too; neither reaches the log', async () => {
		const byScheme = await fetch(`${emulator.url}/v26.0/me`, {
			headers: { Authorization: `OAuth ${accessToken}` },
		});
		const byQuery = await fetch(`${emulator.url}/v26.0/me?access_token=${accessToken}`);
		expect([byScheme.status, byQuery.status]).toEqual([200, 200]);
		expect(JSON.stringify(emulator.requests)).not.toContain(accessToken);
	});

	test('a right appsecret_proof passes, a wrong one is refused with 100', async () => {
		const proof = createHmac('sha256', appSecret).update(accessToken).digest('hex');
		expect((await graph(emulator, 'GET', `/me?appsecret_proof=${proof}`)).status).toBe(200);
		const wrong = await graph(emulator, 'GET', `/me?appsecret_proof=${proof.replace(/^./, 'x')}`);
		expect(wrong.status).toBe(400);
		expect(wrong.error).toMatchObject({ code: 100, type: 'GraphMethodException' });
	});

	test.each([
		['GET', `/${accountId}/messages`],
		['POST', `/${accountId}/messages`],
		['GET', `/${phoneNumberId}/phone_numbers`],
		['GET', '/999/phone_numbers'],
		['DELETE', `/${phoneNumberId}`],
	])('%s %s: a wrong kind of ID is answered with 100/33', async (method, path) => {
		const answer = await graph(emulator, method, path, method === 'POST' ? {} : undefined);
		expect(answer.status).toBe(400);
		expect(answer.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
		expect(answer.error['message']).toMatch(/^Unsupported \w+ request\. Object with ID '\d+' does not exist/);
	});

	test('subscriptions of the app want the app token: a user token gets 15, an app token elsewhere 200', async () => {
		expect((await graph(emulator, 'GET', `/${appId}/subscriptions`)).error).toMatchObject({ code: 15 });
		expect(
			(await graph(emulator, 'GET', `/${appId}/subscriptions`, undefined, { token: appToken })).body,
		).toEqual({ data: [] });
		expect((await send(emulator, { text: { body: 'hi' } }, { token: appToken })).error).toMatchObject({
			code: 200,
		});
		expect(
			(await graph(emulator, 'GET', `/${appId}`, undefined, { token: `${appId}|wrong` })).error,
		).toMatchObject({ code: 190 });
	});

	test('debug_token tells of the app, the permissions and whether the token is valid', async () => {
		const { body } = await graph(emulator, 'GET', `/debug_token?input_token=${accessToken}`, undefined, {
			token: appToken,
		});
		expect(body['data']).toMatchObject({
			app_id: appId,
			is_valid: true,
			expires_at: 0,
			scopes: expect.arrayContaining(['whatsapp_business_messaging']),
			granular_scopes: expect.arrayContaining([
				{ scope: 'whatsapp_business_management', target_ids: [accountId] },
			]),
		});
		const bad = await graph(emulator, 'GET', '/debug_token?input_token=nonsense', undefined, {
			token: appToken,
		});
		expect(bad.body['data']).toMatchObject({ is_valid: false, error: { code: 190 } });
	});

	test('client credentials give the app token', async () => {
		const answer = await fetch(
			`${emulator.url}/v26.0/oauth/access_token?client_id=${appId}&client_secret=${appSecret}&grant_type=client_credentials`,
		);
		expect(await answer.json()).toEqual({ access_token: appToken, token_type: 'bearer' });
		expect(JSON.stringify(emulator.requests)).not.toContain(appSecret);
	});

	test('a body that is no JSON is refused with 100', async () => {
		const response = await fetch(`${emulator.url}/v26.0/${phoneNumberId}/messages`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
			body: '{"to":',
		});
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { code: 100 } });
	});
});

describe('a token that was taken back or narrowed', () => {
	test('expires with 190/463 and misses permissions with 10 and 200', async () => {
		const emulator = await startEmulator();
		emulator.token({ expiresAt: Date.now() - 1 });
		expect((await graph(emulator, 'GET', '/me')).error).toMatchObject({ code: 190, error_subcode: 463 });
		emulator.token({ expiresAt: null, scopes: [] });
		expect((await send(emulator, { text: { body: 'hi' } })).error).toMatchObject({ code: 10 });
		expect((await graph(emulator, 'GET', `/${accountId}/message_templates`)).error).toMatchObject({
			code: 200,
		});
		await emulator.stop();
	});
});

describe('reading numbers and the account', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(() => emulator.stop());

	test('a number has Meta’s default fields', async () => {
		const { body } = await graph(emulator, 'GET', `/${phoneNumberId}`);
		expect(body).toMatchObject({
			id: phoneNumberId,
			verified_name: demoWorld.verifiedName,
			display_phone_number: demoWorld.displayPhoneNumber,
			quality_rating: 'GREEN',
			platform_type: 'CLOUD_API',
			throughput: { level: 'STANDARD' },
		});
	});

	test('fields chooses, the ID always comes, an unknown name is refused', async () => {
		const chosen = await graph(emulator, 'GET', `/${phoneNumberId}?fields=status,health_status`);
		expect(Object.keys(chosen.body).sort()).toEqual(['health_status', 'id', 'status']);
		expect(member(chosen.body, 'health_status')['can_send_message']).toBe('AVAILABLE');
		const unknown = await graph(emulator, 'GET', `/${phoneNumberId}?fields=status,colour`);
		expect(unknown.error).toMatchObject({
			code: 100,
			message: expect.stringContaining('nonexisting field (colour)'),
		});
		expect((await graph(emulator, 'GET', `/${phoneNumberId}?fields=status(`)).error).toMatchObject({
			code: 2500,
		});
	});

	test('the list of numbers is paged by cursors, forwards and backwards', async () => {
		const first = await graph(emulator, 'GET', `/${accountId}/phone_numbers?limit=1&fields=id`);
		expect(first.body['data']).toEqual([{ id: phoneNumberId }]);
		const paging = member(first.body, 'paging');
		const after = String(member(paging, 'cursors')['after']);
		expect(String(paging['next'])).toContain(`after=${after}`);
		const second = await graph(
			emulator,
			'GET',
			`/${accountId}/phone_numbers?limit=1&fields=id&after=${after}`,
		);
		expect(second.body['data']).toEqual([{ id: secondPhoneNumberId }]);
		expect(member(second.body, 'paging')['next']).toBeUndefined();
		const before = String(member(member(second.body, 'paging'), 'cursors')['before']);
		const back = await graph(
			emulator,
			'GET',
			`/${accountId}/phone_numbers?limit=1&fields=id&before=${before}`,
		);
		expect(back.body['data']).toEqual([{ id: phoneNumberId }]);
	});

	test('the address of the next page can be followed as it stands', async () => {
		const first = await graph(emulator, 'GET', `/${accountId}/phone_numbers?limit=1&fields=id`);
		const response = await fetch(String(member(first.body, 'paging')['next']));
		expect(await response.json()).toMatchObject({ data: [{ id: secondPhoneNumberId }] });
	});

	test('a cursor of another list and a limit of 0 are refused', async () => {
		expect((await graph(emulator, 'GET', `/${accountId}/phone_numbers?after=gone`)).error).toMatchObject({
			code: 100,
		});
		expect((await graph(emulator, 'GET', `/${accountId}/phone_numbers?limit=0`)).error).toMatchObject({
			code: 100,
		});
	});

	test('numbers can be filtered by a field', async () => {
		const filtering = encodeURIComponent(
			JSON.stringify([{ field: 'account_mode', operator: 'EQUAL', value: 'SANDBOX' }]),
		);
		expect((await graph(emulator, 'GET', `/${accountId}/phone_numbers?filtering=${filtering}`)).body).toEqual({
			data: [],
		});
	});

	test('the account shows its name and what was set for a test', async () => {
		expect((await graph(emulator, 'GET', `/${accountId}`)).body).toMatchObject({
			id: accountId,
			name: demoWorld.verifiedName,
		});
		emulator.object(accountId, { account_review_status: 'REJECTED' });
		expect((await graph(emulator, 'GET', `/${accountId}?fields=account_review_status`)).body).toEqual({
			id: accountId,
			account_review_status: 'REJECTED',
		});
	});

	test('more management calls than an hour allows get 80007 with Retry-After', async () => {
		const small = await startEmulator({ callsPerHour: 2 });
		await graph(small, 'GET', `/${accountId}`);
		await graph(small, 'GET', `/${accountId}`);
		const third = await graph(small, 'GET', `/${accountId}`);
		expect(third.error).toMatchObject({ code: 80007 });
		expect(third.headers.get('retry-after')).toBe('60');
		expect((await send(small, { text: { body: 'messages are not counted' } })).status).toBe(200);
		expect(detailsOf(third)).toBe('');
		await small.stop();
	});
});
