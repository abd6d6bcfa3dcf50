/** A piece of a line of Markdown. */
export type Token =
	| { kind: 'text'; text: string }
	| { kind: 'code'; text: string }
	| { kind: 'link'; label: string; address: string }
	/** A run of one mark, such as `**`: what it means follows from what stands around it. */
	| { kind: 'run'; mark: '*' | '_' | '~'; length: number; opens: boolean; closes: boolean };

/** Where `[text][name]` leads, by the name in lower case. */
export type References = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&apos;': "'",
	'&nbsp;': ' ',
};

const WORD = /[\p{L}\p{N}]/u;

interface Reader {
	readonly pattern: RegExp;
	/** Undefined when the match is none after all. */
	token(match: RegExpExecArray, references: References): Token | undefined;
}

const text = (value: string): Token => ({ kind: 'text', text: value });

/** A line break in a code span is a space, and one space at each end is there for a backtick beside it. */
const spanText = (inside: string): string => inside.replace(/\n/g, ' ').replace(/^ (.*[^ ].*) $/, '$1');

/** `(address "title")`, the address with or without angle brackets, at most one pair of brackets in it. */
const DESTINATION = String.raw`\(\s*<?((?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
/** In square brackets, with at most one pair in it. Bounded, so that a text of open brackets is read in time. */
const LABEL = String.raw`\[((?:[^[\]\\]|\\.|\[[^\]]{0,200}\](?:\([^)]{0,500}\))?){0,1000})\]`;

/** In the order of trying, each at the place that has been reached. */
const READERS: readonly Reader[] = [
	{ pattern: /\\([!-/:-@[-`{-~])/y, token: ([, character = '']) => text(character) },
	{ pattern: / {2,}\n|\\\n/y, token: () => text('\n') },
	{ pattern: /(`+)(?!`)([^]*?[^`])\1(?!`)/y, token: ([, , inside = '']) => ({ kind: 'code', text: spanText(inside) }) },
	{ pattern: /`+/y, token: ([marks]) => text(marks) },
	{ pattern: /<((?:https?|mailto|tel):[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/iy, token: ([, address = '']) => text(plainAddress(address)) },
	{ pattern: /<br\s*\/?>[ \t]*\n?/iy, token: () => text('\n') },
	{ pattern: /&(?:amp|lt|gt|quot|#39|apos|nbsp);/y, token: ([entity]) => text(ENTITIES[entity] ?? entity) },
	{ pattern: new RegExp(`!?${LABEL}${DESTINATION}`, 'y'), token: ([, label = '', address = '']) => ({ kind: 'link', label, address }) },
	{
		pattern: new RegExp(`!?${LABEL}(?:\\[([^\\]]*)\\])?`, 'y'),
		token: ([, label = '', name = ''], references) => {
			const address = references.get((name === '' ? label : name).toLowerCase());
			return address === undefined ? undefined : { kind: 'link', label, address };
		},
	},
	// An address keeps its underscores; what ends a sentence or closes a bracket is not part of it.
	{ pattern: /https?:\/\/[^\s<>*]*[^\s<>*?!.,:;_~'"()[\]]\/?/iy, token: ([address]) => text(address) },
];

/** `mailto:` and `tel:` are for programs; people read what follows. */
export const plainAddress = (address: string): string => address.replace(/^(?:mailto|tel):/i, '');

/** Reads inline Markdown from left to right. */
export function tokensOf(source: string, references: References): Token[] {
	const tokens: Token[] = [];
	let plain = '';
	const flush = (): void => {
		if (plain !== '') tokens.push(text(plain));
		plain = '';
	};
	let at = 0;
	while (at < source.length) {
		const found = tokenAt(source, at, references);
		if (found === undefined) {
			plain += source[at] ?? '';
			at += 1;
			continue;
		}
		if (found.token.kind === 'text') plain += found.token.text;
		else {
			flush();
			tokens.push(found.token);
		}
		at += found.length;
	}
	flush();
	return tokens;
}

function tokenAt(source: string, at: number, references: References): { token: Token; length: number } | undefined {
	for (const { pattern, token: read } of READERS) {
		pattern.lastIndex = at;
		const match = pattern.exec(source);
		const token = match && read(match, references);
		if (match && token) return { token, length: match[0].length };
	}
	return runAt(source, at);
}

/**
 * CommonMark's flanking: a mark opens before text and closes behind it. Where CommonMark also looks at punctuation, as
 * in `**Note:**text`, it leaves the marks as they are; people mean bold. Within a word `_` is no mark.
 */
function runAt(source: string, at: number): { token: Token; length: number } | undefined {
	const mark = source[at];
	if (mark !== '*' && mark !== '_' && mark !== '~') return undefined;
	let length = 1;
	while (source[at + length] === mark) length += 1;
	if (mark === '~' && length > 2) return { token: text('~'.repeat(length)), length };
	const before = [...source.slice(Math.max(0, at - 2), at)].at(-1) ?? ' ';
	const after = String.fromCodePoint(source.codePointAt(at + length) ?? 32);
	// `2*3*4` is a sum: without its marks it would be another number.
	if (mark === '*' && /\d/.test(before) && /\d/.test(after)) return { token: text(mark.repeat(length)), length };
	const left = !/\s/.test(after);
	const right = !/\s/.test(before);
	const opens = left && !(mark === '_' && WORD.test(before));
	const closes = right && !(mark === '_' && WORD.test(after));
	return { token: { kind: 'run', mark, length, opens, closes }, length };
}
