import type { Token } from './inlineTokens';

export type Style = 'bold' | 'italic' | 'strike';

/** Inline Markdown once its marks have found each other. */
export type Node =
	| Exclude<Token, { kind: 'run' }>
	| { kind: 'styled'; style: Style; children: Node[] };

type Run = Extract<Token, { kind: 'run' }>;

const literal = (one: Node | Run): Node => (one.kind === 'run' ? { kind: 'text', text: one.mark.repeat(one.length) } : one);

/** Whether this run closes what that one opened. */
function pairs(opener: Run, run: Run): boolean {
	if (opener.mark !== run.mark) return false;
	if (run.mark === '~') return opener.length === run.length;
	// CommonMark: runs that could both open and close do not pair when their lengths add up to a multiple of three.
	const ambiguous = opener.closes || run.opens;
	return !ambiguous || (opener.length + run.length) % 3 !== 0 || (opener.length % 3 === 0 && run.length % 3 === 0);
}

/**
 * Pairs each closing run with the nearest one before it that can open it: two marks of `*` or `_` are bold, one is
 * italic, `~` is struck through. Runs without a partner are text.
 */
export function treeOf(tokens: readonly Token[]): Node[] {
	const done: Array<Node | Run> = [];
	const open: Array<{ run: Run; place: number }> = [];
	for (const token of tokens) {
		if (token.kind !== 'run') {
			done.push(token);
			continue;
		}
		const run = { ...token };
		while (run.closes && run.length > 0) {
			const partner = open.findLastIndex((one) => pairs(one.run, run));
			const opener = open[partner];
			if (opener === undefined) break;
			const used = run.mark === '~' ? run.length : Math.min(2, run.length, opener.run.length);
			const children = done.splice(opener.place + 1).map(literal);
			opener.run.length -= used;
			run.length -= used;
			const spent = opener.run.length === 0;
			if (spent) done.pop();
			open.length = spent ? partner : partner + 1;
			done.push({ kind: 'styled', style: run.mark === '~' ? 'strike' : used === 2 ? 'bold' : 'italic', children });
		}
		if (run.length === 0) continue;
		if (run.opens) open.push({ run, place: done.length });
		done.push(run.opens ? run : literal(run));
	}
	return done.map(literal);
}
