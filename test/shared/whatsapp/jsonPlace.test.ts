import fc from 'fast-check';
import { jsonBreaksAt, lineAndColumn } from '../../../nodes/shared/whatsapp/jsonPlace';

const isJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

describe('where a text stops being JSON', () => {
	it.each([
		['{ "a": }', 7],
		['{ "a": 1, }', 10],
		['{ a: 1 }', 2],
		['[1 2]', 3],
		['[1,]', 3],
		['{"a" 1}', 5],
		['{"a":1}}', 7],
		['[1}', 2],
		['{]', 1],
		['"a\nb"', 2],
		['"\\x"', 1],
		['"\\u12g4"', 1],
		['[tru]', 1],
		['[01]', 1],
		['[1.]', 1],
		['[- 1]', 1],
		['', 0],
		['{"a":1', 6],
		['"a', 2],
		['nulls', 0],
		["{'a': 1}", 1],
	])('%s: at %i', (text, at) => {
		expect(jsonBreaksAt(text)).toBe(at);
		expect(isJson(text)).toBe(false);
	});

	it('is behind the end of every JSON', () => {
		fc.assert(fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (json, space) => {
			const text = JSON.stringify(JSON.parse(json), null, space);
			expect(jsonBreaksAt(text)).toBe(text.length);
		}));
	});

	it('has nothing before it that could not stand', () => {
		const signs = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'x', '0', '\\');
		fc.assert(
			fc.property(fc.json(), fc.nat(), signs, (json, place, sign) => {
				const index = place % (json.length + 1);
				const text = json.slice(0, index) + sign + json.slice(index);
				const at = jsonBreaksAt(text);
				expect(jsonBreaksAt(text.slice(0, at))).toBe(at);
				if (at < text.length) expect(isJson(text)).toBe(false);
			}),
		);
	});

	it('is counted in lines and columns from 1', () => {
		expect(lineAndColumn('{\n  "a": }', 9)).toEqual({ line: 2, column: 8 });
		expect(lineAndColumn('', 0)).toEqual({ line: 1, column: 1 });
	});
});
