import { demoWorld } from './contract';
import { startEmulator } from './emulator';
import { graph, send } from './testClient';

test('more than the rate of a number in one second gets 130429 and HTTP 429; a second later it goes on', async () => {
	const emulator = await startEmulator({ messagesPerSecond: 5, pairIntervalMs: 0, statuses: false });
	const answers = await Promise.all(Array.from({ length: 12 }, () => send(emulator, { text: { body: 'hi' } })));
	const refused = answers.filter(({ status }) => status !== 200);
	expect(refused.length).toBeGreaterThanOrEqual(5);
	expect(refused[0]).toMatchObject({
		status: 429,
		error: { code: 130429, error_data: { messaging_product: 'whatsapp' } },
	});
	expect(emulator.state().accepted).toBe(12 - refused.length);
	emulator.turnClock(1000);
	expect((await send(emulator, { text: { body: 'hi' } })).status).toBe(200);
	const second = await graph(emulator, 'POST', `/${demoWorld.secondPhoneNumberId}/messages`, {
		messaging_product: 'whatsapp',
		to: '+16505550101',
		text: { body: 'hi' },
	});
	expect(second.status).toBe(200);
	await emulator.stop();
});

test('incoming messages count towards the rate', async () => {
	const emulator = await startEmulator({ messagesPerSecond: 1, statuses: false });
	await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });
	expect((await send(emulator, { text: { body: 'hi' } })).error).toMatchObject({ code: 130429 });
	await emulator.stop();
});

test('a refused message uses nothing up', async () => {
	const emulator = await startEmulator({ messagesPerSecond: 1, statuses: false });
	for (let n = 0; n < 3; n += 1) await send(emulator, { text: { body: '' } });
	expect((await send(emulator, { text: { body: 'hi' } })).status).toBe(200);
	await emulator.stop();
});

test('one person gets a burst, then one message per interval; the others are not held up', async () => {
	const emulator = await startEmulator({ pairBurst: 3, pairIntervalMs: 6000, statuses: false });
	const statuses = [];
	for (let n = 0; n < 4; n += 1) statuses.push((await send(emulator, { text: { body: 'hi' } })).status);
	expect(statuses).toEqual([200, 200, 200, 400]);
	expect((await send(emulator, { text: { body: 'hi' } })).error).toMatchObject({
		code: 131056,
		message: expect.stringContaining('pair rate limit'),
	});
	expect((await send(emulator, { to: '+16505550102', text: { body: 'hi' } })).status).toBe(200);
	emulator.turnClock(6000);
	expect((await send(emulator, { text: { body: 'hi' } })).status).toBe(200);
	expect((await send(emulator, { text: { body: 'hi' } })).error).toMatchObject({ code: 131056 });
	await emulator.stop();
});

test('with the limits switched off a thousand messages are accepted and logged, each once', async () => {
	const emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < 1000) {
			next += 1;
			await send(emulator, { to: `+1650${5_000_000 + (next % 500)}`, text: { body: `message ${next}` } });
		}
	};
	await Promise.all([worker(), worker(), worker(), worker()]);
	expect(emulator.state().accepted).toBe(1000);
	expect(new Set(emulator.requests.map(({ messageId }) => messageId)).size).toBe(1000);
	await emulator.stop();
});
