import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { isJson, listOf, textOf, type Json } from './json';
import { control, graph, messageIdOf, send, startCallback, subscribe, until } from './testClient';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5 });
});
afterEach(() => emulator.stop());

const hello = { from: '+1 650-555-0101', message: { type: 'text', text: { body: 'hi' } } };

test('a customer writes; the conversation is read back, newest first', async () => {
	const made = await control(emulator, 'POST', '/inbound', hello);
	const id = textOf(made.body, 'id') ?? '';
	const one = await control(emulator, 'GET', `/conversations/${demoWorld.phoneNumberId}/16505550101`);
	expect(one.body).toMatchObject({
		phoneNumberId: demoWorld.phoneNumberId,
		businessName: demoWorld.verifiedName,
		unread: 0,
		customer: { name: 'Ana' },
		bubbles: [{ id, from: 'customer', type: 'text', message: { text: { body: 'hi' } }, reactions: [] }],
	});
	await new Promise((resolve) => setTimeout(resolve, 2));
	await send(emulator, { to: '+16505550103', text: { body: 'hello' } });
	const all = await control(emulator, 'GET', '/conversations');
	expect(
		listOf(all.body, 'conversations').map((each) => (isJson(each) ? textOf(each['customer'], 'phone') : '')),
	).toEqual(['16505550103', '16505550101', '16505550102']);
});

test('opening the chat over the control API reads what was delivered', async () => {
	await send(emulator, { text: { body: 'hi' } });
	await until('delivered', () => emulator.conversation('16505550101')?.bubbles[0]?.tick === 'delivered');
	expect(emulator.conversation('16505550101')?.unread).toBe(1);
	await control(emulator, 'POST', '/opened', { phone: '16505550101' });
	expect(emulator.conversation('16505550101')).toMatchObject({ unread: 0, bubbles: [{ tick: 'read' }] });
});

test('a customer’s reaction sits on the business’s bubble and goes with an empty emoji', async () => {
	const id = messageIdOf(await send(emulator, { text: { body: 'hi' } }));
	await emulator.inbound({
		from: '16505550101',
		message: { type: 'reaction', reaction: { message_id: id, emoji: '❤️' } },
	});
	expect(emulator.conversation('16505550101')?.bubbles[0]?.reactions).toEqual([
		{ from: 'customer', emoji: '❤️' },
	]);
	await emulator.inbound({ from: '16505550101', message: { type: 'reaction', reaction: { message_id: id } } });
	expect(emulator.conversation('16505550101')?.bubbles[0]?.reactions).toEqual([]);
});

test('somebody new who writes becomes a customer, with a name and a user name', async () => {
	await control(emulator, 'POST', '/customers', { phone: '+44 20 7946 0001', name: 'Dev', username: 'dev' });
	const { body } = await control(emulator, 'GET', '/customers');
	expect(listOf(body, 'customers')).toContainEqual({
		phone: '442079460001',
		name: 'Dev',
		username: 'dev',
		userId: expect.stringMatching(/^GB\./),
	});
	await emulator.inbound({ from: '16505550777', name: 'Eli', message: { type: 'text', text: { body: 'hi' } } });
	expect(emulator.conversation('16505550777')?.customer.name).toBe('Eli');
});

test('the phone page hears of the clock, the customers, each conversation and each change', async () => {
	const response = await fetch(`${emulator.url}/_emulator/events`);
	expect(response.headers.get('content-type')).toBe('text/event-stream');
	const events: Json[] = [];
	const reader = response.body?.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	void (async () => {
		for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
			const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				const event: unknown = line.startsWith('data: ') ? JSON.parse(line.slice(6)) : undefined;
				if (isJson(event)) events.push(event);
			}
		}
	})().catch(() => undefined);
	await until('the first state', () => events.length === 5);
	expect(events.map(({ kind }) => kind)).toEqual([
		'clock',
		'customers',
		'conversation',
		'conversation',
		'conversation',
	]);
	events.length = 0;
	await send(emulator, { text: { body: 'news' } });
	await until('the change', () => events.length > 0);
	expect(events[0]).toMatchObject({
		kind: 'conversation',
		conversation: { customer: { phone: '16505550101' }, bubbles: [{ message: { text: { body: 'news' } } }] },
	});
	emulator.turnClock(1000);
	await until('the clock', () => events.some(({ kind }) => kind === 'clock'));
	await reader?.cancel();
});

