import { spawn, type ChildProcess } from 'child_process';
import { once } from 'events';
import { join } from 'path';
import type { EmulatorOptions } from '../emulator/contract';
import type { JobReport, JobRequest } from './job';

const root = join(__dirname, '..', '..');

/** A child of the bench that runs one of its TypeScript files. Load and emulator must not share an event loop. */
function child(file: string, argument: unknown, flags: string[] = []): ChildProcess {
	return spawn(process.execPath, [...flags, '--import', 'tsx', join(__dirname, file), JSON.stringify(argument)], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, N8N_LOG_LEVEL: 'silent' },
	});
}

async function message<T>(process: ChildProcess): Promise<T> {
	const failed = once(process, 'exit').then(([code]) => {
		throw new Error(`a part of the bench ended with exit code ${String(code)}`);
	});
	const [received] = await Promise.race([once(process, 'message'), failed]);
	return received as T;
}

/** What the emulator saw, as far as the bench asks. */
export interface EmulatorReport {
	accepted: number;
	codes: Record<string, number>;
	/** Text bodies by recipient, in the order of their acceptance. */
	conversations: Record<string, string[]>;
	/** The media ID in the newest document message; empty when there was none. */
	lastMediaId: string;
}

/** An emulator in a process of its own. */
export class EmulatorProcess {
	private constructor(
		private readonly process: ChildProcess,
		readonly url: string,
	) {}

	static async start(options: EmulatorOptions): Promise<EmulatorProcess> {
		const process = child('emulatorChild.ts', { statuses: false, ...options });
		return new EmulatorProcess(process, await message<string>(process));
	}

	async report(): Promise<EmulatorReport> {
		const answer = message<EmulatorReport>(this.process);
		this.process.send('report');
		return await answer;
	}

	async stop(): Promise<void> {
		const ended = once(this.process, 'exit');
		this.process.kill('SIGTERM');
		await ended;
	}
}

/** Runs one job in a process of its own, so that its memory is its own too. */
export async function runJob(request: JobRequest): Promise<JobReport> {
	const process = child('job.ts', request, ['--expose-gc']);
	const report = await message<JobReport>(process);
	if (process.exitCode === null) await once(process, 'exit');
	return report;
}
