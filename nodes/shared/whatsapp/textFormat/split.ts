import { codePoints } from '../limits';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const FENCE = '```';
const CODE_BLOCK = /(```[^]+?```)/;

const isCode = (piece: string): boolean =>
	piece.startsWith(FENCE) && piece.indexOf(FENCE, FENCE.length + 1) === piece.length - FENCE.length;

/** UTF-16 units that are segmented at a time: V8 copies the whole text for each segment. */
const WINDOW = 4_096;

function segments(segmenter: Intl.Segmenter, text: string): string[] {
	const found: string[] = [];
	let window = WINDOW;
	for (let start = 0; start < text.length; ) {
		const end = start + window - (/[\uD800-\uDBFF]/.test(text.charAt(start + window - 1)) ? 1 : 0);
		const inside = [...segmenter.segment(text.slice(start, end))].map(({ segment }) => segment);
		// The last one may go on behind the window.
		const whole = end >= text.length ? inside : inside.slice(0, -1);
		found.push(...whole);
		start += whole.reduce((length, segment) => length + segment.length, 0);
		window = whole.length === 0 ? window * 2 : WINDOW;
	}
	return found;
}

/** From the best places to cut a text at to the worst. No cut loses a character: its pieces joined are the text. */
const CUTS: ReadonlyArray<(text: string) => string[]> = [
	// Paragraphs, and blocks of code as a whole.
	(text) => text.split(CODE_BLOCK).flatMap((piece) => (isCode(piece) ? [piece] : piece.split(/(?<=\n[^\S\n]*\n)/))),
	(text) => text.split(/(?<=\n)/),
	(text) => segments(sentences, text),
	(text) => text.split(/(?<=\s)(?=\S)/),
	(text) => segments(graphemes, text),
	// Only for a heap of combining marks that is longer than a message.
	(text) => [...text],
];

const LINES = 1;

/**
 * Cuts a text into parts of at most `max` code points: between paragraphs where it can, else between lines, sentences,
 * words, and never within what people see as one character. A block of code stays whole; one that is longer than a part
 * is cut between its lines, and each part is a block of its own.
 */
export const splitText = (text: string, max: number): string[] => filled(pieces(text, max, 0), max);

/** Pieces that fit, as large as they can be. */
function pieces(text: string, max: number, level: number): string[] {
	const cut = CUTS[level];
	if (cut === undefined || codePoints(text.trimEnd()) <= max) return [text];
	return isCode(text) ? codePieces(text, max) : cut(text).flatMap((piece) => pieces(piece, max, level + 1));
}

function codePieces(block: string, max: number): string[] {
	const inside = block.slice(FENCE.length, -FENCE.length).replace(/^\n|\n$/g, '');
	const room = max - 2 * (FENCE.length + 1);
	return filled(pieces(inside, room, LINES), room).map((part) => `${FENCE}\n${part}\n${FENCE}`);
}

/** Parts with as many pieces as fit, without the white space at their ends. */
function filled(given: readonly string[], max: number): string[] {
	const parts: string[] = [];
	let part = '';
	let length = 0;
	for (const piece of given) {
		if (length + codePoints(piece.trimEnd()) > max) {
			parts.push(part);
			part = '';
			length = 0;
		}
		part += piece;
		length += codePoints(piece);
	}
	// The indent of a first line stays.
	return [...parts, part].map((one) => one.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd()).filter((one) => one !== '');
}
