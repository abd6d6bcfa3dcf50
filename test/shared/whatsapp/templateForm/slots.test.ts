import { componentsFor, labelOf, Problems, slotsOf, valuesFor } from '../../../../nodes/shared/whatsapp/templateForm';
import { wordsAround } from '../../../../nodes/shared/whatsapp/templateForm/slot';
import { templateDefinitionOf } from '../../../../nodes/shared/whatsapp/templateReading';
import type { JsonObject } from '../../../../nodes/shared/graph/request';

const template = (components: JsonObject[], more: JsonObject = {}) =>
	templateDefinitionOf({ id: '1', name: 'news', language: 'en', status: 'APPROVED', category: 'MARKETING', components, ...more });

const ids = (...components: JsonObject[]): string[] => slotsOf(template(components)).map(({ id }) => id);

const build = (definition: ReturnType<typeof template>, given: unknown): JsonObject[] => {
	const problems = new Problems();
	const values = valuesFor(slotsOf(definition), given, { field: 'Values', labelled: false, cards: 0 }, problems);
	const components = componentsFor(definition, { values, now: 0, timeZone: 'UTC', file: () => undefined }, problems);
	problems.throwIfAny('it');
	return components;
};

describe('what a template asks for', () => {
	it('is nothing when nothing varies', () => {
		expect(ids({ type: 'HEADER', format: 'TEXT', text: 'News' }, { type: 'BODY', text: 'Hello' }, { type: 'FOOTER', text: 'Bye' })).toEqual([]);
	});

	it('is each variable once, however often it stands there', () => {
		expect(ids({ type: 'BODY', text: '{{1}}, dear {{1}}: {{ 2 }}' })).toEqual(['body.1', 'body.2']);
	});

	it('names numbered variables by size, whatever their order in the text, and sends them so', () => {
		const definition = template([{ type: 'BODY', text: '{{2}} for {{1}} and {{10}}', example: { body_text: [['a', 'b', 'c']] } }]);
		expect(slotsOf(definition).map(({ id, example }) => `${id} ${example}`)).toEqual(['body.1 a', 'body.2 b', 'body.10 c']);
		expect(build(definition, ['one', 'two', 'ten'])).toEqual([{ type: 'body', parameters: ['one', 'two', 'ten'].map((text) => ({ type: 'text', text })) }]);
	});

	it('has names also where the definition does not say that they are names', () => {
		expect(build(template([{ type: 'BODY', text: 'Hi {{name}}' }]), { name: 'Ana' })).toEqual([
			{ type: 'body', parameters: [{ type: 'text', parameter_name: 'name', text: 'Ana' }] },
		]);
	});

	it('keeps the places of buttons that take nothing and of kinds that are not known', () => {
		const buttons = [
			{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+1' },
			{ type: 'HOLOGRAM', text: 'Look' },
			{ type: 'URL', text: 'Site', url: 'https://example.com' },
			{ type: 'URL', text: 'Page', url: 'https://example.com/{{1}}' },
		];
		expect(ids({ type: 'BUTTONS', buttons })).toEqual(['button.3']);
	});

	it('is all of an old authentication template that has no code button', () => {
		const definition = template([{ type: 'BODY', text: '{{1}} is your code for {{2}}' }], { category: 'AUTHENTICATION' });
		expect(slotsOf(definition).map(({ id }) => id)).toEqual(['body.1', 'body.2']);
	});

	it('is one code for an authentication template whose button comes as it was created', () => {
		const definition = template([{ type: 'BODY', text: '{{1}} is your code' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'ONE_TAP' }] }], {
			category: 'AUTHENTICATION',
		});
		expect(slotsOf(definition).map(({ id }) => id)).toEqual(['code']);
		expect(build(definition, { otp: 123456 })).toEqual([
			{ type: 'body', parameters: [{ type: 'text', text: '123456' }] },
			{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '123456' }] },
		]);
	});

	it('is no end for an offer that has none', () => {
		expect(ids({ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Today', has_expiration: false } })).toEqual([]);
	});
});

describe('the label of an input', () => {
	it('cuts neither a word nor a variable', () => {
		const text = 'Your cake tasting is on {{day}} at {{time}}. Shall we keep the table for you?';
		expect(wordsAround(text, 'time')).toBe('… is on {{day}} at {{time}}. Shall we keep the …');
	});

	it('is one line', () => {
		expect(wordsAround('Hi {{1}},\n\nyour order is here', '1')).toBe('Hi {{1}}, your order is here');
	});

	it('shortens a long example', () => {
		expect(labelOf({ id: 'body.1', name: 'Body {{1}}', kind: 'text', required: true, example: 'bread '.repeat(20) })).toBe(
			'Body {{1}} · e.g. bread bread bread bread bread bread brea…',
		);
	});

	it("tells the end of a button's address from its example", () => {
		const url = (address: string, example: string) =>
			slotsOf(template([{ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Go', url: address, example: [example] }] }])).map(labelOf);
		expect(url('https://example.com/o/{{1}}', 'https://example.com/o/4711')).toEqual(['Button “Go” · e.g. 4711 · end of https://example.com/o/…']);
		expect(url('https://example.com/o/{{1}}', '4711')).toEqual(['Button “Go” · e.g. 4711 · end of https://example.com/o/…']);
	});
});

describe('a body', () => {
	const lone = template([{ type: 'BODY', text: 'Hi {{1}}' }]);
	const withFooter = template([{ type: 'BODY', text: 'Hi {{1}}' }, { type: 'FOOTER', text: 'Bye' }]);
	it('may be 32,768 characters long when it is all there is, else 1,024', () => {
		expect(build(lone, ['x'.repeat(32_765)])).toHaveLength(1);
		expect(() => build(lone, ['x'.repeat(32_766)])).toThrow("'Body' has 32769 characters with its values filled in, and at most 32768 are allowed");
		expect(build(withFooter, ['x'.repeat(1_021)])).toHaveLength(1);
		expect(() => build(withFooter, ['x'.repeat(1_022)])).toThrow('1025 characters');
	});

	it('counts emoji as one character each', () => {
		expect(build(withFooter, ['🍞'.repeat(1_021)])).toHaveLength(1);
	});

	it("leaves a text that looks like a variable's name alone", () => {
		expect(build(lone, ['{{2}} and $& and $1'])).toEqual([{ type: 'body', parameters: [{ type: 'text', text: '{{2}} and $& and $1' }] }]);
	});
});
