import { mkdir } from 'node:fs/promises';
import { installEngine } from '../n8n/install';
import { cacheFolder, packProject } from '../n8n/packProject';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The engine and the packed package, once for all test files. */
export default async function packOnce(): Promise<void> {
	await mkdir(cacheFolder, { recursive: true });
	await installEngine(say);
	process.env.E2E_TARBALL = await packProject(say);
}