test('requests, deliveries and the state can be read; a reset empties them', async () => {
	const callback = await startCallback();
	await subscribe(emulator, callback);
	await emulator.inbound(hello);
	const state = await control(emulator, 'GET', '/state');
	expect(state.body).toEqual({
		accepted: 0,
		subscriptions: [{ appId: demoWorld.appId, callbackUrl: callback.url, fields: ['messages'] }],
		overrides: { accounts: {}, numbers: {} },
		subscribedApps: { [demoWorld.accountId]: [demoWorld.appId] },
	});
	expect((await control(emulator, 'GET', '/requests')).body).toMatchObject([
		{ method: 'POST', path: `/v26.0/${demoWorld.appId}/subscriptions` },
		{ method: 'POST' },
	]);
	expect((await control(emulator, 'GET', '/deliveries')).body).toMatchObject([
		{ level: 'app', attempts: [200], done: true },
	]);
	await control(emulator, 'POST', '/reset');
	expect((await control(emulator, 'GET', '/requests')).body).toEqual([]);
	expect(emulator.conversation('16505550101')?.bubbles).toEqual([]);
	await callback.stop();
});

test('the log file has a line per request and no secret in it', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'emulator-log-'));
	const logFile = join(folder, 'requests.jsonl');
	const logging = await startEmulator({ logFile, statuses: false });
	await graph(logging, 'GET', `/me?access_token=${demoWorld.accessToken}`);
	await send(logging, { text: { body: 'hi' } });
	await logging.stop();
	const text = readFileSync(logFile, 'utf8');
	const lines = text
		.trim()
		.split('\n')
		.map((line): unknown => JSON.parse(line));
	expect(lines).toMatchObject([
		{ method: 'GET', path: '/v26.0/me', query: {}, status: 200 },
		{ method: 'POST', messageId: expect.any(String), body: { text: { body: 'hi' } } },
	]);
	expect(text).not.toContain(demoWorld.accessToken);
	rmSync(folder, { recursive: true });
});

test('the same seed gives the same IDs', async () => {
	const ids = [];
	for (let n = 0; n < 2; n += 1) {
		const seeded = await startEmulator({ seed: 42, statuses: false });
		ids.push(messageIdOf(await send(seeded, { text: { body: 'hi' } })));
		await seeded.stop();
	}
	expect(ids[0]).toBe(ids[1]);
});

test.each([
	['POST', '/inbound', { message: {} }, 400],
	['POST', '/inbound', { ...hello, phoneNumberId: '1' }, 400],
	['POST', '/inbound', { from: 'x', message: {} }, 400],
	['POST', '/opened', {}, 400],
	['POST', '/clock', { ms: 'soon' }, 400],
	['POST', '/status', { messageId: 'wamid.none', status: 'read' }, 400],
	['POST', '/objects/1', {}, 400],
	['POST', '/groups/1/join', { phone: '16505550101' }, 400],
	['GET', '/nothing', undefined, 404],
	['GET', '/conversations/1/16505550101', undefined, 404],
	['GET', '/media/1', undefined, 404],
	['GET', '/qr/X.png', undefined, 404],
])('%s %s %j is answered with one sentence', async (method, path, body, status) => {
	const answer = await control(emulator, method, path, body);
	expect(answer).toEqual({ status, body: { error: expect.any(String) } });
});

test('the phone page is served, or a sentence says how it is built', async () => {
	const response = await fetch(`${emulator.url}/phone`);
	expect(await response.text()).toMatch(/<div id=|phone page is not built yet/);
});

test('a port in use is refused by an error that names it', async () => {
	const port = Number(new URL(emulator.url).port);
	await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
});
