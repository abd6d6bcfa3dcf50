import type { JsonObject, JsonValue } from '../../shared/graph/request';

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a value that Meta gives as text or as a number. */
export const textOf = (value: JsonValue | undefined): string | undefined =>
	typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const camelCase = (name: string): string => name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** An object of Meta's with the names of its own members in camel case, as all flat outputs have them. */
export const flat = (object: JsonObject): JsonObject =>
	Object.fromEntries(Object.entries(object).map(([name, value]) => [camelCase(name), value]));

/** Meta sometimes wraps a single object into a list, and that under its own name. */
export function single(body: JsonObject, name?: string): JsonObject {
	const first = Array.isArray(body.data) ? body.data[0] : body;
	const object = isObject(first) ? first : {};
	const inner = name === undefined ? undefined : object[name];
	return isObject(inner) ? inner : object;
}
