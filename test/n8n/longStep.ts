import { appendFileSync, closeSync, openSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { startGuarded } from './guarded';

/** Says one line to the person at the keyboard. */
export type Say = (line: string) => void;

export interface LongStep {
	/** What it does, as the person reads it: "Fetching n8n's packages". */
	title: string;
	/** Roughly how long it takes on an ordinary machine: "about 3 minutes". */
	usually: string;
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Everything the command writes is appended here. */
	logFile: string;
}

/** A command that ended badly, with the end of what it wrote, to be turned into one sentence. */
export class StepFailure extends Error {
	override name = 'StepFailure';

	constructor(
		readonly step: LongStep,
		readonly output: string,
		readonly outcome: string,
	) {
		super(`${step.title}: ${step.command} ended with ${outcome}`);
	}
}

const HEARTBEAT_MS = 15_000;
/** npm says the reason last, before the path of its own log. */
const KEPT_BYTES = 20_000;

/** The time since a moment, for people: `45 s`, `2 min 5 s`. */
export const elapsed = (since: number): string => {
	const seconds = Math.round((Date.now() - since) / 1_000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

async function readFrom(file: string, start: number): Promise<string> {
	const handle = await open(file);
	try {
		const { size } = await handle.stat();
		const position = Math.max(start, size - KEPT_BYTES);
		const { buffer } = await handle.read(Buffer.alloc(size - position), 0, size - position, position);
		return buffer.toString();
	} finally {
		await handle.close();
	}
}

/**
 * Runs a command that takes minutes: says what it does and how long it usually takes, gives a sign of life every
 * 15 seconds, and the time it took at the end.
 *
 * @throws StepFailure when the command cannot be started or ends with anything but 0
 */
export async function runLongStep(step: LongStep, say: Say): Promise<void> {
	const started = Date.now();
	say(`${step.title} (${step.usually}) …`);
	appendFileSync(step.logFile, `\n$ ${step.command} ${step.args.join(' ')}\n`);
	const { size: before } = await stat(step.logFile);
	const heartbeat = setInterval(() => say(`  … still at it, ${elapsed(started)}`), HEARTBEAT_MS);
	const log = openSync(step.logFile, 'a');
	try {
		const { command, args, cwd, env } = step;
		const outcome = await startGuarded({ command, args, cwd, env, output: log, graceMs: 3_000 }).ended;
		if (outcome !== undefined) throw new StepFailure(step, await readFrom(step.logFile, before), outcome);
	} finally {
		clearInterval(heartbeat);
		closeSync(log);
	}
	say(`  done in ${elapsed(started)}`);
}
