/**
 * How many ways a regular expression can be tried from one starting point of a text: an upper bound, from its source
 * alone. A regular expression that JavaScript runs may try every combination of its choices before it gives up, which
 * takes years for some; whoever writes to the number chooses the text. Nothing that n8n gives a node can stop it then.
 */
export function patternCost(source: string, textLength: number): number {
	const reader: Reader = { source, at: 0, textLength };
	const { ways, length } = alternatives(reader);
	if (reader.at < source.length) return Infinity;
	return ways * Math.max(1, length);
}

interface Reader {
	readonly source: string;
	at: number;
	readonly textLength: number;
}

/** Ways to match a part from one point, its longest fixed length, and the first characters when they are plain. */
interface Part {
	ways: number;
	length: number;
	/** The character that it begins with, when that is a plain one. */
	first?: string;
}

const ANYTHING = Infinity;
const HARD: Part = { ways: ANYTHING, length: 1 };

function alternatives(reader: Reader): Part {
	const parts = [sequence(reader)];
	while (reader.source[reader.at] === '|') {
		reader.at += 1;
		parts.push(sequence(reader));
	}
	const [only] = parts;
	if (only !== undefined && parts.length === 1) return only;
	const firsts = parts.map(({ first }) => first?.toLowerCase());
	const isDecidedAtOnce = !firsts.includes(undefined) && new Set(firsts).size === firsts.length;
	const ways = isDecidedAtOnce
		? Math.max(...parts.map((part) => part.ways))
		: parts.reduce((sum, part) => sum + part.ways, 0);
	return { ways, length: Math.max(...parts.map(({ length }) => length)) };
}

function sequence(reader: Reader): Part {
	let ways = 1;
	let length = 0;
	let first: string | undefined;
	for (let isFirst = true; reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? ''); isFirst = false) {
		const part = repeated(atom(reader), reader);
		ways *= part.ways;
		length += part.length;
		if (isFirst) first = part.first;
	}
	return { ways, length, ...(first === undefined ? {} : { first }) };
}

/** An atom with its quantifier. Choices inside what is repeated without limit multiply without limit. */
function repeated(part: Part, reader: Reader): Part {
	const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(reader.source.slice(reader.at, reader.at + 24));
	if (found === null) return part;
	reader.at += found[0].length;
	const [min, max] = limitsOf(found, reader.textLength);
	if (part.ways === 1) return { ways: max - min + 1, length: Math.max(1, part.length) * Math.max(1, Math.min(min, 1000)) };
	if (max > 16) return HARD;
	return { ways: (max - min + 1) * part.ways ** max, length: part.length * Math.max(1, max) };
}

function limitsOf(found: RegExpExecArray, textLength: number): [min: number, max: number] {
	const [text, low, range, high] = found;
	if (text.startsWith('*')) return [0, textLength];
	if (text.startsWith('+')) return [1, textLength];
	if (text.startsWith('?')) return [0, 1];
	const min = Number(low);
	if (range === undefined) return [min, min];
	return [min, high === undefined || high === '' ? Math.max(min, textLength) : Number(high)];
}

function atom(reader: Reader): Part {
	const { source } = reader;
	const char = source[reader.at] ?? '';
	if (char === '(') return group(reader);
	if (char === '[') return charClass(reader);
	if (char === '\\') return escape(reader);
	reader.at += 1;
	if (char === '^' || char === '$') return { ways: 1, length: 0 };
	return char === '.' ? { ways: 1, length: 1 } : { ways: 1, length: 1, first: char };
}

/** Groups with and without a name; what looks ahead or behind is too much to say anything about. */
function group(reader: Reader): Part {
	const opening = /^\((?:\?:|\?<[A-Za-z_]\w*>)?/.exec(reader.source.slice(reader.at, reader.at + 64))?.[0] ?? '(';
	reader.at += opening.length;
	if (reader.source[reader.at] === '?') return HARD;
	const part = alternatives(reader);
	if (reader.source[reader.at] !== ')') return HARD;
	reader.at += 1;
	return part;
}

function charClass(reader: Reader): Part {
	for (reader.at += 1; reader.at < reader.source.length; reader.at += 1) {
		const char = reader.source[reader.at];
		if (char === '\\') reader.at += 1;
		if (char === ']') break;
	}
	reader.at += 1;
	return { ways: 1, length: 1 };
}

/** Meeting the text of a group again is beyond any bound; everything else stands for one character or none. */
function escape(reader: Reader): Part {
	const rest = reader.source.slice(reader.at, reader.at + 64);
	const text = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|.)/su.exec(rest)?.[0] ?? rest;
	reader.at += text.length;
	if (/^\\[1-9k]/.test(text)) return HARD;
	return { ways: 1, length: /^\\[bB]$/.test(text) ? 0 : 1 };
}
