import { InputError, raise } from '../shared/graph/failure';
import { withinBounds, withinCount, withinLength } from '../shared/whatsapp/limits';
import type { Field, Fields } from './operations/fields/field';

/** Parameters as `readParameters` gives them: each value of the type that its field declares. */
export type Parameters = Record<string, unknown>;

/** Reads one parameter of one item, expressions resolved; undefined when the field is not shown. */
export type ReadParameter = (name: string) => unknown;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The border between n8n and the operations: reads the fields' values, narrows each to its declared type, since an
 * expression may give a number where a text belongs, JSON as text, or an array where the form has rows, and checks the
 * declared limits of those that are shown.
 * @throws InputError when a value cannot be read as its field's type, or breaks its limit
 */
export function readParameters(fields: Fields, read: ReadParameter, { place = '', root }: Partial<Surroundings> = {}): Parameters {
	const parameters: Parameters = {};
	const around = { place, root: root ?? parameters };
	for (const field of fields) {
		if (field.type === 'notice') continue;
		const visible = isShown(field, parameters, around.root);
		// Fields of the same name take turns: the one that is shown counts.
		if (!visible && field.name in parameters) continue;
		const value = visible ? given(field, read) : undefined;
		const labelled = place === '' ? field : { ...field, displayName: within(place, field.displayName) };
		parameters[field.name] =
			value === undefined ? narrowed(field, field.default, around) : checked(labelled, narrowed(labelled, value, around));
	}
	return parameters;
}

/** Where a row of a form stands: its name for messages, and the parameters around the form, which `/name` refers to. */
interface Surroundings {
	place: string;
	root: Parameters;
}

/** `Title' of 'Row 2' of 'Section 1`, for messages that put quotes around it. */
const within = (place: string, name: string): string => (place === '' ? name : `${name}' of '${place}`);

