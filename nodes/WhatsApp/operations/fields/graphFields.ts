import { InputError } from '../../../shared/graph/failure';
import { defineField } from './field';

/**
 * Which of an object's fields to read.
 * @param example two or three of them, for the placeholder
 */
export const graphFields = <const E extends string>(example: E) =>
	defineField({
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}` as const,
		description: 'Names of the fields to read, with commas between them. Leave it empty to read all that the node knows.',
	});

const FIELD_NAME = /^[a-z][a-z0-9_]*$/;

/**
 * The value of `fields` for a query: names alone, each once.
 * @param defaults what is read when the user names nothing
 * @throws InputError for everything that is no name, such as brackets and dots
 */
export function fieldNames(value: string, defaults: readonly string[], field = 'Fields'): string {
	const names = value
		.split(/[\s,]+/)
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const wrong = names.find((name) => !FIELD_NAME.test(name));
	if (wrong !== undefined) {
		throw new InputError(
			`'${field}' holds '${wrong.slice(0, 60)}', which is no name of a field`,
			`Enter names of small letters and underscores with commas between them, such as ${defaults.slice(0, 3).join(', ')}.`,
		);
	}
	return [...new Set(names.length === 0 ? defaults : names)].join(',');
}
