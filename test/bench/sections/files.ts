import { demoWorld } from '../../emulator/contract';
import { round, type Figure } from '../figures';
import type { JobReport } from '../job';
import { EmulatorProcess, runJob } from '../processes';

/** Meta: a document has up to 100 MB. */
const SIZE = 100 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** Bytes that a file may cost beyond what the process needs anyway. */
const MEMORY_MARK = 50 * MEGABYTE;
const TIME_MARK = 1.2;

const figure = (what: string, report: JobReport, peer: JobReport): Figure[] => [
	{
		what: `${what}: memory`,
		measured: `${round(report.extraMemory / MEGABYTE, 0)} MB more at the peak${report.error === undefined ? '' : ` (${report.error})`}`,
		beside: `bare stream copy: ${round(peer.extraMemory / MEGABYTE, 0)} MB`,
		mark: '≤ 50 MB',
		met: report.error === undefined && report.extraMemory <= MEMORY_MARK,
	},
	{
		what: `${what}: time`,
		measured: `${round(report.milliseconds / 1_000)} s, ratio ${round(report.milliseconds / peer.milliseconds)}`,
		beside: `bare stream copy through the same helper: ${round(peer.milliseconds / 1_000)} s`,
		mark: '≤ 1.2 ×',
		met: report.error === undefined && report.milliseconds <= peer.milliseconds * TIME_MARK,
	},
];

/** The faster of two runs, so that a disk that was busy once does not decide. */
async function best(run: () => Promise<JobReport>): Promise<JobReport> {
	const [one, other] = [await run(), await run()];
	return {
		...(one.milliseconds < other.milliseconds ? one : other),
		extraMemory: Math.max(one.extraMemory, other.extraMemory),
	};
}

/** A document of 100 MB uploaded and sent, and 100 MB of media downloaded, beside a bare copy of the same stream. */
export async function files(): Promise<Figure[]> {
	const emulator = await EmulatorProcess.start({ messagesPerSecond: 0 });
	const { url } = emulator;
	const mediaUrl = `${url}/v26.0/${demoWorld.phoneNumberId}/media`;
	const document = { resource: 'message', operation: 'sendMedia', to: '16505550101', mediaType: 'document', source: 'file', inputDataFieldName: 'data' };
	try {
		const upPeer = await best(
			async () => await runJob({ url, node: 'streamCopy', file: SIZE, parameters: { direction: 'up', url: mediaUrl }, warmUp: 1 }),
		);
		const up = await best(async () => await runJob({ url, node: 'ours', file: SIZE, parameters: document, warmUp: 1 }));
		const { lastMediaId: mediaId } = await emulator.report();
		const address = await mediaAddress(`${url}/v26.0/${mediaId}`);
		const downPeer = await best(
			async () => await runJob({ url, node: 'streamCopy', parameters: { direction: 'down', url: address }, warmUp: 0 }),
		);
		const down = await best(
			async () =>
				await runJob({ url, node: 'ours', parameters: { resource: 'media', operation: 'download', source: 'id', mediaId }, warmUp: 0 }),
		);
		return [...figure('100 MB document uploaded and sent', up, upPeer), ...figure('100 MB of media downloaded', down, downPeer)];
	} finally {
		await emulator.stop();
	}
}

async function mediaAddress(url: string): Promise<string> {
	const answer = await fetch(url, { headers: { authorization: `Bearer ${demoWorld.accessToken}` } });
	const { url: address } = (await answer.json()) as { url: string };
	return address;
}
