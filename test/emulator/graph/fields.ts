import type { Json } from '../json';
import { GraphError } from './graphError';

/** One name of `fields`, with its modifiers: `analytics.start(1).end(2)` and its inner fields `{id,name}`. */
export interface Field {
	name: string;
	arguments: Record<string, string>;
	inner: string | undefined;
}

/** Reads a `fields` parameter. @throws GraphError 2500 when brackets do not match or a name is empty */
export function parseFields(fields: string): Field[] {
	return splitOutside(fields).map((part) => {
		const inner = /\{(.*)\}\s*$/s.exec(part)?.[1];
		const plain = inner === undefined ? part : part.slice(0, part.indexOf('{'));
		const name = /^\s*([a-z_0-9]+)/i.exec(plain)?.[1];
		if (name === undefined) throw syntaxError(part);
		const modifiers: Record<string, string> = {};
		let left = plain.trim().slice(name.length);
		while (left !== '') {
			const next = /^\.([a-z_]+)\(((?:[^()"]|"[^"]*"|\([^()]*\))*)\)/i.exec(left);
			if (next?.[1] === undefined) throw syntaxError(left);
			modifiers[next[1]] = next[2] ?? '';
			left = left.slice(next[0].length);
		}
		return { name, arguments: modifiers, inner };
	});
}

function splitOutside(fields: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let part = '';
	for (const sign of fields) {
		if ('([{'.includes(sign)) depth += 1;
		if (')]}'.includes(sign)) depth -= 1;
		if (depth < 0) break;
		if (sign === ',' && depth === 0) {
			parts.push(part);
			part = '';
		} else part += sign;
	}
	if (depth !== 0) throw syntaxError(fields);
	return [...parts, part];
}

function syntaxError(at: string): GraphError {
	return new GraphError(2500, { message: `Syntax error "Expected name." at character 0: ${at.slice(0, 80)}` });
}

/**
 * The members that `fields` asks for, the ID always; without `fields`, the object's default ones.
 * @param type Graph's name of the object's type, for the error
 * @param computed members that are made when asked for
 * @throws GraphError 100 for a name that the object does not have
 */
export function pick(
	object: Json,
	fields: unknown,
	type: string,
	defaults: string[],
	computed: Record<string, (field: Field) => unknown> = {},
): Json {
	const asked =
		typeof fields === 'string' && fields.trim() !== ''
			? parseFields(fields)
			: defaults.map((name) => ({ name, arguments: {}, inner: undefined }));
	const picked: Json = {};
	for (const field of asked) {
		const make = computed[field.name];
		if (make !== undefined) picked[field.name] = make(field);
		else if (field.name in object) picked[field.name] = object[field.name];
		else if (typeof fields === 'string') {
			throw new GraphError(100, {
				title: `Tried accessing nonexisting field (${field.name}) on node type (${type})`,
			});
		}
	}
	for (const [key, value] of Object.entries(picked))
		if (value === undefined) Reflect.deleteProperty(picked, key);
	if (object['id'] !== undefined) picked['id'] = object['id'];
	return picked;
}
