import { mkdtemp, rm } from 'fs/promises';
import { join } from 'path';
import { demoCredential } from '../demo/stage';
import { demoWorld, type EmulatorOptions } from '../emulator/contract';
import { installEngine } from '../n8n/install';
import { cacheFolder, packProject } from '../n8n/packProject';
import { startN8n, type RealN8n } from '../n8n/realN8n';
import type { WorkflowJson } from '../n8n/restApi';
import { startMetaHost } from './metaHost';
import { EmulatorProcess } from './processes';

/** Credentials of n8n's built-in nodes, for the same account. */
const builtIn = [
	{ name: 'Built-in', type: 'whatsAppApi', data: { accessToken: demoWorld.accessToken, businessAccountId: demoWorld.accountId } },
	{ name: 'Built-in trigger', type: 'whatsAppTriggerApi', data: { clientId: demoWorld.appId, clientSecret: demoWorld.appSecret } },
];

/**
 * A real n8n with the packed package and these workflows, not published. Meta's own host leads to the emulator in its
 * process, so that our nodes and n8n's built-in ones go the same way.
 * @param env further variables of n8n
 */
export async function withN8n<T>(
	options: EmulatorOptions,
	workflows: WorkflowJson[],
	work: (n8n: RealN8n, emulator: EmulatorProcess) => Promise<T>,
	env: Record<string, string> = {},
): Promise<T> {
	const say = (line: string): void => void process.stderr.write(`${line}\n`);
	const engine = await installEngine(say);
	const folder = await mkdtemp(join(cacheFolder, 'bench-n8n-'));
	const emulator = await EmulatorProcess.start(options);
	const host = await startMetaHost(emulator.url, folder);
	try {
		const n8n = await startN8n({
			engine,
			folder,
			packages: [await packProject(say)],
			credentials: [demoCredential('https://graph.facebook.com'), ...builtIn],
			workflows,
			env: { ...host.env, ...env },
		});
		try {
			return await work(n8n, emulator);
		} finally {
			await n8n.stop();
		}
	} finally {
		await host.stop();
		await emulator.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
