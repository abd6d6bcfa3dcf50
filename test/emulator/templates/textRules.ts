import { GraphError } from '../graph/graphError';
import { listOf, member, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import { placeholders } from './definition';

export type ParameterFormat = 'POSITIONAL' | 'NAMED';

const headerFormats = ['TEXT', 'IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION', 'PRODUCT'];

/** Meta's refusal of a template: code 100 with a subcode and texts for the user. */
export function templateError(details: string, subcode?: number, title = 'Invalid parameter'): GraphError {
	return new GraphError(100, {
		message: 'Invalid parameter',
		details,
		userTitle: title,
		userMessage: details,
		...(subcode === undefined ? {} : { subcode }),
	});
}

/** A header: a text with at most one variable, or a sample of its kind of media. */
export function checkHeader(
	header: Json | undefined,
	format: ParameterFormat,
	isHandle: (handle: string) => boolean,
): void {
	if (header === undefined) return;
	const kind = String(header['format']);
	if (!headerFormats.includes(kind)) {
		throw templateError(
			`HEADER: format must be one of ${headerFormats.join(', ')}.`,
			2388047,
			'Message header format is incorrect',
		);
	}
	if (kind === 'TEXT') {
		checkText('HEADER', header, 60, format, 2388047);
		if (placeholders(textOf(header, 'text')).length > 1) {
			throw templateError(
				'HEADER: a text header can have one variable only.',
				2388047,
				'Message header format is incorrect',
			);
		}
		if (/[*_~`\n]/.test(textOf(header, 'text')?.replace(/\{\{\w+\}\}/g, '') ?? '')) {
			throw templateError(
				'HEADER: no line breaks, emojis, asterisks or formatting characters.',
				2388047,
				'Message header format is incorrect',
			);
		}
		return;
	}
	if (kind === 'LOCATION' || kind === 'PRODUCT') return;
	const [handle] = listOf(member(header, 'example'), 'header_handle');
	if (typeof handle !== 'string' || !isHandle(handle)) {
		throw templateError(
			`HEADER: a ${kind} header needs example.header_handle, a handle from the resumable upload.`,
			2388273,
			'Invalid media handle',
		);
	}
}

/** Length, variables, their examples and where they stand. */
export function checkText(
	part: 'HEADER' | 'BODY',
	component: Json,
	limit: number,
	format: ParameterFormat,
	subcode: number,
): void {
	const text = textOf(component, 'text');
	const title = `Message ${part.toLowerCase()} format is incorrect`;
	if (text === undefined) throw templateError(`${part}: text is required.`, subcode, title);
	if (codePoints(text) > limit) {
		throw templateError(
			`${part}: text has ${codePoints(text)} characters; at most ${limit} are allowed.`,
			2388040,
			'Character limit exceeded',
		);
	}
	const names = placeholders(text);
	if (/\{\{[^}]*$|\{\{\s*\}\}|\{\{[^A-Za-z0-9_ }]/.test(text))
		throw templateError(`${part}: a variable is malformed.`, subcode, title);
	if (names.length === 0) return;
	checkNames(part, names, format, subcode);
	if (part === 'BODY') checkPlaces(text, names.length);
	checkExamples(part, component, names, format);
}

function checkNames(part: string, names: string[], format: ParameterFormat, subcode: number): void {
	const title = `Message ${part.toLowerCase()} format is incorrect`;
	const fits =
		format === 'NAMED'
			? names.every((name) => /^[a-z_][a-z0-9_]*$/.test(name))
			: names.every((name) => /^\d+$/.test(name));
	if (!fits)
		throw templateError(`${part}: the variables do not fit the parameter format ${format}.`, subcode, title);
	if (format === 'NAMED') return;
	const numbers = names.map(Number).sort((one, other) => one - other);
	if (numbers.some((number, index) => number !== index + 1)) {
		throw templateError(`${part}: variables must be numbered {{1}}, {{2}}, … without gaps.`, subcode, title);
	}
}

function checkPlaces(text: string, variables: number): void {
	const trimmed = text.trim();
	if (/^\{\{[^}]+\}\}/.test(trimmed) || /\{\{[^}]+\}\}$/.test(trimmed)) {
		throw templateError(
			'BODY: a variable cannot stand at the start or the end.',
			2388299,
			'Leading or trailing parameters not allowed',
		);
	}
	const words = trimmed
		.replace(/\{\{[^}]+\}\}/g, ' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
	if (words < 2 * variables + 1) {
		throw templateError(
			'BODY: too many variables for its length.',
			2388293,
			'Parameters words ratio exceeds limit',
		);
	}
}

function checkExamples(part: 'HEADER' | 'BODY', component: Json, names: string[], format: ParameterFormat): void {
	const example = member(component, 'example');
	const key = part === 'BODY' ? 'body_text' : 'header_text';
	const refuse = (): GraphError =>
		templateError(
			`${part}: example values are required for every variable (example.${key}${format === 'NAMED' ? '_named_params' : ''}).`,
			2388043,
			'Message template "components" param is missing expected field(s)',
		);
	if (format === 'NAMED') {
		const given = listOf(example, `${key}_named_params`).map((each) => textOf(each, 'param_name'));
		if (!names.every((name) => given.includes(name))) throw refuse();
		return;
	}
	const values = listOf(example, key);
	const row = part === 'BODY' && Array.isArray(values[0]) ? values[0] : values;
	const single = typeof example[key] === 'string' ? 1 : row.length;
	if (single !== names.length) throw refuse();
}

/** A footer has no variables. */
export function checkFooter(footer: Json | undefined): void {
	if (footer === undefined) return;
	const text = textOf(footer, 'text');
	const title = 'Message footer format is incorrect';
	if (text === undefined) throw templateError('FOOTER: text is required.', 2388073, title);
	if (codePoints(text) > 60)
		throw templateError(
			`FOOTER: text has ${codePoints(text)} characters; at most 60 are allowed.`,
			2388040,
			'Character limit exceeded',
		);
	if (placeholders(text).length > 0)
		throw templateError('FOOTER: a footer cannot have variables.', 2388073, title);
}
