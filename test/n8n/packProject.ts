import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from './fingerprint';
import { parseJson, textAt } from './json';
import { locked } from './lock';
import { runLongStep, StepFailure, type Say } from './longStep';
import { PlainError } from './sentence';

export const projectFolder = resolve(__dirname, '..', '..');
/** Git ignores it; what tests and demo make goes here. */
export const cacheFolder = join(projectFolder, '.cache');

/** What the packed package depends on. */
const sources = ['nodes', 'credentials', 'index.js', 'gulpfile.js', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'README.md', 'LICENSE'];

/** Runs one of the project's own build commands; what it wrote is shown only when it ends badly. */
export async function runBuild(title: string, usually: string, command: string, args: string[], say: Say): Promise<void> {
	await mkdir(cacheFolder, { recursive: true });
	const step = { title, usually, command, args, cwd: projectFolder, env: process.env, logFile: join(cacheFolder, 'build.log') };
	try {
		await runLongStep(step, say);
	} catch (problem) {
		if (!(problem instanceof StepFailure)) throw problem;
		throw new PlainError(`${title} ended with ${problem.outcome}:\n${problem.output.trim()}`);
	}
}

/**
 * Builds the package and packs it as it would be published; when nothing has changed since the last time, that
 * tarball serves again.
 *
 * @returns the tarball's path
 */
export async function packProject(say: Say): Promise<string> {
	const folder = join(cacheFolder, 'packed');
	await mkdir(folder, { recursive: true });
	const work = async (): Promise<string> => {
		const tarball = join(folder, `${await fingerprint(projectFolder, sources)}.tgz`);
		if (existsSync(tarball)) return tarball;
		await runBuild('Building the package', 'about 10 seconds', 'npm', ['run', 'build'], say);
		const fresh = await mkdtemp(join(folder, 'new-'));
		const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', fresh], { cwd: projectFolder });
		await rename(join(fresh, textAt(parseJson(stdout), 0, 'filename')), tarball);
		await rm(fresh, { recursive: true });
		return tarball;
	};
	return await locked(join(folder, 'lock'), work, () => undefined);
}
