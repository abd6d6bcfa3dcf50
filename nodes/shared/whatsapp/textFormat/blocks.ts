import type { References } from './inlineTokens';
import { beginsTable, cellsOf, tableText } from './table';

/** How what stands in a block is written. */
export interface Write {
	plain(text: string): string;
	bold(text: string): string;
	/** Blocks within a block. */
	blocks(lines: readonly string[]): string;
}

/** What a block has become. */
interface Block {
	text: string;
	/** How many lines it took. */
	lines: number;
}

type ReadBlock = (lines: readonly string[], at: number, write: Write) => Block | undefined;

const FENCE = /^\s*(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
/** WhatsApp knows one level. */
const QUOTE = /^ {0,3}>(?:[ \t]?>)*[ \t]?/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(\S.*)$/;
const DEFINITION = /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*<?(\S+?)>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;

/** A separator in characters, since WhatsApp has none. */
const RULE_TEXT = '──────────';

const at = (lines: readonly string[], index: number): string => lines[index] ?? '';

/** The fence that is open after this line. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
	const mark = FENCE.exec(line)?.[1];
	if (open === undefined) return mark;
	return mark !== undefined && mark.startsWith(open) && line.trim() === mark ? undefined : open;
}

/** `[name]: address` lines, which only other lines refer to. Those in code are code. */
export function withoutDefinitions(lines: readonly string[]): { references: References; rest: string[] } {
	const references = new Map<string, string>();
	let fence: string | undefined;
	const rest = lines.filter((line) => {
		fence = fenceAfter(line, fence);
		const [, name, address] = fence === undefined ? (DEFINITION.exec(line) ?? []) : [];
		if (name === undefined || address === undefined) return true;
		references.set(name.toLowerCase(), address);
		return false;
	});
	return { references, rest };
}

const codeBlock: ReadBlock = (lines, start) => {
	const mark = FENCE.exec(at(lines, start))?.[1];
	if (mark === undefined) return undefined;
	const indent = /^\s*/.exec(at(lines, start))?.[0].length ?? 0;
	const closing = lines.findIndex((line, index) => index > start && fenceAfter(line, mark) === undefined);
	const end = closing < 0 ? lines.length : closing;
	const inside = lines.slice(start + 1, end).map((line) => line.slice(Math.min(indent, /^\s*/.exec(line)?.[0].length ?? 0)));
	return { text: ['```', ...inside, '```'].join('\n'), lines: (closing < 0 ? end : end + 1) - start };
};

const table: ReadBlock = (lines, start, write) => {
	if (!beginsTable(at(lines, start), lines[start + 1])) return undefined;
	let end = start + 2;
	while (at(lines, end).includes('|')) end += 1;
	const rows = lines.slice(start + 2, end).map(cellsOf);
	return { text: tableText(cellsOf(at(lines, start)), rows, write), lines: end - start };
};

const quote: ReadBlock = (lines, start, write) => {
	let end = start;
	while (QUOTE.test(at(lines, end))) end += 1;
	if (end === start) return undefined;
	const inside = write.blocks(lines.slice(start, end).map((line) => line.replace(QUOTE, '')));
	return { text: inside.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n'), lines: end - start };
};

const heading: ReadBlock = (lines, start, write) => {
	const match = HEADING.exec(at(lines, start));
	return match ? { text: match[1] ? write.bold(match[1]) : '', lines: 1 } : undefined;
};

const rule: ReadBlock = (lines, start) => (RULE.test(at(lines, start)) ? { text: RULE_TEXT, lines: 1 } : undefined);

/** WhatsApp makes a bullet of `- ` at the beginning of a line; further in, the dash itself is the bullet. */
const item: ReadBlock = (lines, start, write) => {
	const match = ITEM.exec(at(lines, start));
	if (!match) return undefined;
	const [, indent = '', number, task, first = ''] = match;
	let end = start + 1;
	while (at(lines, end).trim() !== '' && !BEGINNINGS.some((begins) => begins.test(at(lines, end)))) end += 1;
	const box = task === undefined ? '' : task === ' ' ? '☐ ' : '☑ ';
	const mark = number === undefined ? '-' : `${number}.`;
	const text = write.plain([first, ...lines.slice(start + 1, end)].join('\n'));
	return { text: `${indent.replace(/\t/g, '  ')}${mark} ${box}${text}`, lines: end - start };
};

const BEGINNINGS = [FENCE, HEADING, RULE, QUOTE, ITEM];

/** In the order of trying. What none of them reads is a paragraph. */
const READERS: readonly ReadBlock[] = [codeBlock, table, quote, heading, rule, item];

/** The block that begins at this line; undefined when a paragraph does, or goes on. */
export function blockAt(lines: readonly string[], start: number, write: Write): Block | undefined {
	for (const read of READERS) {
		const block = read(lines, start, write);
		if (block) return block;
	}
	return undefined;
}
