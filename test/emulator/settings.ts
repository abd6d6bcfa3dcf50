import type { EmulatorOptions } from './contract';

/** The options with every default filled in. Milliseconds where a name says so. */
export interface Settings {
	port: number;
	logFile: string | undefined;
	messagesPerSecond: number;
	pairIntervalMs: number;
	pairBurst: number;
	latencyMs: number | [number, number];
	statusDelayMs: number;
	statuses: boolean;
	redeliveryMs: number;
	seed: number;
	window: boolean;
	batchMs: number;
	callsPerHour: number;
	reviewMs: number;
}

/** Where requests are written when the caller names no file: `EMULATOR_LOG`, so that a whole test run can be logged. */
function logFromEnvironment(): string | undefined {
	const file = process.env['EMULATOR_LOG'];
	return file === '' ? undefined : file;
}

/** Fills the defaults in. A seed that is not given is drawn, so that two emulators give out different IDs. */
export function settingsFrom(options: EmulatorOptions): Settings {
	return {
		port: options.port ?? 0,
		logFile: options.logFile ?? logFromEnvironment(),
		messagesPerSecond: options.messagesPerSecond ?? 80,
		pairIntervalMs: options.pairIntervalMs ?? 6000,
		pairBurst: options.pairBurst ?? 45,
		latencyMs: options.latencyMs ?? 0,
		statusDelayMs: options.statusDelayMs ?? 60,
		statuses: options.statuses ?? true,
		redeliveryMs: options.redeliveryMs ?? 500,
		seed: options.seed ?? Math.floor(Math.random() * 2 ** 32),
		window: options.window ?? true,
		batchMs: options.batchMs ?? 0,
		callsPerHour: options.callsPerHour ?? 5000,
		reviewMs: options.reviewMs ?? 100,
	};
}

/** A number of milliseconds, or one drawn uniformly from a range. */
export function drawMs(ms: number | [number, number], random: () => number): number {
	if (typeof ms === 'number') return ms;
	const [from, to] = ms;
	return from + (to - from) * random();
}
