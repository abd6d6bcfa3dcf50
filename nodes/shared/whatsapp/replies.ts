import { InputError } from '../graph/failure';

/** Something that a customer can tap, and the ID that the answer carries. */
export interface Reply {
	readonly id: string;
	readonly title: string;
}

/** Room for the number that tells two equal titles apart. */
const SUFFIX = 4;

/**
 * An ID from a title: `Café au lait!` gives `cafe-au-lait`. Letters of all scripts stay; a title of emoji alone gives
 * an empty text.
 */
const slug = (title: string): string =>
	title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');

/**
 * Fills in the IDs that were left empty, from the titles, so that the same titles give the same IDs each time and no ID
 * stands twice. Spaces around a given ID go (Meta takes none).
 * @param max code points that an ID may have
 * @param prefix stands before each ID made here, such as `card-1-`
 */
export function withReplyIds<R extends Reply>(replies: readonly R[], max: number, prefix = ''): R[] {
	const taken = new Set(replies.map(({ id }) => id.trim()).filter(Boolean));
	return replies.map((reply, index) => {
		const given = reply.id.trim();
		if (given !== '') return { ...reply, id: given };
		const stem = [...`${prefix}${slug(reply.title) || `option-${index + 1}`}`].slice(0, max - SUFFIX).join('');
		let id = stem;
		for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`;
		taken.add(id);
		return { ...reply, id };
	});
}

/**
 * Refuses a text that stands twice.
 * @param field the field's name as the user sees it
 * @param entries each value and the row that it stands in, such as `Button 2`
 * @throws InputError that names both rows
 */
export function refuseTwice(field: string, entries: ReadonlyArray<{ place: string; value: string }>, why: string): void {
	const seen = new Map<string, string>();
	for (const { place, value } of entries) {
		const other = seen.get(value);
		if (other !== undefined) {
			throw new InputError(`'${field}' of '${place}' is '${value}', and '${other}' has the same`, why);
		}
		seen.set(value, place);
	}
}
