import { flowForm, flowResponse } from '../src/content/interactive/flowForm';

const part = (type: string, more: Record<string, unknown>) => ({ type, ...more });
const screen = (id: string, children: unknown[], more: Record<string, unknown> = {}) => ({ id, layout: { type: 'SingleColumnLayout', children }, ...more });
const footer = (label: string, action?: unknown) => part('Footer', { label, 'on-click-action': action });

const booking = {
	version: '7.0',
	screens: [
		screen('WHEN', [
			part('TextHeading', { text: '${data.greeting}' }),
			part('Form', {
				children: [
					part('DatePicker', { name: 'day', label: 'Which day?', required: true }),
					part('Dropdown', { name: 'time', label: 'Time', 'data-source': '${data.times}' }),
					part('If', { then: [part('TextInput', { name: 'phone', label: 'Phone', 'input-type': 'phone' })] }),
				],
			}),
			footer('Next', { name: 'navigate' }),
		], { data: { greeting: { __example__: 'Hello' }, times: { __example__: [{ id: 't1', title: '10:00' }] } } }),
		screen('WHO', [
			part('CheckboxGroup', { name: 'extras', label: 'Extras', 'data-source': [{ id: 'tea', title: 'Tea' }] }),
			part('OptIn', { name: 'news', label: 'Send me news' }),
			footer('Book', { name: 'complete', payload: { day: '${screen.WHEN.form.day}', extras: '${form.extras}', shop: '${data.shop}', kind: 'table' } }),
		], { terminal: true }),
	],
};

describe('the form of a flow', () => {
	it('asks what the screens ask, in their order, with what the business handed over', () => {
		const form = flowForm(booking, { greeting: 'Hi Ana', times: [{ id: 't2', title: '11:00' }] });
		expect(form?.parts.map(({ kind, name, label }) => [kind, name, label])).toEqual([
			['heading', '', 'Hi Ana'],
			['date', 'day', 'Which day?'],
			['one', 'time', 'Time'],
			['tel', 'phone', 'Phone'],
			['several', 'extras', 'Extras'],
			['yes', 'news', 'Send me news'],
		]);
		expect(form?.parts[1]?.required).toBe(true);
		expect(form?.parts[2]?.options).toEqual([{ id: 't2', title: '11:00' }]);
		expect(form?.submit).toBe('Book');
	});

	it("shows a screen's own examples where the business handed nothing over", () => {
		const form = flowForm(booking, {});
		expect(form?.parts[0]?.label).toBe('Hello');
		expect(form?.parts[2]?.options).toEqual([{ id: 't1', title: '10:00' }]);
	});

	it("answers with the last screen's payload, filled in", () => {
		const form = flowForm(booking, {});
		if (!form) throw new Error('It is a flow');
		expect(flowResponse(form, { day: '2030-01-31', extras: ['tea'], phone: '1' }, { shop: 'Riverside' })).toEqual({
			day: '2030-01-31',
			extras: ['tea'],
			shop: 'Riverside',
			kind: 'table',
		});
	});

	it('answers with everything where no payload says what goes back', () => {
		const form = flowForm({ screens: [screen('A', [part('TextArea', { name: 'comment' }), footer('Send')])] }, {});
		expect(form).toMatchObject({ parts: [{ kind: 'longText', name: 'comment', label: 'comment' }], submit: 'Send', payload: undefined });
		expect(form && flowResponse(form, { comment: 'fine' }, {})).toEqual({ comment: 'fine' });
	});

	it.each([[undefined], [null], [{}], [{ screens: [screen('A', [part('TextBody', { text: 'Hi' })])] }]])('is none for what asks nothing: %j', (json) => {
		expect(flowForm(json, {})).toBeUndefined();
	});
});
