import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCredential, startStage, type Stage } from '../demo/stage';
import type { EmulatorOptions } from '../emulator/contract';
import { installEngine, type Engine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';
import { startN8n, type RealN8n } from '../n8n/realN8n';

/**
 * n8n on a fresh folder and an emulator for one test file: started before its tests, gone after them.
 *
 * @param publish which examples are published from the beginning
 */
export function onStage(publish: (file: string) => boolean, emulator: EmulatorOptions = {}): () => Stage {
	let stage: Stage | undefined;
	let folder = '';
	beforeAll(async () => {
		const tarball = process.env.E2E_TARBALL;
		if (tarball === undefined) throw new Error('The package is not packed: run these tests with npm run test:e2e');
		folder = await mkdtemp(join(cacheFolder, 'e2e-'));
		const engine = await installEngine(() => undefined);
		stage = await startStage({ engine, tarball, folder, publish, emulator, say: () => undefined });
	});
	afterAll(async () => {
		await stage?.stop();
		await rm(folder, { recursive: true, force: true });
	});
	return () => {
		if (stage === undefined) throw new Error('The stage is not set');
		return stage;
	};
}

/** An n8n with the packed package and the demo credential. @param port of the n8n before it on the same folder */
export const bootN8n = async (engine: Engine, folder: string, emulatorUrl: string, port?: number): Promise<RealN8n> =>
	await startN8n({
		engine,
		folder,
		packages: [process.env.E2E_TARBALL ?? ''],
		credentials: [demoCredential(emulatorUrl)],
		...(port === undefined ? {} : { port }),
	});

/** The ID of an example's workflow. */
export function workflowOf({ workflows }: Stage, file: string): string {
	const id = workflows.get(file);
	if (id === undefined) throw new Error(`examples/${file} was not imported`);
	return id;
}
