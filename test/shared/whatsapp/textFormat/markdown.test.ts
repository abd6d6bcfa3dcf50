import fc from 'fast-check';
import { formatMarkdown } from '../../../../nodes/shared/whatsapp/textFormat/markdown';
import { cpuTimeOf } from '../../../cpuTime';

const lines = (...text: string[]): string => text.join('\n');

describe('Markdown in WhatsApp’s marks', () => {
	it.each([
		['bold with asterisks', 'a **b c** d', 'a *b c* d'],
		['bold with underscores', '__b__', '*b*'],
		['italics with an asterisk', 'an *i* word', 'an _i_ word'],
		['italics with underscores', '_i_', '_i_'],
		['bold italics', '***both***', '_*both*_'],
		['italics in bold', '**a *b* c**', '*a _b_ c*'],
		['bold in italics', '*a **b** c*', '_a *b* c_'],
		['strikethrough', '~~gone~~ and ~gone~', '~gone~ and ~gone~'],
		['bold within a word, which WhatsApp would show with its asterisks', 'un**bold**ed', 'unbolded'],
		['bold between words without spaces', '这是**重点**内容', '这是重点内容'],
		['bold that ends in punctuation', '**Note:**read (**x**), "**y**".', 'Note:read (*x*), "*y*".'],
		['bold over two lines', '**a\nb**', '*a*\n*b*'],
		['bold with spaces inside a mark', '** no **', '** no **'],
		['a name with underscores', 'snake_case_name __init__', 'snake_case_name *init*'],
		['a product', '2 * 3 * 4', '2 * 3 * 4'],
		['marks without a partner', '*a **b', '*a **b'],
		['escaped marks', '\\*a\\* 1\\. \\# x', '*a* 1. # x'],
		['entities', 'a &amp; b &lt;c&gt;', 'a & b <c>'],
		['HTML line breaks', 'a<br>b<br/>c', 'a\nb\nc'],
		['hard line breaks', 'a  \nb\\\nc', 'a\nb\nc'],
	])('writes %s', (_what, markdown, expected) => {
		expect(formatMarkdown(markdown)).toBe(expected);
	});

	it.each([
		['a heading of each level', '# A\n## B\n###### C ##', '*A*\n*B*\n*C*'],
		['a heading with bold and italics in it', '## **Why** it *works* `now`', '*Why it _works_ `now`*'],
		['an underlined heading', 'Title\n=====\nText', '*Title*\nText'],
		['a hashtag, which is no heading', '#offer', '#offer'],
		['a rule between paragraphs', 'a\n\n---\n\nb', 'a\n\n──────────\n\nb'],
		['several empty lines as one', 'a\n\n\n\nb', 'a\n\nb'],
		['Windows line ends', 'a\r\n\r\n**b**', 'a\n\n*b*'],
	])('writes %s', (_what, markdown, expected) => {
		expect(formatMarkdown(markdown)).toBe(expected);
	});

	it.each([
		['a link with its address', '[our *menu*](https://example.com/a_b_c "Menu")', 'our _menu_ (https://example.com/a_b_c)'],
		['a link whose text is its address once', '[example.com](https://example.com/)', 'https://example.com/'],
		['an address with brackets', '[Bread](https://en.wikipedia.org/wiki/Bread_(food))', 'Bread (https://en.wikipedia.org/wiki/Bread_(food))'],
		['a mail address', '[write](mailto:orders@example.com) <orders@example.com>', 'write (orders@example.com) orders@example.com'],
		['a picture', '![The shop](https://example.com/p.png) ![](https://example.com/q.png)', 'The shop (https://example.com/p.png) https://example.com/q.png'],
		['a bare address with marks in it', 'https://example.com/__a__/_b_?x=~y~', 'https://example.com/__a__/_b_?x=~y~'],
		['a bold address', '**https://example.com**', '*https://example.com*'],
		['a bold link', '**[Menu](https://example.com)**', '*Menu (https://example.com)*'],
		['a link by reference', '[Menu][m] and [m]\n\n[m]: https://example.com "x"', 'Menu (https://example.com) and m (https://example.com)'],
		['a place within the document', '[above](#prices)', 'above'],
		['brackets that are no link', 'see [1] and [x] y', 'see [1] and [x] y'],
	])('writes %s', (_what, markdown, expected) => {
		expect(formatMarkdown(markdown)).toBe(expected);
	});

	it('writes lists, nested ones and tasks', () => {
		expect(formatMarkdown(lines('* a', '+ **b**: c', '  - nested *i*', '1) one', '2. two', '- [ ] to do', '- [x] done'))).toBe(
			lines('- a', '- *b*: c', '  - nested _i_', '1. one', '2. two', '- ☐ to do', '- ☑ done'),
		);
	});

	it('keeps the lines that belong to a list item', () => {
		expect(formatMarkdown(lines('1. **First', '   part**', '2. Second'))).toBe(lines('1. *First*', '   *part*', '2. Second'));
	});

	it('writes quotes, of one level since WhatsApp has no more', () => {
		expect(formatMarkdown(lines('> **a**', '>> b', '', 'c'))).toBe(lines('> *a*', '> b', '', 'c'));
	});

	it('leaves code alone', () => {
		const code = lines('# not a heading', 'const a = **b** // _c_', '| a | b |', '|---|---|', '[x]: y');
		expect(formatMarkdown(lines('```ts', code, '```', '**after** `x**y**` ``a`b``'))).toBe(
			lines('```', code, '```', '*after* `x**y**` ```a`b```'),
		);
	});

	it('writes code in a list item at its own indent, and code that never ends to the end', () => {
		expect(formatMarkdown(lines('1. Run', '   ```sh', '   npm i', '     x', '   ```', '~~~', '*y*'))).toBe(
			lines('1. Run', '```', 'npm i', '  x', '```', '```', '*y*', '```'),
		);
	});

	it('writes a table of two columns as a list under its heads', () => {
		expect(formatMarkdown(lines('| Day | Hours |', '|:----|------:|', '| Mon | **9–5** |', '| Tue | `a|b` \\| c |', 'end'))).toBe(
			lines('*Day: Hours*', '- Mon: *9–5*', '- Tue: `a|b` | c', 'end'),
		);
	});

	it('writes a wider table as an entry for each row, without its empty cells', () => {
		expect(formatMarkdown(lines('Bread | Price | Weight', '--- | --- | ---', 'Rye | 4 € | 1 kg', '**Oat** |  | 500 g'))).toBe(
			lines('*Rye*', '- Price: 4 €', '- Weight: 1 kg', '', '*Oat*', '- Weight: 500 g'),
		);
	});

	it('takes no other lines with bars for a table', () => {
		expect(formatMarkdown(lines('a | b', 'c | d'))).toBe(lines('a | b', 'c | d'));
	});

	it('loses no word of a text without marks', () => {
		const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), { minLength: 1, maxLength: 40 });
		fc.assert(fc.property(words, (given) => expect(formatMarkdown(given.join(' '))).toBe(given.join(' '))));
	});

	it('takes any heap of marks', () => {
		const mess = fc.string({ unit: fc.constantFrom('*', '_', '~', '`', '[', ']', '(', ')', '|', '-', '#', '>', '\n', ' ', 'a', '1', '.', '\\', '!', '<', 'ä', '🍞'), maxLength: 80 });
		fc.assert(fc.property(mess, (given) => expect(typeof formatMarkdown(given)).toBe('string')), { numRuns: 2_000 });
	});

	it.each([
		['open brackets', '['],
		['open asterisks', '*a '],
		['closing asterisks', 'a* '],
		['quotes', '> '],
		['bars', '|-'],
		['backticks', '` `` '],
		['images', '![['],
	])('reads 60,000 characters of %s in time', async (_what, piece) => {
		const text = piece.repeat(60_000 / piece.length);
		expect(await cpuTimeOf(() => formatMarkdown(text))).toBeLessThan(3_000);
	});
});
