import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from './json';

/** A holder shows every few seconds that it is alive; one that was silent for this long is gone, whatever its number says. */
const SILENT_MS = 120_000;
const SIGN_OF_LIFE_MS = 5_000;

const lives = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (problem) {
		return at(problem, 'code') === 'EPERM';
	}
};

/** The process that holds the lock; undefined when it died, fell silent, or let go in this moment. */
async function holderOf(folder: string): Promise<number | undefined> {
	const file = join(folder, 'pid');
	try {
		const age = Date.now() - (await stat(folder)).mtimeMs;
		const written = await readFile(file, 'utf8').catch(() => undefined);
		if (written === undefined) return age < 10_000 ? 0 : undefined;
		const pid = Number(written);
		const silent = Date.now() - (await stat(file)).mtimeMs > SILENT_MS;
		return lives(pid) && !silent ? pid : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Runs the work while holding a lock folder, so that of several processes only one does it at a time. A lock whose
 * process is gone is taken over.
 *
 * @param waiting is told the other process's ID each time we find the lock held, about once a second
 */
export async function locked<T>(folder: string, work: () => Promise<T>, waiting: (pid: number) => void): Promise<T> {
	for (;;) {
		try {
			await mkdir(folder);
			break;
		} catch (problem) {
			if (at(problem, 'code') !== 'EEXIST') throw problem;
		}
		const holder = await holderOf(folder);
		if (holder === undefined) {
			// Renaming is atomic: of several that find the lock abandoned, one clears it away, the others find nothing.
			const abandoned = `${folder}.abandoned-${process.pid}-${Date.now()}`;
			await rename(folder, abandoned).catch(() => undefined);
			await rm(abandoned, { recursive: true, force: true });
			continue;
		}
		waiting(holder);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
	}
	const file = join(folder, 'pid');
	await writeFile(file, String(process.pid));
	const signOfLife = setInterval(() => {
		// A sign of life that fails to be given once is given again; the work itself must not end for it.
		utimes(file, new Date(), new Date()).catch(() => undefined);
	}, SIGN_OF_LIFE_MS);
	try {
		return await work();
	} finally {
		clearInterval(signOfLife);
		await rm(folder, { recursive: true, force: true });
	}
}
