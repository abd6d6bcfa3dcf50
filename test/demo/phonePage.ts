import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../n8n/fingerprint';
import { projectFolder, runBuild } from '../n8n/packProject';
import type { Say } from '../n8n/longStep';

const page = 'test/emulator/phonePage';

/** Builds the page that the emulator shows under `/phone`, unless it is there and nothing has changed. */
export async function buildPhonePage(say: Say): Promise<void> {
	const wanted = await fingerprint(projectFolder, [page, 'test/emulator/contract.ts', 'package-lock.json']);
	const stamp = join(projectFolder, page, 'dist', '.fingerprint');
	if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
	await runBuild('Building the phone page', 'about 5 seconds', 'npx', ['vite', 'build', page, '--logLevel', 'warn'], say);
	await writeFile(stamp, wanted);
}
