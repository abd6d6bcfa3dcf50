/** One line of the table: what was measured, its limit or peer from the same run, and the mark it has to meet. */
export interface Figure {
	what: string;
	measured: string;
	/** The limit or the peer that the measure stands beside. */
	beside: string;
	mark: string;
	met: boolean;
}

/** The figures as a Markdown table. */
export function table(figures: readonly Figure[]): string {
	const rows = figures.map(({ what, measured, beside, mark, met }) => [what, measured, beside, mark, met ? 'met' : '**missed**']);
	return [['What', 'Measured', 'Beside', 'Mark', ''], ['---', '---', '---', '---', '---'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

export const round = (value: number, digits = 2): string => value.toFixed(digits);

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const median = (values: readonly number[]): number => {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
