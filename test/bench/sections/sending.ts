import { demoWorld } from '../../emulator/contract';
import { median, round, type Figure } from '../figures';
import { EmulatorProcess, runJob, type EmulatorReport } from '../processes';
import type { JobReport, JobRequest } from '../job';

/** A sender chosen from the list, as in a broadcast. */
const phoneNumberId = { __rl: true, mode: 'list', value: demoWorld.phoneNumberId };

const perItem = { resource: 'message', operation: 'sendText', phoneNumberId, to: '={{ $json.chatId }}', body: '={{ $json.text }}' };

const ours = (messagesPerSecond: number) => ({ ...perItem, options: { messagesPerSecond } });

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
		const job: JobRequest = { url, node: 'ours', texts: { count: 1_000, people: 1_000 }, parameters: ours(80), warmUp: 100 };
		const report = await runJob(job);
		const rate = perSecond(report, 1_000);
		return [
			{
				what: '1,000 texts to 1,000 people, 150 ms latency',
				measured: `${round(rate, 1)} messages per second, ${failedOf(report)} failed`,
				beside: "Meta's limit, 80 per second",
				mark: '≥ 95 % of the limit, 0 failed',
				met: rate >= 80 * 0.95 && failedOf(report) === 0 && report.messageIds === 1_000,
			},
		];
	});
}

/** 5,000 texts at the upgraded rate, beside what a minimal node reaches on the same machine. */
export async function upgradedRate(): Promise<Figure[]> {
	return await withEmulator({ latencyMs: 100, messagesPerSecond: 1_000, ...NO_PAIR_LIMIT }, async ({ url }) => {
		const texts = { count: 5_000, people: 5_000 };
		const peer = await runJob({ url, node: 'minimal', texts, parameters: minimal(url, 150), warmUp: 200 });
		const report = await runJob({ url, node: 'ours', texts, parameters: ours(1_000), warmUp: 200 });
		const reachable = Math.min(1_000, perSecond(peer, 5_000));
		const rate = perSecond(report, 5_000);
		return [
			{
				what: '5,000 texts, limit 1,000 per second, 100 ms latency',
				measured: `${round(rate, 0)} messages per second, ${failedOf(report)} failed`,
				beside: `minimal node, 150 requests at once: ${round(perSecond(peer, 5_000), 0)} per second`,
				mark: '≥ 90 % of the lower of limit and minimal node',
				met: rate >= reachable * 0.9 && failedOf(report) === 0,
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
		const ratios: number[] = [];
		const own: number[] = [];
		const peers: number[] = [];
		for (let round_ = 0; round_ < 3; round_ += 1) {
			const peer = await runJob({ url, node: 'minimal', texts, parameters: minimal(url, 10), warmUp: 500 });
			const report = await runJob({ url, node: 'ours', texts, parameters: ours(1_000), warmUp: 500 });
			own.push(report.cpuMilliseconds / texts.count);
			peers.push(peer.cpuMilliseconds / texts.count);
			ratios.push(report.cpuMilliseconds / peer.cpuMilliseconds);
		}
		return [
			{
				what: 'Cost per item with no latency, 2,000 items, median of 3',
				measured: `${round(median(own))} ms of CPU, ratio ${round(median(ratios))}`,
				beside: `minimal node: ${round(median(peers))} ms of CPU`,
				mark: '≤ 1.15 ×',
				met: median(ratios) <= 1.15,
			},
		];
	});
}

/** The same work for more items: neither time nor memory per item may grow. */
export async function scale(): Promise<Figure[]> {
	return await withEmulator({ messagesPerSecond: 0, ...NO_PAIR_LIMIT }, async ({ url }) => {
		const sizes = [10, 100, 1_000, 10_000];
		const reports: JobReport[] = [];
		for (const count of sizes) {
			reports.push(await runJob({ url, node: 'ours', texts: { count, people: count }, parameters: ours(1_000), warmUp: 500 }));
		}
		const cpu = reports.map(({ cpuMilliseconds }, index) => cpuMilliseconds / (sizes[index] ?? 1));
		const memory = reports.map(({ extraMemory }, index) => extraMemory / 1_024 / (sizes[index] ?? 1));
		const [, , thousand = Number.NaN, tenThousand = Number.NaN] = cpu;
		const [, , thousandMemory = Number.NaN, tenThousandMemory = Number.NaN] = memory;
		return [
			{
				what: '10, 100, 1,000, 10,000 items: CPU per item',
				measured: `${cpu.map((one) => round(one)).join(', ')} ms`,
				beside: 'the run of 1,000 items',
				mark: '10,000 items: ≤ 1.2 × per item',
				met: tenThousand <= thousand * 1.2,
			},
			{
				what: '10, 100, 1,000, 10,000 items: memory per item',
				measured: `${memory.map((one) => round(one, 1)).join(', ')} kB`,
				beside: 'the run of 1,000 items',
				mark: '10,000 items: ≤ 1.2 × per item',
				met: tenThousandMemory <= thousandMemory * 1.2,
			},
		];
	});
}
