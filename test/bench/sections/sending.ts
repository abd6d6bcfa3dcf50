import { demoWorld } from '../../emulator/contract';
import { median, percent, round, sum, type Figure } from '../figures';
import { EmulatorProcess, runJob, type EmulatorReport } from '../processes';
import type { JobReport } from '../job';
import { inRounds, ratios } from '../rounds';

/** A sender chosen from the list, as in a broadcast. */
const phoneNumberId = { __rl: true, mode: 'list', value: demoWorld.phoneNumberId };

const sendText = { resource: 'message', operation: 'sendText', phoneNumberId, to: '={{ $json.chatId }}', body: '={{ $json.text }}' };

const ours = (messagesPerSecond: number) => ({ ...sendText, options: { messagesPerSecond } });

/** The minimal peer: n8n's authenticated HTTP helper, once per item, so many at a time. */
const minimal = (url: string, concurrency: number) => ({
	url: `${url}/v26.0/${demoWorld.phoneNumberId}/messages`,
	concurrency,
	body: '={{ { messaging_product: "whatsapp", recipient_type: "individual", to: "+" + $json.chatId, type: "text", text: { body: $json.text } } }}',
});

const NO_PAIR_LIMIT = { pairBurst: 1_000_000 };

async function withEmulator<T>(options: Parameters<typeof EmulatorProcess.start>[0], work: (emulator: EmulatorProcess) => Promise<T>): Promise<T> {
	const emulator = await EmulatorProcess.start(options);
	try {
		return await work(emulator);
	} finally {
		await emulator.stop();
	}
}

const failedOf = ({ statuses }: JobReport): number => (statuses.failed ?? 0) + (statuses.unknown ?? 0);

const perSecond = ({ milliseconds }: JobReport, count: number): number => (count / milliseconds) * 1_000;

/** 1,000 texts to 1,000 people at Meta's usual rate. */
export async function usualRate(): Promise<Figure[]> {
	return await withEmulator({ latencyMs: 150, messagesPerSecond: 80 }, async ({ url }) => {
		const texts = { count: 1_000, people: 1_000 };
		const { ours: reports } = await inRounds(3, {
			ours: async () => await runJob({ url, node: 'ours', texts, parameters: ours(80), warmUp: 100 }),
		});
		const rate = median(reports.map((report) => perSecond(report, texts.count)));
		const failed = sum(reports.map(failedOf));
		return [
			{
				what: '1,000 texts to 1,000 people, 150 ms latency, median of 3',
				measured: `${round(rate, 1)} messages per second, ${failed} failed`,
				beside: "Meta's limit, 80 per second",
				mark: '≥ 95 % of the limit, 0 failed',
				met: rate >= 80 * 0.95 && failed === 0 && reports.every(({ messageIds }) => messageIds === texts.count),
			},
		];
	});
}

/** 5,000 texts at the upgraded rate, beside what a minimal node reaches on the same machine. */
export async function upgradedRate(): Promise<Figure[]> {
	return await withEmulator({ latencyMs: 100, messagesPerSecond: 1_000, ...NO_PAIR_LIMIT }, async ({ url }) => {
		const texts = { count: 5_000, people: 5_000 };
		const { peer, own } = await inRounds(3, {
			peer: async () => await runJob({ url, node: 'minimal', texts, parameters: minimal(url, 150), warmUp: 500 }),
			own: async () => await runJob({ url, node: 'ours', texts, parameters: ours(1_000), warmUp: 500 }),
		});
		const rateOf = (report: JobReport): number => perSecond(report, texts.count);
		const shares = own.map((report, index) => rateOf(report) / Math.min(1_000, rateOf(peer[index] ?? report)));
		const failed = sum(own.map(failedOf));
		return [
			{
				what: '5,000 texts, limit 1,000 per second, 100 ms latency, median of 3',
				measured: `${round(median(own.map(rateOf)), 0)} messages per second, ${percent(median(shares))} of what is reachable, ${failed} failed`,
				beside: `minimal node, 150 requests at once: ${round(median(peer.map(rateOf)), 0)} per second`,
				mark: '≥ 90 % of the lower of limit and minimal node',
				met: median(shares) >= 0.9 && failed === 0,
			},
		];
	});
}

const inOrder = ({ conversations }: EmulatorReport): boolean =>
	Object.values(conversations).every((texts) => {
		const numbers = texts.map((text) => Number(text.replace(/\D/g, '')));
		return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? Infinity));
	});

