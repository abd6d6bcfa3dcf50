import fc from 'fast-check';
import { codePoints } from '../../../../nodes/shared/whatsapp/limits';
import { splitText } from '../../../../nodes/shared/whatsapp/textFormat/split';
import { cpuTimeOf } from '../../../cpuTime';

const bare = (text: string): string => text.replace(/\s+/g, '');
const graphemes = (text: string): string[] =>
	[...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('splitting a long text', () => {
	it('leaves a text that fits as it is', () => {
		expect(splitText('  a b', 5)).toEqual(['  a b']);
		expect(splitText('🍞'.repeat(4096), 4096)).toHaveLength(1);
	});

	it('cuts between paragraphs', () => {
		expect(splitText('One two.\n\nThree.\n\nFour five six.', 20)).toEqual(['One two.\n\nThree.', 'Four five six.']);
	});

	it('cuts between lines where a paragraph is too long', () => {
		expect(splitText('- one one\n- two two\n- three', 20)).toEqual(['- one one\n- two two', '- three']);
	});

	it('cuts between sentences where a line is too long', () => {
		expect(splitText('First one. Second one! Third?', 22)).toEqual(['First one. Second one!', 'Third?']);
	});

	it('cuts between words where a sentence is too long', () => {
		expect(splitText('one two three four five', 9)).toEqual(['one two', 'three', 'four five']);
	});

	it('cuts a word only between what people see as characters', () => {
		expect(splitText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14)).toEqual(['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
		expect(splitText('éééé'.normalize('NFD'), 3)).toEqual(['é', 'é', 'é', 'é'].map((letter) => letter.normalize('NFD')));
	});

	it('keeps the indent of a list that goes on in the next part', () => {
		expect(splitText('- one\n  - two\n  - three', 15)).toEqual(['- one\n  - two', '  - three']);
	});

	it('keeps a block of code whole', () => {
		const code = '```\na\n\nb. c\n```';
		expect(splitText(`Before.\n${code}\nAfter all.`, 20)).toEqual(['Before.', code, 'After all.']);
	});

	it('cuts a block of code that is longer than a part between its lines, and closes each part', () => {
		expect(splitText('```\none one\ntwo two\n\nthree\n```\nbye', 24)).toEqual(['```\none one\ntwo two\n```', '```\nthree\n```\nbye']);
	});

	it('loses nothing, exceeds nothing, and tears no emoji apart, whatever the text', () => {
		const text = fc.array(fc.constantFrom('word', ' ', '. ', '\n', '\n\n', '👍🏽', '🇩🇪', '👩‍🚀', 'ä', 'x'.repeat(30), '`', 'e\u0301'), { maxLength: 60 });
		fc.assert(
			fc.property(text, fc.integer({ min: 8, max: 40 }), (pieces, max) => {
				const whole = pieces.join('');
				const parts = splitText(whole, max);
				for (const part of parts) expect(codePoints(part.trim())).toBeLessThanOrEqual(max);
				if (whole.includes('```')) return;
				expect(bare(parts.join(''))).toBe(bare(whole));
				expect(parts.flatMap((part) => graphemes(bare(part)))).toEqual(graphemes(bare(whole)).filter((one) => one !== ''));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('tears no emoji apart in a long run of them', () => {
		const family = '👩‍👩‍👧‍👦';
		for (let offset = 1; offset <= family.length; offset += 1) {
			// A family has 7 code points, so that each part has room for a half of the next.
			const parts = splitText(`${'a'.repeat(offset)}${family.repeat(1_000)}`, 10);
			expect(new Set(parts.flatMap(graphemes))).toEqual(new Set(['a', family]));
		}
	});

	it('cuts 65,536 characters without a space in time', async () => {
		const text = '🍞'.repeat(65_536);
		expect(splitText(text, 4096)).toHaveLength(16);
		expect(await cpuTimeOf(() => splitText(text, 4096))).toBeLessThan(3_000);
	});
});
