/** A JSON object whose members are not known yet. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member when it is an object, else an empty one: for reading optional parts. */
export function member(value: unknown, key: string): Json {
	if (!isJson(value)) return {};
	const found = value[key];
	return isJson(found) ? found : {};
}

/** The member when it is a non-empty text. */
export function textOf(value: unknown, key: string): string | undefined {
	if (!isJson(value)) return undefined;
	const found = value[key];
	return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The member when it is an array, else an empty one. */
export function listOf(value: unknown, key: string): unknown[] {
	if (!isJson(value)) return [];
	const found = value[key];
	return Array.isArray(found) ? found : [];
}
