/** A part of an expression's text: plain text, or what stands between `{{` and `}}`. */
export type Chunk = { text: string } | { code: string };

/** Whether n8n evaluates the value. */
export const isExpression = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

/** Splits a text with `{{ … }}` as n8n does: the first `}}` ends the code, and a backslash before `{{` makes it text. */
export function chunksOf(text: string): Chunk[] {
	const chunks: Chunk[] = [];
	let rest = text;
	let plain = '';
	for (;;) {
		const open = /(\\*)\{\{/.exec(rest);
		if (open === null) break;
		const codeAt = open.index + open[0].length;
		const close = rest.indexOf('}}', codeAt);
		if ((open[1] ?? '').length % 2 === 1) {
			plain += rest.slice(0, codeAt);
			rest = rest.slice(codeAt);
			continue;
		}
		if (close === -1) break;
		plain += rest.slice(0, codeAt - 2);
		if (plain !== '') chunks.push({ text: plain });
		plain = '';
		chunks.push({ code: rest.slice(codeAt, close) });
		rest = rest.slice(close + 2);
	}
	if (plain + rest !== '') chunks.push({ text: plain + rest });
	return chunks;
}

/** Puts chunks together again. */
export const textOfChunks = (chunks: readonly Chunk[]): string =>
	chunks.map((chunk) => ('code' in chunk ? `{{${chunk.code}}}` : chunk.text)).join('');
