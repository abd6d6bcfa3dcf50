import { GraphError } from '../graph/graphError';
import { member, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import type { Template } from '../world/objects';
import { fill, forbidden, placeholders } from './definition';

/** A text with its variables filled in, and the values by variable. */
export interface Filled {
	values: Record<string, string>;
	text: string;
}

/** 132000, in Meta's words. */
export function countMismatch(at: string, given: number, expected: number): GraphError {
	return new GraphError(132000, {
		details: `${at}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
	});
}

/** 132012, in Meta's words. */
export function formatMismatch(at: string, expected: string, received: string): GraphError {
	return new GraphError(132012, {
		details: `${at}: Format mismatch, expected ${expected}, received ${received}`,
	});
}

/**
 * Fills a text header's or a body's variables.
 * @param limit longest text after filling, in code points
 * @throws GraphError 132000 count, 132012 kind or name, 131008 empty, 132018 forbidden characters, 132007 forbidden words, 132005 too long
 */
export function checkTextSend(
	template: Template,
	text: string | undefined,
	parameters: Json[],
	at: string,
	limit: number,
): Filled {
	const names = placeholders(text);
	if (parameters.length !== names.length) throw countMismatch(at, parameters.length, names.length);
	const values: Record<string, string> = {};
	parameters.forEach((parameter, index) => {
		const name = nameOf(template, names, parameter, index, at);
		const value = valueOf(parameter, at);
		checkCharacters(value, at);
		values[name] = value;
	});
	const absent = names.find((name) => values[name] === undefined);
	if (absent !== undefined)
		throw new GraphError(132012, { details: `${at}: Parameter name ${absent} is missing` });
	const filled = fill(text ?? '', values);
	if (codePoints(filled) > limit) {
		throw new GraphError(132005, {
			details: `${at}: ${codePoints(filled)} characters after filling in the parameters; at most ${limit} are allowed`,
		});
	}
	return { values, text: filled };
}

function nameOf(template: Template, names: string[], parameter: Json, index: number, at: string): string {
	const given = textOf(parameter, 'parameter_name');
	if (template.parameterFormat === 'POSITIONAL') {
		if (given !== undefined)
			throw new GraphError(132012, {
				details: `${at}: parameter_name ${given} was given, but the template's parameters are positional`,
			});
		return String(index + 1);
	}
	if (given === undefined)
		throw new GraphError(132012, { details: `${at}: Parameter name is missing or empty` });
	if (!names.includes(given))
		throw new GraphError(132012, { details: `${at}: Parameter name ${given} is not in the template` });
	return given;
}

function valueOf(parameter: Json, at: string): string {
	const type = String(parameter['type']).toLowerCase();
	if (type === 'text') {
		const value = parameter['text'];
		if (value === '' || value === undefined) {
			throw new GraphError(131008, { details: `${at}: Parameter of type text is missing text value` });
		}
		return String(value);
	}
	if (type === 'currency' || type === 'date_time')
		return textOf(member(parameter, type), 'fallback_value') ?? '';
	throw formatMismatch(at, 'TEXT', type.toUpperCase());
}

function checkCharacters(value: string, at: string): void {
	if (/[\n\r\t]| {5,}/.test(value)) {
		throw new GraphError(132018, {
			details: `${at}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
		});
	}
	if (forbidden.some(([words]) => words.test(value))) {
		throw new GraphError(132007, { details: `${at}: the parameter's text violates a WhatsApp policy` });
	}
}
