import { flowMistakeLines, flowMistakes, mistakeCount } from '../../../nodes/shared/whatsapp/flowJson';

const meta = [
	{ error: 'INVALID_PROPERTY', error_type: 'JSON_SCHEMA_ERROR', message: 'No such property.', line_start: 46, line_end: 46, column_start: 17, column_end: 30 },
	{ error: 'MISSING_SCREEN', error_type: 'FLOW_JSON_ERROR', message: 'A screen is missing.', line_start: 3, line_end: 9, column_start: 8, column_end: 2 },
	{ error: 'INVALID_VALUE', message: 'Not allowed.', line_start: 3, column_start: 2 },
	{ error: 'NO_ENDPOINT', message: 'The endpoint is missing.' },
	{ error: 'BARE', line_start: 50 },
];

describe("Meta's mistakes in a Flow JSON", () => {
	it('come in the order of the lines, with a line of text for each', () => {
		expect(flowMistakeLines(flowMistakes(meta))).toEqual([
			'The endpoint is missing. (NO_ENDPOINT)',
			'Line 3, column 2: Not allowed. (INVALID_VALUE)',
			'Line 3, column 8: A screen is missing. (MISSING_SCREEN)',
			'Line 46, column 17: No such property. (INVALID_PROPERTY)',
			'Line 50: BARE',
		]);
	});

	it.each([[undefined], [null], [[]], ['text'], [[null, 1]]])('are none in %j', (errors) => {
		expect(flowMistakes(errors as never)).toEqual([]);
	});

	it('are counted in words', () => {
		expect([1, 2].map((count) => mistakeCount(flowMistakes(meta.slice(0, count))))).toEqual(['1 mistake', '2 mistakes']);
	});
});
