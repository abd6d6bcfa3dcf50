import { blockAt, withoutDefinitions, type Write } from './blocks';
import { boldInline, inline } from './inline';

const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/**
 * Markdown, as language models write it, in WhatsApp's own marks: headings and bold as `*bold*`, `_italic_`, `~struck~`,
 * lists, quotes, links as `text (address)`, tables as lists. Code stays as it is.
 */
export function formatMarkdown(markdown: string): string {
	const { references, rest } = withoutDefinitions(markdown.replace(/\r\n?/g, '\n').split('\n'));
	const write: Write = {
		plain: (text) => inline(text, references).replace(/[ \t]+\n/g, '\n'),
		bold: (text) => boldInline(text, references),
		blocks: (lines) => blocks(lines, write),
	};
	return blocks(rest, write).replace(/^\n+|\s+$/g, '');
}

function blocks(lines: readonly string[], write: Write): string {
	const written: string[] = [];
	let paragraph: string[] = [];
	const endParagraph = (put: (text: string) => string = write.plain): void => {
		if (paragraph.length > 0) written.push(put(paragraph.join('\n')));
		paragraph = [];
	};
	let at = 0;
	while (at < lines.length) {
		const line = lines[at] ?? '';
		const block = blockAt(lines, at, write);
		if (paragraph.length > 0 && UNDERLINE.test(line)) {
			endParagraph((text) => write.bold(text.replace(/\n/g, ' ')));
			at += 1;
		} else if (block) {
			endParagraph();
			written.push(block.text);
			at += block.lines;
		} else if (line.trim() === '') {
			endParagraph();
			if (written.at(-1) !== '') written.push('');
			at += 1;
		} else {
			paragraph.push(line.trim());
			at += 1;
		}
	}
	endParagraph();
	return written.join('\n');
}
