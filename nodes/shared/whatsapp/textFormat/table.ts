/** The cells of a row, without the pipes around them. A pipe behind a backslash or in code is part of its cell. */
export function cellsOf(line: string): string[] {
	const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
	const cells: string[] = [];
	let cell = '';
	let inCode = false;
	for (const piece of inner.match(/\\\||[|`]|[^\\|`]+|\\/g) ?? []) {
		if (piece === '|' && !inCode) {
			cells.push(cell.trim());
			cell = '';
			continue;
		}
		if (piece === '`') inCode = !inCode;
		cell += piece === '\\|' ? '|' : piece;
	}
	return [...cells, cell.trim()];
}

const RULE_CELL = /^:?-+:?$/;

/** Whether these two lines begin a table: a row, and a row of dashes with as many cells. */
export function beginsTable(line: string, next: string | undefined): boolean {
	if (!line.includes('|') || next === undefined || !next.includes('-')) return false;
	const rule = cellsOf(next);
	return rule.every((cell) => RULE_CELL.test(cell)) && rule.length === cellsOf(line).length && (next.includes('|') || rule.length > 1);
}

/**
 * A table as WhatsApp can show it: with one or two columns a bold title and a list, with more an entry for each row,
 * its first cell in bold and the others below it by the names of their columns.
 * @param bold makes inline Markdown bold
 * @param plain turns inline Markdown into WhatsApp's
 */
export function tableText(
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	{ bold, plain }: { bold(cell: string): string; plain(cell: string): string },
): string {
	const [first = '', second = ''] = head;
	if (head.length <= 2) {
		const title = [first, second].filter((cell) => cell !== '').join(': ');
		const entries = rows.map((row) => `- ${row.slice(0, head.length).map(plain).filter((cell) => cell !== '').join(': ')}`);
		return [...(title === '' ? [] : [bold(title)]), ...entries].join('\n');
	}
	return rows
		.map(([name = '', ...cells]) => {
			const values = cells.slice(0, head.length - 1).flatMap((cell, index) => {
				const column = plain(head[index + 1] ?? '');
				return cell === '' ? [] : [`- ${column === '' ? '' : `${column}: `}${plain(cell)}`];
			});
			return [...(name === '' ? [] : [bold(name)]), ...values].join('\n');
		})
		.join('\n\n');
}
