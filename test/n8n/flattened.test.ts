import { readFlattened } from './flattened';
import { at } from './json';

describe("n8n's stored execution data", () => {
	it('is read back with its texts, numbers, lists and missing values', () => {
		const stored = '[{"name":"1","count":2,"list":"2","none":null,"yes":true},"Ana",["3","1",7],{"text":"4"},"hi"]';
		expect(readFlattened(stored)).toEqual({ name: 'Ana', count: 2, list: [{ text: 'hi' }, 'Ana', 7], none: null, yes: true });
	});

	it('keeps what several places share as one, and cycles as cycles', () => {
		const found = readFlattened('[{"self":"0","a":"1","b":"1"},{"x":1}]');
		expect(at(found, 'self')).toBe(found);
		expect(at(found, 'a')).toBe(at(found, 'b'));
	});
});
