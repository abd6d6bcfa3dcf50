import { demoWorld } from '../../emulator/contract';
import { median, round, type Figure } from '../figures';
import type { JobReport } from '../job';
import { EmulatorProcess, runJob } from '../processes';
import { inRounds, ratios } from '../rounds';

/** Meta: a document has up to 100 MB. */
const SIZE = 100 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** Bytes that a file may cost beyond what the process needs anyway. */
const MEMORY_MARK = 50 * MEGABYTE;
const TIME_MARK = 1.2;
const ROUNDS = 7;

const most = (reports: readonly JobReport[]): number => Math.max(...reports.map(({ extraMemory }) => extraMemory));

const milliseconds = (report: JobReport): number => report.milliseconds;

/** Memory is the highest of all rounds, time the median of the rounds' own ratios. */
function figure(what: string, own: readonly JobReport[], peer: readonly JobReport[]): Figure[] {
	const problem = own.find(({ error }) => error !== undefined)?.error;
	const ratio = median(ratios(own, peer, milliseconds));
	return [
		{
			what: `${what}: memory of the process`,
			measured: `${round(most(own) / MEGABYTE, 0)} MB more at the peak${problem === undefined ? '' : ` (${problem})`}`,
			beside: `bare stream copy: ${round(most(peer) / MEGABYTE, 0)} MB`,
			mark: '≤ 50 MB',
			met: problem === undefined && most(own) <= MEMORY_MARK,
		},
		{
			what: `${what}: time, median of ${ROUNDS}`,
			measured: `${round(median(own.map(milliseconds)) / 1_000)} s, ratio ${round(ratio)}`,
			beside: `bare stream copy through the same helper: ${round(median(peer.map(milliseconds)) / 1_000)} s`,
			mark: '≤ 1.2 ×',
			met: problem === undefined && ratio <= TIME_MARK,
		},
	];
}


/** A document of 100 MB uploaded and sent, and 100 MB of media downloaded, beside a bare copy of the same stream. */
export async function files(): Promise<Figure[]> {
	const emulator = await EmulatorProcess.start({ messagesPerSecond: 0 });
	const { url } = emulator;
	const mediaUrl = `${url}/v26.0/${demoWorld.phoneNumberId}/media`;
	const document = { resource: 'message', operation: 'sendMedia', to: '16505550101', mediaType: 'document', source: 'file', inputDataFieldName: 'data' };
	try {
		const up = await inRounds(ROUNDS, {
			peer: async () => await runJob({ url, node: 'streamCopy', file: SIZE, parameters: { direction: 'up', url: mediaUrl }, warmUp: 1 }),
			own: async () => await runJob({ url, node: 'ours', file: SIZE, parameters: document, warmUp: 1 }),
		});
		const { lastMediaId: mediaId } = await emulator.report();
		const address = await mediaAddress(`${url}/v26.0/${mediaId}`);
		const byId = { resource: 'media', operation: 'download', source: 'id', mediaId };
		const down = await inRounds(ROUNDS, {
			peer: async () => await runJob({ url, node: 'streamCopy', parameters: { direction: 'down', url: address }, warmUp: 0 }),
			own: async () => await runJob({ url, node: 'ours', parameters: byId, warmUp: 0 }),
		});
		return [
			...figure('100 MB document uploaded and sent', up.own, up.peer),
			...figure('100 MB of media downloaded', down.own, down.peer),
		];
	} finally {
		await emulator.stop();
	}
}

async function mediaAddress(url: string): Promise<string> {
	const answer = await fetch(url, { headers: { authorization: `Bearer ${demoWorld.accessToken}` } });
	const { url: address } = (await answer.json()) as { url: string };
	return address;
}
