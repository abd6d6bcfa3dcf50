import type { Fault } from '../emulator/contract';
import { setStage, type Stage } from './stage';

/** How many seeds to draw faults with. CI draws 20. */
const SEEDS = Number(process.env.FAULT_SEEDS ?? '3');
const SENDS = 1_000;

/** Each fault, how often it is drawn, and whether Meta's side has done the work by then. */
const messageFaults: Fault[] = [
	{ kind: 'dropBefore', probability: 0.03 },
	{ kind: 'dropAfter', probability: 0.03 },
	{ kind: 'status', status: 500, probability: 0.02 },
	{ kind: 'status', status: 503, after: true, probability: 0.02 },
	{ kind: 'html', status: 502, probability: 0.02 },
	{ kind: 'html', status: 502, after: true, probability: 0.01 },
	{ kind: 'empty', status: 200, after: true, probability: 0.01 },
	{ kind: 'error', code: 131026, probability: 0.02 },
	{ kind: 'error', code: 131000, probability: 0.02 },
	{ kind: 'error', code: 131000, after: true, probability: 0.01 },
	{ kind: 'error', code: 130429, probability: 0.01 },
	{ kind: 'error', code: 131056, retryAfter: 1, probability: 0.005 },
	{ kind: 'error', code: 4, retryAfter: 1, probability: 0.005 },
	{ kind: 'status', status: 429, retryAfter: 1, probability: 0.005 },
];

interface Ledger {
	/** Messages that the emulator accepted, by their text. */
	accepted: Map<string, string[]>;
}

const ledgerOf = (stage: Stage): Ledger => {
	const accepted = new Map<string, string[]>();
	for (const { body, messageId } of stage.emulator.requests) {
		if (messageId === undefined || typeof body !== 'object' || body === null || !('text' in body)) continue;
		const { body: text } = body.text as { body: string };
		accepted.set(text, [...(accepted.get(text) ?? []), messageId]);
	}
	return { accepted };
};

describe('1,000 sends with faults drawn at random', () => {
	it.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
		'agree with what Meta accepted: none twice, none only claimed, each unknown named (seed %d)',
		async (seed) => {
			const stage = await setStage({ seed, messagesPerSecond: 0, pairBurst: 100_000, latencyMs: [0, 20] });
			messageFaults.forEach((fault) => stage.emulator.fault({ path: '/messages$', ...fault }));
			const items = Array.from({ length: SENDS }, (_, n) => ({
				json: { chatId: `1650555${1000 + (n % 300)}`, text: `message ${n}` },
			}));
			const { items: output } = await stage.run(
				{ to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: { messagesPerSecond: 1000 } },
				{ items, settings: { onError: 'continueRegularOutput' } },
			);
			const { accepted } = ledgerOf(stage);
			await stage.stop();

			expect(output).toHaveLength(SENDS);
			const twice = [...accepted].filter(([, ids]) => ids.length > 1);
			expect(twice).toEqual([]);
			const disagreeing = output.flatMap(({ status, messageId }, n) => {
				const ids = accepted.get(`message ${n}`) ?? [];
				const agrees =
					(status === 'accepted' && ids[0] === messageId) || (status === 'failed' && ids.length === 0) || status === 'unknown';
				return agrees ? [] : [{ n, status, ids }];
			});
			expect(disagreeing).toEqual([]);
			const count = (status: string) => output.filter((one) => one.status === status).length;
			expect(count('accepted') + count('failed') + count('unknown')).toBe(SENDS);
			// The draw was worth the name: every outcome came up, and most got through.
			expect(count('accepted')).toBeGreaterThan(SENDS * 0.75);
			expect(count('failed')).toBeGreaterThan(0);
			expect(count('unknown')).toBeGreaterThan(0);
			expect(accepted.size).toBeGreaterThan(count('accepted'));
		},
		120_000,
	);
});

describe('each fault and each effect', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage();
	});
	afterEach(async () => await stage.stop());

	const send = { resource: 'message', operation: 'sendText', to: '16505550101', body: 'hello' };
	/** Doing it twice does no harm. */
	const read = { resource: 'message', operation: 'markAsRead', messageId: 'wamid.READ' };

	const inboundId = async () => await stage.emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });

	/** The fault, what a send says, how often the send leaves, and how often a read does. */
	const expectations: Array<[string, Fault, string, number, number]> = [
		['a connection dropped before Meta acted', { kind: 'dropBefore' }, 'unknown', 1, 2],
		['a connection dropped after Meta acted', { kind: 'dropAfter' }, 'unknown', 1, 2],
		['HTTP 500', { kind: 'status', status: 500 }, 'unknown', 1, 2],
		['HTTP 503 after Meta acted', { kind: 'status', status: 503, after: true }, 'unknown', 1, 2],
		["a proxy's page with HTTP 502", { kind: 'html', status: 502 }, 'unknown', 1, 2],
		['an empty answer', { kind: 'empty', status: 200, after: true }, 'unknown', 1, 2],
		['code 131000', { kind: 'error', code: 131000 }, 'unknown', 1, 2],
		['code 131016', { kind: 'error', code: 131016 }, 'unknown', 1, 2],
		['code 130429', { kind: 'error', code: 130429 }, 'accepted', 2, 2],
		['code 131056 with Retry-After', { kind: 'error', code: 131056, retryAfter: 1 }, 'accepted', 2, 2],
		['code 80007 with Retry-After', { kind: 'error', code: 80007, retryAfter: 1 }, 'accepted', 2, 2],
		['HTTP 429 without a code', { kind: 'status', status: 429, retryAfter: 1 }, 'accepted', 2, 2],
		['code 100', { kind: 'error', code: 100 }, 'failed', 1, 1],
		['an expired token', { kind: 'error', code: 190 }, 'failed', 1, 1],
	];

	it.each(expectations)('%s: a send', async (_, fault, status, requests) => {
		stage.emulator.fault({ ...fault, times: 1 });
		const { items } = await stage.run(send, { settings: { onError: 'continueRegularOutput' } });
		expect(items[0]?.status).toBe(status);
		expect(stage.emulator.requests).toHaveLength(requests);
		if (status !== 'accepted') {
			expect(items[0]).toMatchObject({ errorMessage: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) });
		}
	});

	it.each(expectations)('%s: a read', async (_, fault, __, ___, requests) => {
		const messageId = await inboundId();
		stage.emulator.requests.length = 0;
		stage.emulator.fault({ ...fault, times: 1 });
		const { items } = await stage.run({ ...read, messageId }, { settings: { onError: 'continueRegularOutput' } });
		expect(stage.emulator.requests).toHaveLength(requests);
		expect(items[0]).toMatchObject(requests === 2 ? { success: true } : { status: 'failed' });
	});
});
