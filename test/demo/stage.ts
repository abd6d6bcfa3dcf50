import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { demoWorld } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import type { Emulator, EmulatorOptions } from '../emulator/contract';
import type { Engine } from '../n8n/install';
import type { Say } from '../n8n/longStep';
import { startN8n, type RealN8n } from '../n8n/realN8n';
import type { CredentialToImport } from '../n8n/restApi';
import { importExamples, readExamples } from './examples';
import { inPublishingOrder, published } from './published';

/** n8n's own name for a first credential of the type, so that the examples find it in anybody's n8n. */
export const demoCredentialName = 'WhatsApp Cloud API account';

/** The credential that fits the emulator's account. */
export const demoCredential = (baseUrl: string): CredentialToImport => ({
	name: demoCredentialName,
	type: 'whatsAppCloudApi',
	data: {
		accessToken: demoWorld.accessToken,
		phoneNumberId: demoWorld.phoneNumberId,
		businessAccountId: demoWorld.accountId,
		appId: demoWorld.appId,
		appSecret: demoWorld.appSecret,
		verifyToken: '',
		apiVersion: 'v26.0',
		baseUrl,
		sendProof: false,
	},
});

export interface StageOptions {
	engine: Engine;
	/** The packed package. */
	tarball: string;
	/** n8n's folder; see `N8nOptions.folder`. */
	folder: string;
	n8nPort?: number;
	emulator?: EmulatorOptions;
	/** Which examples are published; the default is those of `published.ts`. */
	publish?: (file: string) => boolean;
	say: Say;
}

/** n8n with the package and the examples in it, and the emulator that it talks to. */
export interface Stage {
	n8n: RealN8n;
	emulator: Emulator;
	/** Workflow IDs by example file. */
	workflows: Map<string, string>;
	/** The folder that workflows may write files to. */
	files: string;
	/** The one that the workflows use. */
	credential: CredentialToImport;
	stop(): Promise<void>;
}

/**
 * Puts everything on stage: emulator, n8n with the packed package, credential and example workflows, published.
 *
 * An emulator starts with no app subscription, so that workflows which an earlier demo published are published anew.
 */
export async function startStage({ engine, tarball, folder, n8nPort, emulator: options, publish = (file) => published.includes(file), say }: StageOptions): Promise<Stage> {
	const emulator = await startEmulator(options);
	const credential = demoCredential(emulator.url);
	// Where n8n lets workflows write files: `.n8n-files` in the folder that it runs in.
	const files = join(folder, '.n8n-files');
	try {
		await mkdir(files, { recursive: true });
		const n8n = await startN8n({
			engine,
			folder,
			packages: [tarball],
			credentials: [credential],
			env: { N8N_RESTRICT_FILE_ACCESS_TO: files },
			...(n8nPort === undefined ? {} : { port: n8nPort }),
		});
		try {
			const workflows = await importExamples(n8n.api, await readExamples(), join(folder, 'examples.json'));
			const before = (await n8n.api.workflows()).filter(({ published: wasPublished }) => wasPublished);
			for (const { id } of before) await n8n.api.unpublish(id);
			for (const file of inPublishingOrder(workflows.keys()).filter(publish)) {
				say(`Publishing examples/${file}`);
				await n8n.api.publish(workflows.get(file) ?? '');
			}
			const examples = new Set(workflows.values());
			for (const { id, name } of before.filter((one) => !examples.has(one.id))) {
				say(`Publishing ${name}`);
				await n8n.api.publish(id).catch((problem: unknown) => say(`It stays unpublished: ${problem instanceof Error ? problem.message : String(problem)}`));
			}
			const stop = async (): Promise<void> => {
				await n8n.stop();
				await emulator.stop();
			};
			return { n8n, emulator, workflows, files, credential, stop };
		} catch (problem) {
			await n8n.kill();
			throw problem;
		}
	} catch (problem) {
		await emulator.stop();
		throw problem;
	}
}
