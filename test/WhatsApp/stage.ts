import { mkdirSync } from 'fs';
import { join } from 'path';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { WhatsAppCloudApi } from '../../credentials/WhatsAppCloudApi.credentials';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld, type Emulator, type EmulatorOptions } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { testCredential, type TestCredential } from '../engine/credentials';
import { runNode, startNode, type NodeRunOptions, type NodeRunResult, type RunningNode } from '../engine/nodeRun';

/** A credential for the emulator's demo world. */
export const demoCredential = (url: string, changes: ICredentialDataDecryptedObject = {}): TestCredential =>
	testCredential(WhatsAppCloudApi, {
		accessToken: demoWorld.accessToken,
		phoneNumberId: demoWorld.phoneNumberId,
		businessAccountId: demoWorld.accountId,
		appId: demoWorld.appId,
		appSecret: demoWorld.appSecret,
		verifyToken: '',
		apiVersion: 'v26.0',
		otherApiVersion: '',
		baseUrl: url,
		sendProof: false,
		...changes,
	});

/** An emulator, and our node in n8n's engine in front of it. */
export interface Stage {
	emulator: Emulator;
	run(parameters: INodeParameters, options?: Partial<NodeRunOptions>): Promise<NodeRunResult>;
	start(parameters: INodeParameters, options?: Partial<NodeRunOptions>): RunningNode;
	stop(): Promise<void>;
}

/** The contract check judges the requests in here, in CI. */
const REQUESTS = join(__dirname, '..', '..', '.cache', 'requests');

let stages = 0;

/**
 * Sets the stage for the tests of a file. Statuses are off unless asked for, so that nothing runs after a test.
 * The requests are kept for the contract check; a test that sends what Meta has to refuse gives `logFile: ''`.
 */
export async function setStage(options: EmulatorOptions = {}, credential: ICredentialDataDecryptedObject = {}): Promise<Stage> {
	mkdirSync(REQUESTS, { recursive: true });
	const logFile = options.logFile ?? join(REQUESTS, `engine-${process.pid}-${(stages += 1)}.jsonl`);
	const { logFile: _, ...others } = options;
	const emulator = await startEmulator({ statuses: false, ...others, ...(logFile === '' ? {} : { logFile }) });
	const given = (parameters: INodeParameters, more: Partial<NodeRunOptions> = {}): NodeRunOptions => ({
		node: WhatsApp,
		parameters: { resource: 'message', operation: 'sendText', ...parameters },
		credentials: [demoCredential(emulator.url, credential)],
		...more,
	});
	return {
		emulator,
		run: async (parameters, more) => await runNode(given(parameters, more)),
		start: (parameters, more) => startNode(given(parameters, more)),
		stop: async () => await emulator.stop(),
	};
}
