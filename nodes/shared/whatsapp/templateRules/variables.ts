import { InputError } from '../../graph/failure';
import type { JsonObject, JsonValue } from '../../graph/request';
import { componentOf, variablesIn, type ParameterFormat, type TemplateComponent } from '../templateDefinition';

/** `[[1]]` and `[[name]]` mean `{{1}}` and `{{name}}`, which n8n takes for expressions in some fields. */
export const curly = (text: string): string =>
	text.replace(/(?:\[\[|\{\{)\s*([A-Za-z0-9_]+)\s*(?:\]\]|\}\})/g, '{{$1}}');

/** The texts and addresses of components with `{{` in place of `[[`. */
export function withCurly(value: JsonValue, name = ''): JsonValue {
	if (typeof value === 'string') return name === 'text' || name === 'url' ? curly(value) : value;
	if (Array.isArray(value)) return value.map((one) => withCurly(one, name));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withCurly(inner, key)])) as JsonObject;
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** The variables of header and body, also of cards. Addresses of buttons are numbered in either format. */
function namesIn(components: readonly TemplateComponent[]): string[] {
	const header = componentOf(components, 'HEADER');
	const texts = [header?.format === 'TEXT' ? header.text : '', componentOf(components, 'BODY')?.text ?? ''];
	const cards = componentOf(components, 'CAROUSEL')?.cards ?? [];
	return [...texts.flatMap(variablesIn), ...cards.flatMap((card) => namesIn(card.components))];
}

/**
 * Whether a template's variables are numbered or named; undefined when it has none.
 * @throws InputError when it has both
 */
export function formatIn(components: readonly TemplateComponent[]): ParameterFormat | undefined {
	const names = namesIn(components);
	const numbered = names.find(isNumber);
	const named = names.find((name) => !isNumber(name));
	if (numbered !== undefined && named !== undefined) {
		throw new InputError(
			`The template has numbered and named variables, such as {{${numbered}}} and {{${named}}}, and it takes one kind`,
			'Number all of them from {{1}} on, or give each a name.',
		);
	}
	return numbered !== undefined ? 'POSITIONAL' : named !== undefined ? 'NAMED' : undefined;
}

const shown = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

/**
 * The variables of a text, each spelled and numbered as Meta wants it.
 * @throws InputError that names the field and the variable
 */
export function checkedVariables(field: string, text: string, format: ParameterFormat): string[] {
	const broken = /\{\{[^{}]*\}\}|\{\{|\}\}/.exec(text.replace(/\{\{[A-Za-z0-9_]+\}\}/g, ''))?.[0];
	if (broken !== undefined) {
		throw new InputError(
			`'${field}' holds '${broken}', which is no variable`,
			'Write a variable as {{1}} or {{first_name}}: a number, or small letters, digits and underscores.',
		);
	}
	const names = variablesIn(text);
	if (format === 'NAMED') {
		const wrong = names.find((name) => !/^[a-z_][a-z0-9_]*$/.test(name));
		if (wrong === undefined) return names;
		throw new InputError(
			`'${field}' has the variable {{${wrong}}}, and a name has small letters, digits and underscores alone`,
			`Write it as {{${wrong.toLowerCase().replace(/^(\d)/, '_$1')}}}.`,
		);
	}
	const wrong = names.find((name) => !isNumber(name));
	if (wrong !== undefined) {
		throw new InputError(`'${field}' has the named variable {{${wrong}}}, and the template's variables are numbered`, 'Write a number in its place.');
	}
	const missing = names.map((_, index) => String(index + 1)).find((number) => !names.includes(number));
	if (missing === undefined) return names.sort((one, other) => Number(one) - Number(other));
	throw new InputError(
		`'${field}' has the variables ${shown(names)}, and {{${missing}}} is missing`,
		'Number the variables of each part from {{1}} on without gaps.',
	);
}

/** @throws InputError when a variable stands at the beginning or the end (Meta: code 2388299) */
export function checkEnds(field: string, text: string): void {
	const trimmed = text.trim();
	const at = /^\{\{\w+\}\}/.test(trimmed) ? 'begins' : /\{\{\w+\}\}$/.test(trimmed) ? 'ends' : undefined;
	if (at === undefined) return;
	throw new InputError(
		`'${field}' ${at} with a variable, which Meta does not allow`,
		at === 'begins' ? 'Put a word before it, such as Hello.' : 'Put a word or a full stop after it.',
	);
}

/**
 * @param examples values by variable
 * @throws InputError that names the variables without an example
 */
export function checkExamples(field: string, names: readonly string[], examples: ReadonlyMap<string, string>): void {
	const missing = names.filter((name) => (examples.get(name) ?? '').trim() === '');
	if (missing.length === 0) return;
	throw new InputError(
		`'${field}' has no example for ${shown(missing)}`,
		'Give an example of each value: Meta reviews the template with it.',
	);
}
