/** What became of one node, or of one thing about it. */
export interface Entry {
	/** The workflow's name, where the file holds several. */
	node: string;
	/**
	 * - `converted`: the node now is ours
	 * - `note`: something is different now, with nothing to do
	 * - `byHand`: something is left to do
	 */
	kind: 'converted' | 'note' | 'byHand';
	what: string;
	/** What to do about it; only for `byHand`. */
	remedy?: string;
}

/** The list as it is printed, most urgent last, so that it stands above the prompt. */
export function printed(entries: readonly Entry[]): string {
	const section = (title: string, kind: Entry['kind']): string[] => {
		const lines = entries.filter((entry) => entry.kind === kind).map(lineOf);
		return lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines];
	};
	if (entries.length === 0) return 'No built-in WhatsApp node in it: nothing to convert.';
	return [
		...section('Converted', 'converted'),
		...section('Different from before', 'note'),
		...section('To do by hand', 'byHand'),
	]
		.join('\n')
		.trim();
}

const lineOf = ({ node, what, remedy }: Entry): string =>
	`  ${node}: ${what}${remedy === undefined ? '' : `\n    → ${remedy}`}`;
