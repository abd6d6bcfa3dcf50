import type { OwnRetries, RetryPolicy } from '../shared/dispatch/retry';

/** How one item wants to be sent and answered, from its `options`. */
export interface Settings {
	responseFormat: 'simplified' | 'full' | 'envelope';
	/** For this process. */
	messagesPerSecond: number;
	onceKey?: string;
	/** The template, `name|language`, that took the place of the item's message outside the 24-hour window. */
	sentTemplate?: string;
	retry: RetryPolicy;
}

/** Meta: 80 messages per second and number, 1,000 after an upgrade. */
const DEFAULT_RATE = 80;
/** Seconds. */
const DEFAULT_WAIT = 120;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Reads the settings among an operation's parameters, whose limits were checked as they were read. */
export function settingsOf({ options }: Record<string, unknown>): Settings {
	const given = isRecord(options) ? options : {};
	const format = given.responseFormat;
	return {
		responseFormat: format === 'full' || format === 'envelope' ? format : 'simplified',
		messagesPerSecond: numberOf(given.messagesPerSecond, DEFAULT_RATE) / numberOf(given.workers, 1),
		...(typeof given.onceKey === 'string' ? { onceKey: given.onceKey.trim() } : {}),
		retry: {
			maximumWait: numberOf(given.maximumWait, DEFAULT_WAIT) * 1_000,
			repeatAmbiguous: given.retryUnknown === true,
			...ownRetries(given),
		},
	};
}

/** The retries of an operation that lets the user decide: only when their number is given. */
const ownRetries = ({ maxRetries, retryDelay, exponentialBackoff, retryAllErrors }: Record<string, unknown>): { own?: OwnRetries } =>
	typeof maxRetries !== 'number'
		? {}
		: {
				own: {
					retries: maxRetries,
					delay: exponentialBackoff === true ? undefined : numberOf(retryDelay, 0),
					allErrors: retryAllErrors === true,
				},
			};
