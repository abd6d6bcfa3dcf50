import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuarded } from './guarded';

let folder = '';
const said = (): string => (existsSync(join(folder, 'out')) ? readFileSync(join(folder, 'out'), 'utf8') : '');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'guarded-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
});

function start(script: string, graceMs = 500): ReturnType<typeof startGuarded> {
	const output = openSync(join(folder, 'out'), 'a');
	const guarded = startGuarded({ command: 'sh', args: ['-c', script], cwd: folder, env: process.env, output, graceMs });
	closeSync(output);
	return guarded;
}

const until = async (condition: () => boolean): Promise<void> => {
	for (let tries = 0; !condition() && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
};

const lives = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		// A process that nobody has collected yet still has a number.
		return process.platform !== 'linux' || !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
};

describe('a guarded command', () => {
	it('tells how it ended', async () => {
		expect(await start('exit 0').ended).toBeUndefined();
		expect(await start('exit 3').ended).toBe('exit code 3');
	});

	it('is killed with all its children when it does not stop in time', async () => {
		const guarded = start("trap '' TERM; sleep 60 & echo $!; wait; sleep 60", 200);
		await until(() => said().includes('\n'));
		await guarded.stop();
		const child = Number(said());
		await until(() => !lives(child));
		expect(lives(child)).toBe(false);
	});

	it('ends when the process that started it is killed', async () => {
		const script = `
			require('tsx/cjs');
			const { startGuarded } = require(${JSON.stringify(join(__dirname, 'guarded.ts'))});
			const output = require('fs').openSync('out', 'a');
			startGuarded({ command: 'sh', args: ['-c', 'echo $$; exec sleep 60'], cwd: '.', env: process.env, output, graceMs: 200 });
		`;
		const parent = spawn(process.execPath, ['-e', script], { cwd: folder, env: { ...process.env, NODE_PATH: join(__dirname, '..', '..', 'node_modules') }, stdio: ['ignore', 'ignore', 'inherit'] });
		await until(() => parent.exitCode !== null || said().includes('\n'));
		const command = Number(said());
		expect(lives(command)).toBe(true);
		parent.kill('SIGKILL');
		await until(() => !lives(command));
		expect(lives(command)).toBe(false);
	});
});
