import { GraphError, invalid, missing } from '../graph/graphError';
import { isJson, type Json } from '../json';

/** Looks at one value; throws a GraphError that names the parameter by its path (`text.body`). */
export type Check = (value: unknown, path: string) => void;

/** Length in Unicode code points, as Meta counts. */
export function codePoints(text: string): number {
	let count = 0;
	for (const point of text) if (point !== '') count += 1;
	return count;
}

function wrongType(path: string, expected: string): GraphError {
	const title = `Param ${path} must be ${expected}.`;
	return new GraphError(100, { title, details: title });
}

/** A text within limits (code points). */
export function text(min: number, max: number, pattern?: RegExp): Check {
	return (value, path) => {
		if (typeof value !== 'string') throw wrongType(path, 'a string');
		if (value.length < min) {
			if (value === '') throw missing(path, `The parameter ${path} is required and cannot be empty.`);
			throw invalid(path, `must be at least ${min} characters long.`);
		}
		if (value.length > max) {
			const length = codePoints(value);
			if (length > max) {
				const title = `Param ${path} must be at most ${max} characters long.`;
				throw new GraphError(100, { title, details: `${title} Length: ${length}.` });
			}
		}
		if (pattern !== undefined && !pattern.test(value))
			throw invalid(path, `does not match ${pattern.source}.`);
	};
}

/** A text of any length. */
export const anyText: Check = text(0, Number.POSITIVE_INFINITY);

/** A text that is not empty. */
export const someText: Check = text(1, Number.POSITIVE_INFINITY);

export const flag: Check = (value, path) => {
	if (typeof value !== 'boolean') throw wrongType(path, 'a boolean');
};

/** An integer within limits, both included; Graph takes digits in a text too. */
export function integer(min: number, max: number): Check {
	return (value, path) => {
		const read = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
		if (typeof read !== 'number' || !Number.isInteger(read)) throw wrongType(path, 'an integer');
		if (read < min || read > max) throw invalid(path, `must be between ${min} and ${max}.`);
	};
}

/** A decimal number within limits, as a number or as a text. */
export function decimal(min: number, max: number): Check {
	return (value, path) => {
		const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof read !== 'number' || Number.isNaN(read)) throw wrongType(path, 'a number');
		if (read < min || read > max) throw invalid(path, `must be between ${min} and ${max}.`);
	};
}

export function oneOf(...values: string[]): Check {
	return (value, path) => {
		if (typeof value === 'string' && values.includes(value)) return;
		const title = `Param ${path} must be one of {${values.map((each) => each.toUpperCase()).join(', ')}} - got "${String(value)}".`;
		throw new GraphError(100, { title, details: title });
	};
}

/** An array of items that each pass. */
export function list(item: Check, min: number, max: number): Check {
	return (value, path) => {
		if (!Array.isArray(value)) throw wrongType(path, 'an array');
		if (value.length < min) throw invalid(path, `must have at least ${min} item(s), got ${value.length}.`);
		if (value.length > max) throw invalid(path, `must have at most ${max} item(s), got ${value.length}.`);
		value.forEach((each, index) => item(each, `${path}[${index}]`));
	};
}

/** Any object: for parts whose inside is the sender's own. */
export const anyObject: Check = (value, path) => {
	if (!isJson(value)) throw wrongType(path, 'a JSON object');
};

/** An object with these members and no other ones; `rule` then looks at them together. */
export function shape(
	required: Record<string, Check>,
	optional: Record<string, Check> = {},
	rule?: (value: Json, path: string) => void,
): Check {
	return (value, path) => {
		if (!isJson(value)) throw wrongType(path === '' ? 'body' : path, 'a JSON object');
		const inside = path === '' ? '' : `${path}.`;
		for (const key of Object.keys(value)) {
			if (required[key] === undefined && optional[key] === undefined) throw unexpected(key, path);
		}
		for (const [key, check] of Object.entries(required)) {
			if (value[key] === undefined || value[key] === null) throw missing(`${inside}${key}`);
			check(value[key], `${inside}${key}`);
		}
		for (const [key, check] of Object.entries(optional)) {
			if (value[key] !== undefined) check(value[key], `${inside}${key}`);
		}
		rule?.(value, path);
	};
}

/** A key that Graph does not know here. */
export function unexpected(key: string, path: string): GraphError {
	const title = `Unexpected key "${key}" on param "${path === '' ? 'body' : path}".`;
	return new GraphError(100, { title, details: title });
}

/** Refuses two items with the same value of a member. */
export function unique(items: unknown[], read: (item: unknown) => unknown, path: string): void {
	const seen = new Set<unknown>();
	for (const item of items) {
		const value = read(item);
		if (seen.has(value)) throw invalid(path, `must be unique: "${String(value)}" stands there twice.`);
		seen.add(value);
	}
}

/** Exactly one of these members has to be there. */
export function exactlyOne(value: Json, path: string, ...keys: string[]): void {
	const given = keys.filter((key) => value[key] !== undefined);
	if (given.length === 1) return;
	const names = keys.map((key) => `${path}.${key}`).join(', ');
	if (given.length === 0) throw missing(names, `One of the parameters ${names} is required.`);
	throw invalid(names, 'exclude each other: give one of them.');
}
