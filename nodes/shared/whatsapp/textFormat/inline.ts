import { plainAddress, tokensOf, type References } from './inlineTokens';
import { treeOf, type Node, type Style } from './inlineTree';

const MARKS: Readonly<Record<Style, string>> = { bold: '*', italic: '_', strike: '~' };

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}]/u;

/**
 * Inline Markdown with WhatsApp's marks.
 * @param within styles that the text already has: a heading is bold, so bold in it gets no second mark
 */
export function inline(source: string, references: References, within: readonly Style[] = []): string {
	return written(treeOf(tokensOf(source, references)), references, within);
}

/** Inline Markdown in bold, whatever parts of it are bold themselves. */
export const boldInline = (source: string, references: References): string => marked(inline(source.trim(), references, ['bold']), MARKS.bold);

function written(nodes: readonly Node[], references: References, within: readonly Style[]): string {
	const texts = nodes.map((node) => {
		switch (node.kind) {
			case 'text':
				return node.text;
			case 'code':
				return node.text.includes('`') ? `\`\`\`${node.text}\`\`\`` : `\`${node.text}\``;
			case 'link':
				return linkText(inline(node.label, references, within), node.address);
			case 'styled':
				return written(node.children, references, [...within, node.style]);
		}
	});
	return nodes.map((node, index) => {
		const text = texts[index] ?? '';
		if (node.kind !== 'styled' || within.includes(node.style)) return text;
		// WhatsApp shows a mark as it is when it stands within a word.
		const inWord = ENDS_IN_WORD.test(texts[index - 1]?.slice(-2) ?? '') || BEGINS_WITH_WORD.test(texts[index + 1] ?? '');
		return inWord ? text : marked(text, MARKS[node.style]);
	}).join('');
}

/** WhatsApp's marks hug their text and end with the line. */
function marked(text: string, mark: string): string {
	return text
		.split('\n')
		.map((line) => line.replace(/^(\s*)(\S(?:.*\S)?)(\s*)$/, `$1${mark}$2${mark}$3`))
		.join('\n');
}

/** WhatsApp has no links under a text, so that the address stands beside it. */
function linkText(label: string, address: string): string {
	const plain = plainAddress(address);
	const bare = (text: string): string => text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
	if (label.trim() === '' || bare(label.trim()) === bare(plain)) return plain;
	// A place within the document leads nowhere in a chat.
	return plain.startsWith('#') ? label : `${label} (${plain})`;
}
