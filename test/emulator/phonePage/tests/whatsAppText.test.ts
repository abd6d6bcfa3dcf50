import { emojiOnly, firstLink, parseInline, parseText, plainText, safeHref } from '../src/format/whatsAppText';

describe('a line of a chat text', () => {
	it('is bold, italic, struck through or code between its marks', () => {
		expect(parseInline('*a* _b_ ~c~ `d` ```e```')).toEqual([
			{ kind: 'bold', children: ['a'] }, ' ',
			{ kind: 'italic', children: ['b'] }, ' ',
			{ kind: 'strike', children: ['c'] }, ' ',
			{ kind: 'code', text: 'd' }, ' ',
			{ kind: 'mono', text: 'e' },
		]);
	});

	it('nests marks', () => {
		expect(parseInline('*very _very_ bold*')).toEqual([
			{ kind: 'bold', children: ['very ', { kind: 'italic', children: ['very'] }, ' bold'] },
		]);
	});

	it.each(['2*3*4', 'snake_case_name', '* not bold*', '*not bold *', '**', 'a ~ b ~ c', 'an open *star'])('leaves "%s" as it is', (text) => {
		expect(parseInline(text)).toEqual([text]);
	});

	it('formats right next to punctuation', () => {
		expect(parseInline('(*now*), or never')).toEqual(['(', { kind: 'bold', children: ['now'] }, '), or never']);
	});

	it('leaves marks inside code alone', () => {
		expect(parseInline('`*a*`')).toEqual([{ kind: 'code', text: '*a*' }]);
	});

	it('keeps the underscores of a web address', () => {
		expect(parseInline('see https://a.example/my_menu_today _now_')).toEqual([
			'see ',
			{ kind: 'link', href: 'https://a.example/my_menu_today', text: 'https://a.example/my_menu_today' },
			' ',
			{ kind: 'italic', children: ['now'] },
		]);
	});

	it('keeps markup as text', () => {
		expect(parseInline('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>']);
	});
});

describe('a text of several lines', () => {
	it('has quotes, bullets and numbers in blocks', () => {
		expect(parseText('Hi\nyou\n> said\n- one\n* two\n3. three\n4. four')).toEqual([
			{ kind: 'paragraph', children: ['Hi', '\n', 'you'] },
			{ kind: 'quote', children: ['said'] },
			{ kind: 'bullets', start: 1, items: [['one'], ['two']] },
			{ kind: 'numbers', start: 3, items: [['three'], ['four']] },
		]);
	});

	it('keeps monospace over several lines as a block, untouched', () => {
		expect(parseText('a\n```\nx = *1*\n  y\n```\nb')).toEqual([
			{ kind: 'paragraph', children: ['a'] },
			{ kind: 'preformatted', text: 'x = *1*\n  y' },
			{ kind: 'paragraph', children: ['b'] },
		]);
	});

	it('keeps a line of monospace in its line when a block follows', () => {
		expect(parseText('```one```\n```\ntwo\n```')).toEqual([
			{ kind: 'paragraph', children: [{ kind: 'mono', text: 'one' }] },
			{ kind: 'preformatted', text: 'two' },
		]);
	});

	it('reads without its marks on one line', () => {
		expect(plainText('*Hello*\n> you\n- a\n- b `c`')).toBe('Hello you a b c');
	});
});

describe('addresses', () => {
	it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', undefined])('does not open %s', (address) => {
		expect(safeHref(address)).toBeUndefined();
	});

	it('opens web, mail and phone addresses', () => {
		expect(safeHref('https://a.example/x')).toBe('https://a.example/x');
		expect(safeHref('mailto:a@b.example')).toBe('mailto:a@b.example');
		expect(safeHref('tel:+15550100001')).toBe('tel:+15550100001');
	});

	it('previews the first web address, with https where none is written', () => {
		expect(firstLink('write to a@b.com or look at shop.com/x')).toBe('https://shop.com/x');
		expect(firstLink('no address')).toBeUndefined();
	});
});

describe('emoji alone', () => {
	it('are counted as a reader counts them', () => {
		expect(emojiOnly('🎉🥖')).toBe(2);
		expect(emojiOnly('👩‍👩‍👧 🇧🇷')).toBe(2);
	});

	it('are none when there is a word or a digit', () => {
		expect(emojiOnly('🎉 yes')).toBe(0);
		expect(emojiOnly('123')).toBe(0);
		expect(emojiOnly('')).toBe(0);
	});
});
