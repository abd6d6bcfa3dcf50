import { InputError, raise } from '../graph/failure';
import type { JsonObject, JsonValue } from '../graph/request';
import { jsonBreaksAt, lineAndColumn } from './jsonPlace';

/** Meta: the largest Flow JSON, in bytes. */
export const FLOW_JSON_LIMIT = 10 * 1024 * 1024;

/**
 * The text of a Flow JSON, as it was entered.
 * @throws InputError that names line and column when it is no JSON, and when it is no object or too large
 */
export function checkedFlowJson(field: string, given: string): string {
	const text = given.replace(/^\uFEFF/, '');
	if (text.trim() === '') throw new InputError(`'${field}' is empty`, 'Paste the JSON from the Flow Builder in WhatsApp Manager, or let an expression give it.');
	const size = Buffer.byteLength(text);
	if (size > FLOW_JSON_LIMIT) {
		throw new InputError(
			`'${field}' has ${(size / 1024 / 1024).toFixed(2)} MB, and Meta takes at most 10 MB`,
			'Make pictures in it smaller: they are most of it.',
		);
	}
	const flow = parsed(field, text);
	if (typeof flow === 'object' && flow !== null && !Array.isArray(flow)) return text;
	throw new InputError(`'${field}' is no JSON object`, 'A Flow JSON begins with { and has a version and screens.');
}

function parsed(field: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		const index = jsonBreaksAt(text);
		const { line, column } = lineAndColumn(text, index);
		const sign = [...text.slice(index, index + 2)][0];
		const what = sign === undefined ? 'it ends too early' : `${JSON.stringify(sign)} cannot stand there`;
		return raise(
			new InputError(
				`'${field}' is not valid JSON in line ${line}, column ${column}: ${what}`,
				'Correct the JSON there. A comma or a quotation mark before that place is often the reason.',
			),
		);
	}
}

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** A mistake that Meta found in a Flow JSON. */
export interface FlowMistake {
	[member: string]: JsonValue;
	line: number | null;
	column: number | null;
	error: string;
	message: string;
}

const numberOf = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** Meta's `validation_errors`, in the order of the file's lines. */
export const flowMistakes = (errors: JsonValue | undefined): FlowMistake[] =>
	(Array.isArray(errors) ? errors : [])
		.filter(isObject)
		.map(({ line_start: line, column_start: column, error, message }) => ({
			line: numberOf(line),
			column: numberOf(column),
			error: textOf(error),
			message: textOf(message),
		}))
		.sort((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));

/** One line of text for each mistake: `Line 46, column 17: The property … (INVALID_PROPERTY)`. */
export const flowMistakeLines = (mistakes: readonly FlowMistake[]): string[] =>
	mistakes.map(({ line, column, error, message }) => {
		const place = line === null ? '' : `Line ${line}${column === null ? '' : `, column ${column}`}: `;
		return `${place}${message === '' ? error : message}${message === '' || error === '' ? '' : ` (${error})`}`;
	});

/** `1 mistake`, `2 mistakes`. */
export const mistakeCount = ({ length }: readonly FlowMistake[]): string => (length === 1 ? '1 mistake' : `${length} mistakes`);
