import type { JsonObject, JsonValue } from '../../shared/graph/request';

/** The value as an object; undefined for a list, null and everything else. */
export const objectOf = (value: unknown): JsonObject | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

/** The value as a list; an empty one for everything else. */
export const listOf = (value: unknown): JsonValue[] => (Array.isArray(value) ? (value as JsonValue[]) : []);

/** The objects of a list; whatever else stands in it is left out. */
export const objectsOf = (value: unknown): JsonObject[] =>
	listOf(value).map(objectOf).filter((one) => one !== undefined);

/** The value as text. Meta writes IDs and times as text in one field and as numbers in the next. */
export const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** The first that holds text. */
export const firstText = (...values: unknown[]): string | undefined => {
	for (const value of values) {
		const text = textOf(value);
		if (text !== undefined) return text;
	}
	return undefined;
};

/** Members of an item, of which some may not be there. */
export type Members = Record<string, JsonValue | undefined>;

/** The members that are given, in the order of their groups. */
export function present(...groups: readonly Members[]): JsonObject {
	const given: JsonObject = {};
	for (const members of groups) {
		for (const name in members) {
			const value = members[name];
			if (value !== undefined) given[name] = value;
		}
	}
	return given;
}

/** As `present`, but undefined when nothing is left: for a member that then is left out as a whole. */
export function presentOrNothing(members: Members): JsonObject | undefined {
	const given = present(members);
	return Object.keys(given).length === 0 ? undefined : given;
}

/** The object without some of its members. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
	const rest: JsonObject = {};
	for (const name in object) {
		if (names.includes(name)) continue;
		const value = object[name] ?? null;
		// An own member of this name, which JSON can have, must not become the prototype.
		if (name === '__proto__') Object.defineProperty(rest, name, { value, enumerable: true, configurable: true, writable: true });
		else rest[name] = value;
	}
	return rest;
}
