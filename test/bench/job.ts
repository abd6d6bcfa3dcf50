import 'reflect-metadata';
import { createRequire } from 'module';
import type { INodeParameters } from 'n8n-workflow';
import { demoWorld } from '../emulator/contract';
import { forgetSeen, itemWithFile, runNode, testCredential, type NodeClass, type TestItem } from '../engine';
import { MinimalNode } from '../engine/peers/minimalNode';
import { watchHeap, watchProcess } from './memory';
import { StreamCopyNode } from './streamCopyNode';

const load = createRequire(__filename);

/** The package as the bench has built it, by the settings that it ships with. */
const { WhatsApp } = load('../../.cache/bench/nodes/WhatsApp/WhatsApp.node.js') as { WhatsApp: NodeClass };
const { WhatsAppCloudApi } = load('../../.cache/bench/credentials/WhatsAppCloudApi.credentials.js') as {
	WhatsAppCloudApi: Parameters<typeof testCredential>[0];
};

/** One run of one node, over n8n-core. */
export interface JobRequest {
	url: string;
	node: 'ours' | 'minimal' | 'streamCopy';
	/** How many texts, to how many people. Message n goes to person n modulo people. */
	texts?: { count: number; people: number };
	/** Bytes of a file in the one input item. */
	file?: number;
	parameters: INodeParameters;
	/** Items of a first run that only warms up. */
	warmUp: number;
	/** Measures what is alive on the heap, which costs time: no figure of time is worth anything then. */
	heap?: boolean;
}

export interface JobReport {
	milliseconds: number;
	cpuMilliseconds: number;
	/** Bytes that the run needed at its peak beyond what the process had needed before it: of the process, or, with `heap`, alive. */
	extraMemory: number;
	/** With `heap`: bytes that are alive when the run is over, its output among them. */
	keptMemory: number;
	statuses: Record<string, number>;
	messageIds: number;
	error?: string;
}

const nodes: Record<JobRequest['node'], NodeClass> = { ours: WhatsApp, minimal: MinimalNode, streamCopy: StreamCopyNode };

async function items({ texts, file }: JobRequest): Promise<TestItem[]> {
	if (file !== undefined) return [await itemWithFile({ content: file, fileName: 'book.pdf', mimeType: 'application/pdf' })];
	const { count, people } = texts ?? { count: 1, people: 1 };
	return Array.from({ length: count }, (_, n) => ({
		json: { chatId: `1650${5_550_000 + (n % people)}`, text: `message ${n}` },
	}));
}

const run = async (request: JobRequest) =>
	await runNode({
		node: nodes[request.node],
		parameters: request.parameters,
		items: await items(request),
		credentials: [
			testCredential(WhatsAppCloudApi, {
				accessToken: demoWorld.accessToken,
				phoneNumberId: demoWorld.phoneNumberId,
				businessAccountId: demoWorld.accountId,
				appId: demoWorld.appId,
				appSecret: demoWorld.appSecret,
				apiVersion: 'v26.0',
				baseUrl: request.url,
			}),
		],
		settings: { onError: 'continueRegularOutput' },
	});

async function main(): Promise<void> {
	const request = JSON.parse(process.argv[2] ?? '{}') as JobRequest;
	if (request.warmUp > 0) {
		const small = request.file === undefined ? { texts: { count: request.warmUp, people: request.warmUp } } : { file: 100_000 };
		await run({ ...request, ...small });
	}
	forgetSeen();
	const memory = await (request.heap === true ? watchHeap() : watchProcess());
	const cpu = process.cpuUsage();
	const started = performance.now();
	const result = await run(request);
	const milliseconds = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const { peak, kept } = await memory.stop();
	const statuses: Record<string, number> = {};
	for (const { status } of result.items) statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
	const report: JobReport = {
		milliseconds,
		cpuMilliseconds: (user + system) / 1_000,
		extraMemory: peak,
		keptMemory: kept,
		statuses,
		messageIds: new Set(result.items.flatMap(({ messageId }) => (typeof messageId === 'string' ? [messageId] : []))).size,
		...(result.error ? { error: result.error.message } : {}),
	};
	process.send?.(report, () => process.exit(0));
}

void main();
