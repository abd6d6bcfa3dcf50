/** Reading JSON whose shape is another program's business: each reader narrows one value and names the path when it is missing. */
type Path = Array<string | number>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path; undefined where the path ends early. */
export function at(value: unknown, ...path: Path): unknown {
	let current = value;
	for (const step of path) {
		if (Array.isArray(current) && typeof step === 'number') current = current[step];
		else if (isRecord(current)) current = current[step];
		else return undefined;
	}
	return current;
}

export function textAt(value: unknown, ...path: Path): string {
	const found = at(value, ...path);
	if (typeof found !== 'string') throw new Error(`Expected text at '${path.join('.')}', found ${JSON.stringify(found)}`);
	return found;
}

export const textOr = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

export function listAt(value: unknown, ...path: Path): unknown[] {
	const found = at(value, ...path);
	if (!Array.isArray(found)) throw new Error(`Expected a list at '${path.join('.')}', found ${JSON.stringify(found)}`);
	return found;
}

export function recordAt(value: unknown, ...path: Path): Record<string, unknown> {
	const found = at(value, ...path);
	if (!isRecord(found)) throw new Error(`Expected an object at '${path.join('.')}', found ${JSON.stringify(found)}`);
	return found;
}

export const parseJson = (text: string): unknown => JSON.parse(text);
