import type { RetryPolicy } from '../shared/dispatch/retry';
import { InputError } from '../shared/graph/failure';
import { withinLength } from '../shared/whatsapp/limits';

/** How one item wants to be sent and answered, from its `options`. */
export interface Settings {
	responseFormat: 'simplified' | 'full' | 'envelope';
	/** For this process. */
	messagesPerSecond: number;
	onceKey?: string;
	retry: RetryPolicy;
}

/** Meta: 80 messages per second and number, 1,000 after an upgrade. */
const DEFAULT_RATE = 80;
const RATE = { min: 1, max: 1_000 };
const WORKERS = { min: 1, max: 1_000 };
/** Seconds. */
const DEFAULT_WAIT = 120;
const WAIT = { min: 0, max: 3_600 };
const ONCE_KEY = { min: 1, max: 1_000 };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function between(field: string, value: unknown, { min, max }: { min: number; max: number }): number {
	if (typeof value === 'number' && value >= min && value <= max) return value;
	throw new InputError(`'${field}' is ${String(value)}, and it can be ${min} to ${max}`, `Enter a number from ${min} to ${max}.`);
}

/**
 * Reads the settings among an operation's parameters.
 * @throws InputError when one is out of bounds
 */
export function settingsOf({ options }: Record<string, unknown>): Settings {
	const given = isRecord(options) ? options : {};
	const rate = between('Messages per Second', given.messagesPerSecond ?? DEFAULT_RATE, RATE);
	const workers = between('Number of Workers', given.workers ?? 1, WORKERS);
	const wait = between('Maximum Wait', given.maximumWait ?? DEFAULT_WAIT, WAIT);
	const format = given.responseFormat;
	return {
		responseFormat: format === 'full' || format === 'envelope' ? format : 'simplified',
		messagesPerSecond: rate / workers,
		...(given.onceKey === undefined ? {} : { onceKey: onceKeyOf(given.onceKey) }),
		retry: { maximumWait: wait * 1_000, repeatAmbiguous: given.retryUnknown === true },
	};
}

function onceKeyOf(value: unknown): string {
	return withinLength('Once Key', typeof value === 'string' ? value.trim() : '', ONCE_KEY);
}
