import { setStage, type Stage } from './stage';

const broadcast = (count: number) => Array.from({ length: count }, (_, n) => ({ json: { chatId: `1650555${3000 + n}`, text: `message ${n}` } }));
const perItem = { to: '={{ $json.chatId }}', body: '={{ $json.text }}' };
const continuing = { settings: { onError: 'continueRegularOutput' } } as const;
const soon = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('what Meta says about one message holds for those behind it', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ latencyMs: 20, logFile: '' });
	});
	afterEach(async () => await stage.stop());

	const sends = () => stage.emulator.requests.filter(({ path }) => path.endsWith('/messages'));

	it('an account that is throttled for longer than Maximum Wait: the rest is refused without asking Meta again', async () => {
		stage.emulator.fault({ kind: 'error', code: 80007, retryAfter: 600, path: '/messages$' });
		const { items } = await stage.run(perItem, { items: broadcast(300), ...continuing });
		expect(items.map(({ status }) => status)).toEqual(Array(300).fill('failed'));
		expect(sends().length).toBeLessThan(60);
		expect(items[299]).toMatchObject({
			code: 80007,
			errorMessage: expect.stringMatching(/^Meta asks to wait (5\d\d|600) seconds, longer than 'Maximum Wait': The WhatsApp Business account has reached/),
			remedy: "This message was not sent. Run it again later, or raise 'Maximum Wait' in the options.",
			to: '+16505553299',
		});
	});

	it("Meta's usage header counts as such a time", async () => {
		const usage = JSON.stringify({ '1022000000000001': [{ type: 'whatsapp', call_count: 100, estimated_time_to_regain_access: 10 }] });
		stage.emulator.fault({ kind: 'error', code: 4, headers: { 'X-Business-Use-Case-Usage': usage }, path: '/messages$' });
		const { items } = await stage.run(perItem, { items: broadcast(100), ...continuing });
		expect(sends().length).toBeLessThan(60);
		expect(items[99]?.errorMessage).toContain("longer than 'Maximum Wait'");
	});

	it('a short wait is waited once by all, and then everything goes out in time', async () => {
		stage.emulator.fault({ kind: 'error', code: 130429, retryAfter: 1, path: '/messages$', times: 1 });
		const started = Date.now();
		const { items } = await stage.run({ ...perItem, options: { messagesPerSecond: 20 } }, { items: broadcast(40), ...continuing });
		expect(items.every(({ status }) => status === 'accepted')).toBe(true);
		expect(Date.now() - started).toBeGreaterThan(1_000);
		const refusedAt = sends().find(({ code }) => code === 130429)?.at ?? 0;
		// Those that had left before the answer was there.
		expect(sends().filter(({ at }) => at < refusedAt + 900).length).toBeLessThan(12);
	});

	it('an outage of Meta costs a few messages and not thousands: the number slows down', async () => {
		stage.emulator.fault({ kind: 'status', status: 503, path: '/messages$' });
		const running = stage.start({ ...perItem, options: { messagesPerSecond: 200 } }, { items: broadcast(2_000), ...continuing });
		await soon(4_000);
		running.cancel();
		await running.result;
		// 800 would have gone out by then.
		expect(sends().length).toBeGreaterThan(5);
		expect(sends().length).toBeLessThan(250);
	});

	it('Meta throttles the number: the pace drops, no message is lost, and the pace comes back', async () => {
		const strict = await setStage({ messagesPerSecond: 40, latencyMs: 10, logFile: '' });
		const { items } = await strict.run({ ...perItem, options: { messagesPerSecond: 80 } }, { items: broadcast(200), ...continuing });
		const refusals = strict.emulator.requests.filter(({ code }) => code === 130429).length;
		await strict.stop();
		expect(items.every(({ status }) => status === 'accepted')).toBe(true);
		expect(refusals).toBeLessThan(100);
	});
});

describe('two executions that send from one number at the same time', () => {
	it('share its pace, and the answer to a customer does not wait behind a broadcast', async () => {
		const stage = await setStage({ messagesPerSecond: 40, latencyMs: 20, logFile: '' });
		const options = { messagesPerSecond: 40 };
		const running = stage.start({ ...perItem, options }, { items: broadcast(200), ...continuing });
		await soon(1_000);
		const started = Date.now();
		const { items } = await stage.run({ to: '16505550101', body: 'Your table is booked', options });
		const waited = Date.now() - started;
		const sentBefore = stage.emulator.requests.length;
		const { items: all } = await running.result;
		const throttled = stage.emulator.requests.filter(({ code }) => code === 130429).length;
		await stage.stop();
		expect(items[0]?.status).toBe('accepted');
		expect(waited).toBeLessThan(1_500);
		expect(sentBefore).toBeLessThan(150);
		expect(all.every(({ status }) => status === 'accepted')).toBe(true);
		expect(throttled).toBe(0);
	});

	it('answer a customer soon beside a run that sends one message a second', async () => {
		const stage = await setStage({ logFile: '' });
		const options = { messagesPerSecond: 1 };
		const running = stage.start({ ...perItem, options }, { items: broadcast(30), ...continuing });
		await soon(1_500);
		const started = Date.now();
		const { items } = await stage.run({ to: '16505550101', body: 'Your table is booked' });
		const waited = Date.now() - started;
		running.cancel();
		await running.result;
		await stage.stop();
		expect(items[0]?.status).toBe('accepted');
		expect(waited).toBeLessThan(5_000);
	}, 20_000);
});