/** 50 messages each to 20 people: past the burst of the pair limit. */
export async function conversations(): Promise<Figure[]> {
	return await withEmulator({ latencyMs: [20, 80] }, async (emulator) => {
		const texts = { count: 1_000, people: 20 };
		const report = await runJob({ url: emulator.url, node: 'ours', texts, parameters: ours(80), warmUp: 0 });
		const seen = await emulator.report();
		const refused = seen.codes['131056'] ?? 0;
		const ordered = inOrder(seen);
		return [
			{
				what: '50 messages each to 20 people',
				measured: `${ordered ? 'every' : 'not every'} conversation in order, ${refused} refused for the pair limit, ${round(report.milliseconds / 1_000, 1)} s`,
				beside: "Meta's pair limit: 45 at once, then one per 6 s: 30 s at best",
				mark: 'all in order, none refused',
				met: ordered && refused === 0 && seen.accepted === 1_000 && failedOf(report) === 0,
			},
		];
	});
}

/** What our node costs per item beyond n8n's own helper. */
export async function overhead(): Promise<Figure[]> {
	return await withEmulator({ messagesPerSecond: 0, ...NO_PAIR_LIMIT }, async ({ url }) => {
		const texts = { count: 2_000, people: 2_000 };
		const { peer, own } = await inRounds(5, {
			peer: async () => await runJob({ url, node: 'minimal', texts, parameters: minimal(url, 10), warmUp: 1_500 }),
			own: async () => await runJob({ url, node: 'ours', texts, parameters: ours(1_000), warmUp: 1_500 }),
		});
		const cpu = ({ cpuMilliseconds }: JobReport): number => cpuMilliseconds / texts.count;
		const ratio = median(ratios(own, peer, cpu));
		return [
			{
				what: 'CPU per item with no latency, 2,000 items, median of 5',
				measured: `${round(median(own.map(cpu)))} ms, ratio ${round(ratio)}`,
				beside: `minimal node: ${round(median(peer.map(cpu)))} ms`,
				mark: '≤ 1.15 ×',
				met: ratio <= 1.15,
			},
		];
	});
}

const SIZES = [10, 100, 1_000, 10_000] as const;

/** Ours and the minimal node at each size. */
async function atEachSize(url: string, rounds: number, heap: boolean): Promise<Array<{ own: JobReport[]; peer: JobReport[] }>> {
	const reports = [];
	for (const count of SIZES) {
		const texts = { count, people: count };
		const given = { url, texts, warmUp: 500, ...(heap ? { heap } : {}) };
		reports.push(
			await inRounds(rounds, {
				peer: async () => await runJob({ ...given, node: 'minimal', parameters: minimal(url, 10) }),
				own: async () => await runJob({ ...given, node: 'ours', parameters: ours(1_000) }),
			}),
		);
	}
	return reports;
}

/** V8's arrays and tables grow in steps, and the last step may just have been taken. */
const FLAT = 1.1;

const perItem = (reports: readonly JobReport[][], measure: (report: JobReport) => number): number[] =>
	reports.map((of, index) => median(of.map(measure)) / (SIZES[index] ?? 1));

function flat(what: string, own: number[], peer: number[], words: (value: number) => string, mark: number, why: string): Figure {
	const [, , thousand = Number.NaN, tenThousand = Number.NaN] = own;
	return {
		what: `10, 100, 1,000, 10,000 items: ${what}`,
		measured: own.map(words).join(', '),
		beside: `minimal node: ${peer.map(words).join(', ')}`,
		mark: `10,000 items: ≤ ${mark} × that of 1,000 (${why})`,
		met: tenThousand <= thousand * mark,
	};
}

/** The same work for more items: neither time nor memory per item may grow. */
export async function scale(): Promise<Figure[]> {
	return await withEmulator({ messagesPerSecond: 0, ...NO_PAIR_LIMIT }, async ({ url }) => {
		const timed = await atEachSize(url, 3, false);
		const weighed = await atEachSize(url, 1, true);
		const figure = (
			of: Array<{ own: JobReport[]; peer: JobReport[] }>,
			what: string,
			measure: (report: JobReport) => number,
			unit: string,
			mark: number,
			why: string,
		): Figure =>
			flat(
				what,
				perItem(of.map(({ own }) => own), measure),
				perItem(of.map(({ peer }) => peer), measure),
				// Below zero where less is alive than the warm-up had left.
				(value) => `${round(Math.max(0, value), unit === 'ms' ? 2 : 1)} ${unit}`,
				mark,
				why,
			);
		const collected = 'heap and external, after forced collections';
		return [
			figure(timed, 'CPU per item, median of 3', ({ cpuMilliseconds }) => cpuMilliseconds, 'ms', 1.2, 'a busy machine moves CPU times by so much'),
			figure(weighed, `alive per item at the peak (${collected})`, ({ extraMemory }) => extraMemory / 1_024, 'kB', FLAT, 'tables grow in steps'),
			figure(weighed, `alive per item at the end, n8n's own copy included (${collected})`, ({ keptMemory }) => keptMemory / 1_024, 'kB', FLAT, 'tables grow in steps'),
		];
	});
}
