/** An object whose fields are not known: Cloud API messages arrive as these. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at the path, or undefined as soon as a step is missing. */
export function at(value: unknown, ...path: Array<string | number>): unknown {
	let current = value;
	for (const step of path) {
		if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined;
		else current = isFields(current) ? current[step] : undefined;
	}
	return current;
}

/** The object at the path; an empty one when there is none. */
export function fieldsAt(value: unknown, ...path: Array<string | number>): Fields {
	const found = at(value, ...path);
	return isFields(found) ? found : {};
}

/** The text at the path, numbers as text too; undefined when absent or empty. */
export function textAt(value: unknown, ...path: Array<string | number>): string | undefined {
	const found = at(value, ...path);
	if (typeof found === 'number') return String(found);
	return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The number at the path, numeric text too. */
export function numberAt(value: unknown, ...path: Array<string | number>): number | undefined {
	const found = at(value, ...path);
	const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The list at the path; an empty one when there is none. */
export function listAt(value: unknown, ...path: Array<string | number>): unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}
