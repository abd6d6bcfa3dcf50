import { allLogs, forgetLogs } from './logs';

const seen: unknown[] = [];

/** Keeps something a user of n8n could see: a run's data, an error, an answer to a request. */
export function remember(value: unknown): void {
	seen.push(value);
}

/**
 * All that n8n has shown, saved or logged since the process started or since `forgetSeen`, as texts to search:
 * the data of every run with its outputs, node contexts and errors, static data, answers to webhook requests,
 * lists, and every log line.
 */
export function seenTexts(): string[] {
	return [...seen, ...allLogs()].map(textOf);
}

/** Starts over; for benchmarks, whose outputs would fill the memory. */
export function forgetSeen(): void {
	seen.length = 0;
	forgetLogs();
}

/** JSON that also shows what JSON leaves out: errors with all their properties, cycles cut, bytes as text. */
function textOf(value: unknown): string {
	const path = new WeakSet<object>();
	const flatten = (part: unknown): unknown => {
		if (typeof part === 'bigint' || typeof part === 'function' || typeof part === 'symbol') return String(part);
		if (typeof part !== 'object' || part === null) return part;
		if (part instanceof Uint8Array) return Buffer.from(part).toString('latin1');
		if (part instanceof Date) return part.toJSON();
		if (path.has(part)) return '[above]';
		path.add(part);
		const flat = Array.isArray(part) ? part.map(flatten) : flattenObject(part, flatten);
		path.delete(part);
		return flat;
	};
	return JSON.stringify(flatten(value)) ?? '';
}

function flattenObject(part: object, flatten: (inner: unknown) => unknown): Record<string, unknown> {
	if (part instanceof Map) return { entries: [...part].map(flatten) };
	if (part instanceof Set) return { values: [...part].map(flatten) };
	const names = 'stack' in part && 'message' in part ? Object.getOwnPropertyNames(part) : Object.keys(part);
	return Object.fromEntries(names.map((name) => [name, flatten(Reflect.get(part, name))]));
}