/** Whether a field is shown beside these values. Its conditions name fields that stand before it. */
export function isShown({ displayOptions }: Field, parameters: Parameters, root: Parameters = parameters): boolean {
	const holds = ([name, values]: [string, unknown]): boolean => {
		const known = name.startsWith('/') ? root : parameters;
		const bare = name.replace(/^\//, '');
		return !(bare in known) || (Array.isArray(values) && values.includes(known[bare]));
	};
	const shown = Object.entries(displayOptions?.show ?? {}).every(holds);
	const hidden = Object.entries(displayOptions?.hide ?? {}).some(holds);
	return shown && !(displayOptions?.hide && hidden);
}

/** The value as it came, for a form from whichever of its two inputs is in use; the default where none came. */
function given(field: Field, read: ReadParameter): unknown {
	const value = field.orJson === true && read(jsonChoice(field.name)) === 'json' ? read(jsonInput(field.name)) : read(field.name);
	return value === undefined || value === null ? withoutExpression(field.default) : value;
}

/** A default that is an expression and gave nothing for this item: nothing. */
function withoutExpression(value: unknown): unknown {
	const plain = isRecord(value) && 'mode' in value ? value.value : value;
	return typeof plain === 'string' && plain.startsWith('=') ? '' : value;
}

/** The parameters that the menus add to a form whose rows may be JSON. */
export const jsonChoice = (form: string): string => `${form}Input`;
export const jsonInput = (form: string): string => `${form}Json`;

function checked(field: Field, value: unknown): unknown {
	const limit = field.limit ?? (field.required === true ? { min: 1, max: Infinity } : undefined);
	if (limit && typeof value === 'string') return withinLength(field.displayName, value, limit);
	if (limit && Array.isArray(value)) return withinCount(field.displayName, value, limit);
	if (typeof value === 'number') return withinBounds(field.displayName, value, field.typeOptions);
	return value;
}

function narrowed(field: Field, value: unknown, around: Surroundings): unknown {
	if (field.typeOptions?.multipleValues === true && field.type !== 'fixedCollection') {
		return list(field, value).map((one) => narrowedOne(field, one, around));
	}
	return narrowedOne(field, value, around);
}

function narrowedOne(field: Field, value: unknown, around: Surroundings): unknown {
	switch (field.type) {
		case 'string':
		case 'dateTime':
			return textOf(field, value);
		case 'number':
			return numberOf(field, value);
		case 'boolean':
			return booleanOf(field, value);
		case 'options':
			return optionOf(field, value);
		case 'multiOptions':
			return list(field, value).map((one) => optionOf(field, one));
		case 'resourceLocator':
			return locatorOf(field, value);
		case 'collection':
			return collectionOf(field, value, around);
		case 'fixedCollection':
			return formOf(field, value, around);
		case 'json':
			if (field.asText === true) return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
			if (field.asText === 'unlessJson' && typeof value === 'string' && !beginsJson(value)) return value;
			return typeof value === 'string' ? jsonOf(field, value) : value;
		default:
			return value;
	}
}

/** Whether a text begins as an array or an object does, also in the fence that AI models put around it. */
const beginsJson = (text: string): boolean => /^\s*(?:```|[[{])/.test(text);

function textOf(field: Field, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && !Number.isFinite(value)) throw wrongType(field, value, 'a text');
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value === undefined || value === null) return '';
	// A date of luxon, or JavaScript's own, as an expression gives it.
	if (value instanceof Date) return value.toISOString();
	if (isRecord(value) && typeof value.toISO === 'function') return String(value.toISO());
	throw wrongType(field, value, 'a text');
}

function numberOf(field: Field, value: unknown): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
	if ((value === '' || value === undefined) && typeof field.default === 'number') return field.default;
	throw wrongType(field, value, 'a number');
}

function booleanOf(field: Field, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 1) return true;
	if (value === 'false' || value === 0 || value === '' || value === undefined || value === null) return false;
	throw wrongType(field, value, 'true or false');
}

function optionOf(field: Field, value: unknown): unknown {
	const known = (field.options ?? []).flatMap((one) => ('value' in one ? [one] : []));
	if (known.length === 0 || field.typeOptions?.loadOptionsMethod) return typeof value === 'number' ? String(value) : value;
	const match = known.find((one) => one.value === value || String(one.value).toLowerCase() === String(value).toLowerCase());
	if (match) return match.value;
	if (field.allowArbitraryValues === true) return textOf(field, value);
	const allowed = known.map((one) => String(one.value)).join(', ');
	throw new InputError(`'${field.displayName}' is ${shown(value)}, which is not among its values`, `Use one of: ${allowed}.`);
}

/** A locator's value: an ID as text, also where an expression or an AI model gives the plain ID. */
function locatorOf(field: Field, value: unknown): string {
	return textOf(field, isRecord(value) && 'value' in value ? value.value : value).trim();
}

const fieldsOf = (field: Field): Fields =>
	(field.options ?? []).flatMap((one) => ('type' in one ? [one] : []));

function collectionOf(field: Field, value: unknown, { root }: Surroundings): Parameters {
	const given = value === '' ? {} : typeof value === 'string' ? jsonOf(field, value) : value;
	if (!isRecord(given)) throw wrongType(field, value, 'an object');
	// An option whose expression gives nothing counts as not added, but not one that must not be empty.
	const isChosen = ({ name, required }: Field): boolean =>
		required === true ? Object.hasOwn(given, name) : given[name] !== undefined && given[name] !== null;
	const chosen = fieldsOf(field).filter(isChosen);
	return readParameters(chosen, (name) => given[name], { root });
}

/**
 * A form of one group gives its rows, or its values. An expression may give the rows themselves: an array of objects,
 * or JSON text of one.
 */
function formOf(field: Field, value: unknown, around: Surroundings): unknown {
	const groups = (field.options ?? []).flatMap((one) => ('values' in one ? [one] : []));
	const given = value === '' ? {} : typeof value === 'string' ? jsonOf(field, value) : value;
	const [only] = groups;
	if (only === undefined || groups.length !== 1) {
		if (!isRecord(given)) throw wrongType(field, value, 'an object');
		return Object.fromEntries(
			groups
				.filter((group) => given[group.name] !== undefined)
				.map((group) => [group.name, rowsOf(field, group.values, given[group.name], around)]),
		);
	}
	const rows = rowsIn(given, [only.name, field.name]);
	if (field.typeOptions?.multipleValues === true) {
		return list(field, rows).map((row, index) => {
			const place = within(around.place, `${only.displayName} ${index + 1}`);
			return rowOf(field, only.values, row, { ...around, place });
		});
	}
	return rows === undefined ? undefined : rowOf(field, only.values, rows, around);
}

/** The rows, or what holds them as Meta does: `{"buttons": […]}`, `{"action": {"buttons": […]}}`. */
function rowsIn(given: unknown, names: readonly string[]): unknown {
	if (!isRecord(given)) return given;
	const holder = [given, given.action].filter(isRecord).find((one) => names.some((name) => name in one));
	if (holder) return holder[names.find((name) => name in holder) ?? ''];
	return Object.keys(given).length === 0 ? undefined : given;
}

const rowsOf = (field: Field, fields: Fields, value: unknown, around: Surroundings): unknown =>
	Array.isArray(value) ? value.map((row) => rowOf(field, fields, row, around)) : rowOf(field, fields, value, around);

/** A row's values, by the fields' names, by Meta's (`product_retailer_id` serves for `productRetailerId`), or by other names. */
function rowOf(field: Field, fields: Fields, row: unknown, around: Surroundings): Parameters {
	const { text, within: member, aliases = {} } = field.rowAs ?? {};
	const inner = isRecord(row) && member !== undefined && isRecord(row[member]) ? row[member] : row;
	const given = text !== undefined && (typeof row === 'string' || typeof row === 'number') ? { [text]: row } : inner;
	if (!isRecord(given)) throw wrongType(around.place === '' ? field : { ...field, displayName: around.place }, row, 'an object');
	const spellings = (name: string): string[] => [name, snakeCase(name), ...(aliases[name] ?? [])];
	return readParameters(fields, (name) => spellings(name).map((key) => given[key]).find((value) => value !== undefined && value !== null), around);
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A list from an array, from JSON text of one, from text with commas, or from a single value. */
function list(field: Field, value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (value === undefined || value === null || value === '') return [];
	if (typeof value !== 'string') return [value];
	if (value.trim().startsWith('[')) {
		const parsed = jsonOf(field, value);
		return Array.isArray(parsed) ? parsed : [parsed];
	}
	return field.type === 'multiOptions' ? value.split(',').map((one) => one.trim()) : [value];
}

function jsonOf(field: Field, text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text.replace(/^\s*```(?:json)?\s*\n([^]*?)\n\s*```\s*$/i, '$1'));
	} catch (thrown) {
		const why = thrown instanceof Error ? thrown.message : 'it cannot be read';
		return raise(new InputError(`'${field.displayName}' is not valid JSON: ${why}`, 'Correct the JSON, or let the expression give an object.'));
	}
}

const shown = (value: unknown): string => {
	const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
	return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
};

const wrongType = (field: Field, value: unknown, wanted: string): InputError =>
	new InputError(`'${field.displayName}' is ${shown(value)} where ${wanted} belongs`, 'Check the expression in this field for this item.');
