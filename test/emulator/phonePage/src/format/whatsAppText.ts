/**
 * WhatsApp's text formatting as a tree: *bold*, _italic_, ~strikethrough~, ```monospace```, `code`, lines that
 * begin with "> ", "- ", "* " or "1. ", and links. It only describes; nothing in it is ever treated as HTML.
 */
import { find } from 'linkifyjs';

export type Inline =
	| string
	| { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
	| { kind: 'code' | 'mono'; text: string }
	| { kind: 'link'; href: string; text: string };

export type Block =
	| { kind: 'paragraph' | 'quote'; children: Inline[] }
	| { kind: 'bullets' | 'numbers'; start: number; items: Inline[][] }
	| { kind: 'preformatted'; text: string };

interface Link {
	start: number;
	end: number;
	href: string;
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const fence = '```';

/** Only addresses that a chat may open; anything else (javascript:, data:) is undefined. */
export function safeHref(address: string | undefined): string | undefined {
	if (address === undefined || !URL.canParse(address)) return undefined;
	return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(address).protocol) ? address : undefined;
}

function linksIn(line: string): Link[] {
	return find(line, { defaultProtocol: 'https' })
		.filter((link) => link.isLink && safeHref(link.href) !== undefined)
		.map(({ start, end, href }) => ({ start, end, href }));
}

function isWord(character: string | undefined): boolean {
	return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isSpace(character: string | undefined): boolean {
	return character === undefined || /\s/.test(character);
}

/** WhatsApp: a mark opens at a word's edge before something that is not a space, and closes the other way round. */
function closingMark(line: string, open: number, end: number, links: Link[]): number {
	const mark = line[open];
	if (isWord(line[open - 1]) || isSpace(line[open + 1]) || line[open + 1] === mark) return -1;
	for (let index = open + 2; index < end; index++) {
		if (links.some((link) => index >= link.start && index < link.end)) continue;
		if (line[index] === mark && !isSpace(line[index - 1]) && !isWord(line[index + 1])) return index;
	}
	return -1;
}

function inlineBetween(line: string, start: number, end: number, links: Link[]): Inline[] {
	const parts: Inline[] = [];
	let plain = '';
	const push = (part: Inline) => {
		if (plain !== '') parts.push(plain);
		plain = '';
		parts.push(part);
	};
	let index = start;
	while (index < end) {
		const character = line[index] ?? '';
		const link = links.find((candidate) => candidate.start === index && candidate.end <= end);
		if (link) {
			push({ kind: 'link', href: link.href, text: line.slice(link.start, link.end) });
			index = link.end;
			continue;
		}
		if (line.startsWith(fence, index)) {
			const close = line.indexOf(fence, index + fence.length + 1);
			if (close > 0 && close < end) {
				push({ kind: 'mono', text: line.slice(index + fence.length, close) });
				index = close + fence.length;
				continue;
			}
		}
		if (character === '`' && line[index + 1] !== '`') {
			const close = line.indexOf('`', index + 1);
			if (close > 0 && close < end) {
				push({ kind: 'code', text: line.slice(index + 1, close) });
				index = close + 1;
				continue;
			}
		}
		if (character === '*' || character === '_' || character === '~') {
			const close = closingMark(line, index, end, links);
			if (close > 0) {
				push({ kind: marks[character], children: inlineBetween(line, index + 1, close, links) });
				index = close + 1;
				continue;
			}
		}
		plain += character;
		index++;
	}
	if (plain !== '') parts.push(plain);
	return parts;
}

/** One line's formatting. */
export function parseInline(line: string): Inline[] {
	return inlineBetween(line, 0, line.length, linksIn(line));
}

function lineBlock(line: string): Block {
	const quote = /^> (.+)$/.exec(line);
	if (quote?.[1] !== undefined) return { kind: 'quote', children: parseInline(quote[1]) };
	const bullet = /^[-*] (.+)$/.exec(line);
	if (bullet?.[1] !== undefined) return { kind: 'bullets', start: 1, items: [parseInline(bullet[1])] };
	const number = /^(\d{1,3})\. (.+)$/.exec(line);
	if (number?.[2] !== undefined) return { kind: 'numbers', start: Number(number[1]), items: [parseInline(number[2])] };
	return { kind: 'paragraph', children: parseInline(line) };
}

/** Lines of one kind belong together: list items in one list, other lines with a line break between. */
function joined(blocks: Block[], next: Block): Block[] {
	const last = blocks.at(-1);
	if ((last?.kind === 'bullets' || last?.kind === 'numbers') && next.kind === last.kind) {
		return [...blocks.slice(0, -1), { ...last, items: [...last.items, ...next.items] }];
	}
	if ((last?.kind === 'paragraph' || last?.kind === 'quote') && next.kind === last.kind) {
		return [...blocks.slice(0, -1), { ...last, children: [...last.children, '\n', ...next.children] }];
	}
	return [...blocks, next];
}

/** Blocks of monospace over several lines, with where they stand; shorter ones stay in their line. */
function fencesIn(text: string): Array<{ start: number; end: number; inside: string }> {
	return [...text.matchAll(/```([\s\S]+?)```/g)].flatMap((match) => {
		const inside = match[1] ?? '';
		return inside.includes('\n') ? [{ start: match.index, end: match.index + match[0].length, inside }] : [];
	});
}

/** The whole text as blocks, in order. */
export function parseText(text: string): Block[] {
	const whole = text.replace(/\r\n?/g, '\n');
	let blocks: Block[] = [];
	const addLines = (start: number, end: number) => {
		const lines = whole.slice(start, end);
		if (lines === '') return;
		for (const line of lines.split('\n')) blocks = joined(blocks, lineBlock(line));
	};
	let done = 0;
	for (const { start, end, inside } of fencesIn(whole)) {
		addLines(done, whole[start - 1] === '\n' ? start - 1 : start);
		blocks.push({ kind: 'preformatted', text: inside.replace(/^\n|\n$/g, '') });
		done = whole[end] === '\n' ? end + 1 : end;
	}
	addLines(done, whole.length);
	return blocks;
}

function inlineText(part: Inline): string {
	if (typeof part === 'string') return part;
	return 'children' in part ? part.children.map(inlineText).join('') : part.text;
}

/** The text without its marks on one line, for previews and quotes. */
export function plainText(text: string): string {
	const lines = parseText(text).flatMap((block) => {
		if (block.kind === 'preformatted') return [block.text];
		return 'items' in block ? block.items.map((item) => item.map(inlineText).join('')) : [block.children.map(inlineText).join('')];
	});
	return lines.join(' ').replace(/\s+/g, ' ').trim();
}

/** The first web address of the text, for its preview card. */
export function firstLink(text: string): string | undefined {
	return linksIn(text).find((link) => /^https?:/.test(link.href))?.href;
}

/** How many emoji the text consists of; 0 when there is anything else in it. */
export function emojiOnly(text: string): number {
	const clusters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.replace(/\s/g, ''))];
	return clusters.every(({ segment }) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)) ? clusters.length : 0;
}
