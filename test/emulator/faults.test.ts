import { demoWorld, type Emulator, type Fault } from './contract';
import { startEmulator } from './emulator';
import { control, graph, send, startCallback, subscribe, until } from './testClient';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statuses: false, seed: 7, messagesPerSecond: 0, pairIntervalMs: 0 });
});
afterEach(() => emulator.stop());

const text = { text: { body: 'hi' } };

async function raw(): Promise<{ status: number; type: string | null; body: string }> {
	const response = await fetch(`${emulator.url}/v26.0/${demoWorld.phoneNumberId}/messages`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${demoWorld.accessToken}`, 'Content-Type': 'application/json' },
		body: JSON.stringify({ messaging_product: 'whatsapp', to: '+16505550101', ...text }),
	});
	return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

test('dropBefore ends the connection and nothing was accepted', async () => {
	emulator.fault({ kind: 'dropBefore', times: 1 });
	await expect(raw()).rejects.toThrow('fetch failed');
	expect(emulator.state().accepted).toBe(0);
	expect(emulator.requests[0]).toMatchObject({ status: 0 });
	expect((await raw()).status).toBe(200);
});

test('dropAfter ends the connection and the message was accepted; the log has its ID', async () => {
	emulator.fault({ kind: 'dropAfter', times: 1 });
	await expect(raw()).rejects.toThrow('fetch failed');
	expect(emulator.state().accepted).toBe(1);
	expect(emulator.requests[0]).toMatchObject({ status: 0, messageId: expect.stringMatching(/^wamid\./) });
});

test.each<[string, Fault, number, string, number]>([
	['status', { kind: 'status' }, 500, '"code":2', 0],
	['status after accepting', { kind: 'status', status: 502, after: true }, 502, '"code":2', 1],
	['html', { kind: 'html' }, 502, '<html>', 0],
	['empty after accepting', { kind: 'empty', after: true }, 503, '', 1],
	['error', { kind: 'error', code: 131016 }, 500, '"code":131016', 0],
	['error with details', { kind: 'error', code: 368, subcode: 9, details: 'why' }, 400, '"error_subcode":9', 0],
])('%s answers as told', async (_what, fault, status, contains, accepted) => {
	emulator.fault(fault);
	const answer = await raw();
	expect(answer.status).toBe(status);
	expect(answer.body).toContain(contains);
	if (contains === '') expect(answer.body).toBe('');
	expect(emulator.state().accepted).toBe(accepted);
	expect(emulator.requests[0]).toMatchObject({ status, body: text });
});

test('Retry-After and usage headers come with the answer', async () => {
	emulator.fault({ kind: 'error', code: 130429, retryAfter: 3, headers: { 'X-Business-Use-Case-Usage': '{}' } });
	const answer = await send(emulator, text);
	expect([
		answer.status,
		answer.headers.get('retry-after'),
		answer.headers.get('x-business-use-case-usage'),
	]).toEqual([429, '3', '{}']);
});

test('a delay holds the answer back, not the acceptance', async () => {
	emulator.fault({ kind: 'delay', ms: 500 });
	const begin = Date.now();
	const accepted = until('the acceptance', () => emulator.state().accepted === 1).then(() => 'accepted');
	const answer = send(emulator, text);
	expect(await Promise.race([accepted, answer])).toBe('accepted');
	expect((await answer).status).toBe(200);
	expect(Date.now() - begin).toBeGreaterThanOrEqual(490);
});

test('latency is drawn from a range', async () => {
	const slow = await startEmulator({ latencyMs: [30, 60] });
	const begin = Date.now();
	await graph(slow, 'GET', '/me');
	expect(Date.now() - begin).toBeGreaterThanOrEqual(29);
	await slow.stop();
});

test('a fault hits only its method and path, only so many times', async () => {
	emulator.fault({ kind: 'status', method: 'POST', path: '/messages$', times: 2 });
	expect((await graph(emulator, 'GET', `/${demoWorld.phoneNumberId}`)).status).toBe(200);
	expect([(await raw()).status, (await raw()).status, (await raw()).status]).toEqual([500, 500, 200]);
});

test('probability is drawn with the seed: two emulators with one seed fail alike', async () => {
	const twin = await startEmulator({ statuses: false, seed: 7, messagesPerSecond: 0, pairIntervalMs: 0 });
	const run = async (each: Emulator): Promise<number[]> => {
		each.fault({ kind: 'status', probability: 0.5 });
		const statuses = [];
		for (let n = 0; n < 30; n += 1) statuses.push((await send(each, text)).status);
		return statuses;
	};
	const one = await run(emulator);
	expect(one).toEqual(await run(twin));
	expect(new Set(one)).toEqual(new Set([200, 500]));
	await twin.stop();
});

test('what was accepted is what the log says, whatever was dropped', async () => {
	emulator.fault({ kind: 'dropAfter', probability: 0.3 });
	emulator.fault({ kind: 'dropBefore', probability: 0.3 });
	emulator.fault({ kind: 'status', probability: 0.3, after: true });
	let answered = 0;
	for (let n = 0; n < 60; n += 1)
		answered += await raw().then(
			({ status }) => (status === 200 ? 1 : 0),
			() => 0,
		);
	const withId = emulator.requests.filter(({ messageId }) => messageId !== undefined).length;
	expect(emulator.state().accepted).toBe(withId);
	expect(withId).toBeGreaterThan(answered);
	expect(emulator.requests).toHaveLength(60);
});

test('cleared faults hit no more; the control API sets and clears them too', async () => {
	emulator.fault({ kind: 'status' });
	emulator.clearFaults();
	expect((await raw()).status).toBe(200);
	expect(await control(emulator, 'POST', '/faults', { kind: 'html', status: 504 })).toMatchObject({
		status: 200,
	});
	expect((await raw()).status).toBe(504);
	await control(emulator, 'DELETE', '/faults');
	expect((await raw()).status).toBe(200);
	expect(await control(emulator, 'POST', '/faults', { kind: 'explode' })).toMatchObject({ status: 400 });
});

test('faults do not touch webhooks', async () => {
	const callback = await startCallback();
	await subscribe(emulator, callback);
	emulator.fault({ kind: 'dropBefore' });
	await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });
	expect(callback.received).toHaveLength(1);
	await callback.stop();
});
