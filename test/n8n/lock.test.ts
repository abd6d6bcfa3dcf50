import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locked } from './lock';

let folder = '';
const lock = (): string => join(folder, 'lock');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

const heldBy = async (pid: number): Promise<void> => {
	await mkdir(lock());
	await writeFile(join(lock(), 'pid'), String(pid));
};

describe('a lock folder', () => {
	it('lets one piece of work at a time go on, and is gone afterwards', async () => {
		let running = 0;
		let most = 0;
		const work = async (): Promise<void> => {
			running += 1;
			most = Math.max(most, running);
			await new Promise((resolve) => setTimeout(resolve, 50));
			running -= 1;
		};
		await Promise.all([1, 2, 3].map(async () => await locked(lock(), work, () => undefined)));
		expect(most).toBe(1);
		expect(await readdir(folder)).toEqual([]);
	});

	it('is let go when the work throws', async () => {
		const work = async (): Promise<void> => await Promise.reject(new Error('no luck'));
		await expect(locked(lock(), work, () => undefined)).rejects.toThrow('no luck');
		expect(await readdir(folder)).toEqual([]);
	});

	it('is taken over from a process that died', async () => {
		await heldBy(spawnSync('true').pid);
		const waited: number[] = [];
		expect(await locked(lock(), async () => await Promise.resolve('done'), (pid) => waited.push(pid))).toBe('done');
		expect(waited).toEqual([]);
	});

	it('is taken over from a process that has given no sign of life for minutes', async () => {
		await heldBy(process.pid);
		const longAgo = new Date(Date.now() - 10 * 60_000);
		await utimes(join(lock(), 'pid'), longAgo, longAgo);
		expect(await locked(lock(), async () => await Promise.resolve('done'), () => undefined)).toBe('done');
	});

	it('is waited for while its process lives, and the waiting is told', async () => {
		await heldBy(process.pid);
		const waited: number[] = [];
		setTimeout(() => void rm(lock(), { recursive: true }), 500);
		await locked(lock(), async () => await Promise.resolve(), (pid) => waited.push(pid));
		expect(waited).toEqual([process.pid]);
	});
});
