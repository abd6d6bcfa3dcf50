import fc from 'fast-check';
import { codePoints } from '../../../nodes/shared/whatsapp/limits';
import { refuseTwice, withReplyIds } from '../../../nodes/shared/whatsapp/replies';

const ids = (titles: string[], max = 256, prefix = ''): string[] =>
	withReplyIds(titles.map((title) => ({ title, id: '' })), max, prefix).map(({ id }) => id);

describe('the IDs of buttons and rows that were left empty', () => {
	it('come from the titles, in words that a workflow can compare with', () => {
		expect(ids(['Yes, please!', 'Café au lait', 'ÅNGSTRÖM', ' 2 + 2 '])).toEqual(['yes-please', 'cafe-au-lait', 'angstrom', '2-2']);
	});

	it('keep the letters of every script, with the marks that belong to them', () => {
		expect(ids(['はい', 'हिन्दी', 'Ναι', '한국어'])).toEqual(['はい', 'हिन्दी', 'ναι', '한국어']);
	});

	it('count on where titles are alike, and around the IDs that were given', () => {
		const rows = [{ title: 'Yes', id: '' }, { title: 'yes', id: '' }, { title: 'No', id: 'yes-2' }, { title: 'YES', id: '' }];
		expect(withReplyIds(rows, 200).map(({ id }) => id)).toEqual(['yes', 'yes-3', 'yes-2', 'yes-4']);
	});

	it('name the place where a title has neither letter nor digit', () => {
		expect(ids(['👍', '👎'], 256, 'card-2-')).toEqual(['card-2-option-1', 'card-2-option-2']);
	});

	it('are within the limit, unique, the same each time, and free of spaces at the ends, for any titles', () => {
		const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(fc.array(title, { minLength: 1, maxLength: 10 }), fc.constantFrom(20, 200, 256), (titles, max) => {
				const made = ids(titles, max);
				expect(new Set(made).size).toBe(titles.length);
				expect(made.every((id) => id !== '' && id === id.trim() && codePoints(id) <= max)).toBe(true);
				expect(ids(titles, max)).toEqual(made);
			}),
		);
	});

	it('stay within the limit where one character stands for a whole phrase', () => {
		const [id] = ids(['﷽'.repeat(20)]);
		expect(codePoints(id ?? '')).toBeLessThanOrEqual(256);
	});
});

describe('a value that stands twice', () => {
	it('is refused with both places', () => {
		const entries = ['a', 'b', 'a'].map((value, index) => ({ place: `Row ${index + 1}`, value }));
		expect(() => refuseTwice('ID', entries, 'Change one.')).toThrow("'ID' of 'Row 3' is 'a', and 'Row 1' has the same");
		expect(() => refuseTwice('ID', entries.slice(0, 2), 'Change one.')).not.toThrow();
	});
});
