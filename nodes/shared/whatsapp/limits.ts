import { InputError } from '../graph/failure';

/** Length as Meta counts it: Unicode code points, so that an emoji of one code point counts as one. */
export const codePoints = (text: string): number => {
	let count = 0;
	for (const character of text) count += character.length > 0 ? 1 : 0;
	return count;
};

interface LengthRule {
	min?: number;
	max: number;
}

/**
 * Gives the text back when its length is allowed.
 * @param field the field's name as the user sees it
 * @throws InputError that names the field, the length and the limit
 */
export function withinLength(field: string, text: string, { min = 0, max }: LengthRule): string {
	const length = codePoints(text);
	if (length > max) {
		throw new InputError(
			`'${field}' has ${length} characters, and at most ${max} are allowed`,
			`Shorten it by ${length - max}.`,
		);
	}
	if (length < min || (min > 0 && text.trim() === '')) {
		throw new InputError(
			`'${field}' is empty`,
			'Fill it in, or check that the expression in it gives a text for this item.',
		);
	}
	return text;
}

/**
 * Gives the number back when it is allowed.
 * @throws InputError that names the field, the number and its bounds
 */
export function withinBounds(field: string, value: number, bounds: { minValue?: number; maxValue?: number } = {}): number {
	const { minValue: min = -Infinity, maxValue: max = Infinity } = bounds;
	if (value >= min && value <= max) return value;
	const allowed = max === Infinity ? `${min} or more` : min === -Infinity ? `${max} or less` : `${min} to ${max}`;
	throw new InputError(`'${field}' is ${value}, and it can be ${allowed}`, `Enter a number: ${allowed}.`);
}

/**
 * Gives the rows back when their count is allowed.
 * @throws InputError that names the field, the count and the limit
 */
export function withinCount<T>(field: string, rows: readonly T[], { min = 0, max }: LengthRule): readonly T[] {
	if (rows.length > max) {
		throw new InputError(`'${field}' has ${rows.length} entries, and at most ${max} are allowed`, `Remove ${rows.length - max}.`);
	}
	if (rows.length < min) {
		throw new InputError(
			`'${field}' has ${rows.length === 0 ? 'no entry' : rows.length === 1 ? '1 entry' : `${rows.length} entries`}, and WhatsApp wants at least ${min}`,
			'Add what is missing.',
		);
	}
	return rows;
}
