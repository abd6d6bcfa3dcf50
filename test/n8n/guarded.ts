import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { at } from './json';

/** A command that runs in a process group of its own and does not outlive this process. */
export interface Guarded {
	/** The process group's ID. */
	pid: number;
	/** How it ended: undefined for exit code 0, else the code, the signal or why it could not be started. */
	ended: Promise<string | undefined>;
	/** Asks the command to end; the whole group is killed when it has not after the grace time. Resolves when all are gone. */
	stop(): Promise<void>;
	/** Kills the whole group at once, as a crash would. Resolves when all are gone. */
	kill(): Promise<void>;
}

export interface GuardedCommand {
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** An open file that takes what the command writes. */
	output: number;
	/** How long `stop` waits before it kills, in milliseconds. */
	graceMs: number;
}

/** Starts a command under the guard. */
export function startGuarded({ command, args, cwd, env, output, graceMs }: GuardedCommand): Guarded {
	const guard = spawn(process.execPath, [join(__dirname, 'guard.mjs'), String(graceMs), command, ...args], {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', output, output, 'ipc'],
	});
	const { pid } = guard;
	if (pid === undefined) throw new Error(`${process.execPath} could not be started`);
	let outcome: string | undefined = 'SIGKILL';
	guard.on('message', (message) => {
		const problem = at(message, 'problem');
		const code = at(message, 'code');
		if (typeof problem === 'string') outcome = problem;
		else if (code === 0) outcome = undefined;
		else outcome = typeof code === 'number' ? `exit code ${code}` : String(at(message, 'signal'));
	});
	const gone = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
	const signalGroup = (target: number, signal: 'SIGTERM' | 'SIGKILL'): void => {
		try {
			process.kill(target, signal);
		} catch (problem) {
			const isGone = at(problem, 'code') === 'ESRCH';
			if (!isGone) throw problem;
		}
	};
	return {
		pid,
		ended: gone.then(() => outcome),
		stop: async () => {
			signalGroup(pid, 'SIGTERM');
			await gone;
		},
		kill: async () => {
			signalGroup(-pid, 'SIGKILL');
			await gone;
		},
	};
}
