import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startStage, type Stage } from '../demo/stage';
import type { EmulatorOptions } from '../emulator/contract';
import { installEngine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';

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

/** The ID of an example's workflow. */
export function workflowOf({ workflows }: Stage, file: string): string {
	const id = workflows.get(file);
	if (id === undefined) throw new Error(`examples/${file} was not imported`);
	return id;
}
