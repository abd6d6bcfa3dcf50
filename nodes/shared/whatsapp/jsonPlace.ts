/** What may stand next. */
type Wanted = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'next';

const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** Behind the string that begins here, or where it breaks. */
function stringFrom(text: string, start: number): { end: number } | { broken: number } {
	let at = start + 1;
	for (;;) {
		const sign = text[at];
		if (sign === undefined || sign < ' ') return { broken: at };
		if (sign === '"') return { end: at + 1 };
		const next = sign === '\\' ? endOf(ESCAPE, text, at) : at + 1;
		if (next === undefined) return { broken: at };
		at = next;
	}
}

/**
 * Where a text stops being JSON: JSON.parse names the place in some of its messages only, and in other words from one
 * version of Node to the next.
 * @returns the index of the character that cannot stand there; the text's length when it ends too early, or is JSON
 */
export function jsonBreaksAt(text: string): number {
	const closers: string[] = [];
	let wanted: Wanted = 'value';
	let at = 0;
	for (;;) {
		const named: boolean = wanted === 'key' || wanted === 'keyOrEnd';
		at = endOf(SPACE, text, at) ?? at;
		const sign = text[at];
		if (sign === undefined) return at;
		const closer = closers.at(-1);
		if (sign === closer && wanted !== 'value' && wanted !== 'key' && wanted !== 'colon') {
			closers.pop();
			wanted = 'next';
			at += 1;
		} else if (wanted === 'next') {
			if (sign !== ',' || closer === undefined) return at;
			wanted = closer === '}' ? 'key' : 'value';
			at += 1;
		} else if (wanted === 'colon') {
			if (sign !== ':') return at;
			wanted = 'value';
			at += 1;
		} else if (sign === '"') {
			const string = stringFrom(text, at);
			if ('broken' in string) return string.broken;
			wanted = named ? 'colon' : 'next';
			at = string.end;
		} else if (named) {
			return at;
		} else if (sign === '{' || sign === '[') {
			closers.push(sign === '{' ? '}' : ']');
			wanted = sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
			at += 1;
		} else {
			const end = endOf(SCALAR, text, at);
			if (end === undefined) return at;
			wanted = 'next';
			at = end;
		}
	}
}

/** Line and column of an index, from 1. */
export function lineAndColumn(text: string, index: number): { line: number; column: number } {
	const lines = text.slice(0, index).split('\n');
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
