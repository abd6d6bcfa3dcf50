import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogMetadata } from 'n8n-workflow';

/** One line that n8n or a node wrote to n8n's log. */
export interface LogLine {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	metadata?: LogMetadata;
}

const linesOfRun = new AsyncLocalStorage<LogLine[]>();
const allLines: LogLine[] = [];

/** Runs `work` so that every log line written inside it, however late, is added to `lines`. */
export function collectLogs<T>(lines: LogLine[], work: () => T): T {
	return linesOfRun.run(lines, work);
}

/** Adds a line to the run it belongs to and to the log of the whole process. */
export function writeLog(line: LogLine): void {
	allLines.push(line);
	linesOfRun.getStore()?.push(line);
}

/** Every line since the process started or since `forgetLogs`, outside of runs too. */
export function allLogs(): readonly LogLine[] {
	return allLines;
}

/** Empties the log of the whole process; the lines already handed to a run's result stay there. */
export function forgetLogs(): void {
	allLines.length = 0;
}
