import { contentOf, isRecord } from './reading';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Milliseconds. Meta's longest windows last a day; anything beyond is a mistake of somebody's clock. */
export const LONGEST_WAIT = 24 * 60 * MINUTE;

/** Levels of a usage header that are read. */
const DEEPEST = 6;

const bounded = (wait: number): number | undefined =>
	Number.isFinite(wait) && wait > 0 ? Math.min(Math.ceil(wait), LONGEST_WAIT) : undefined;

const header = (headers: Record<string, string>, name: string): string | undefined =>
	Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];

/** When the answer was sent, by the clock that wrote its dates: that of the n8n server may be minutes off. */
const sentAt = (headers: Record<string, string>, now: number): number => {
	const date = Date.parse(header(headers, 'date') ?? '');
	return Number.isNaN(date) ? now : date;
};

/**
 * Milliseconds that `Retry-After` asks for: seconds, or an HTTP date.
 * @returns undefined when it is absent, not readable, or over: the usual waiting time then applies
 */
export function retryAfter(headers: Record<string, string>, now = Date.now()): number | undefined {
	const value = header(headers, 'retry-after')?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(value)) return bounded(Number(value) * SECOND);
	return /[a-z]/i.test(value) ? bounded(Date.parse(value) - sentAt(headers, now)) : undefined;
}

/** `{"<account ID>": [{"type": …, "estimated_time_to_regain_access": <minutes>}]}` */
const minutesIn = (value: unknown, depth = 0): number[] => {
	// A header can nest deeper than the stack is; Meta's has three levels.
	if (depth > DEEPEST) return [];
	if (Array.isArray(value)) return value.flatMap((one) => minutesIn(one, depth + 1));
	if (!isRecord(value)) return [];
	const minutes = value.estimated_time_to_regain_access;
	if (typeof minutes === 'object' || minutes === undefined) return Object.values(value).flatMap((one) => minutesIn(one, depth + 1));
	return [Number(minutes)].filter(Number.isFinite);
};

/** Milliseconds until Meta's usage headers promise access again; undefined when they promise nothing. */
export function usageWait(headers: Record<string, string>): number | undefined {
	const minutes = ['x-business-use-case-usage', 'x-app-usage'].flatMap((name) => minutesIn(contentOf(header(headers, name))));
	return bounded(Math.max(0, ...minutes) * MINUTE);
}
