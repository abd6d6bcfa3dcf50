import type { IDataObject } from 'n8n-workflow';

function keysOf(path: string): string[] {
	return path.replace(/\[(\w+)\]/g, '.$1').split('.').filter((key) => key !== '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** The value at `a.b[0].c`, undefined where the path ends early. */
export function valueAt(source: IDataObject, path: string): unknown {
	return keysOf(path).reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), source);
}

/** Puts a value at `a.b.c`, making the objects on the way. */
export function putAt(target: IDataObject, path: string, value: unknown): void {
	const keys = keysOf(path);
	const last = keys.pop();
	if (last === undefined) return;
	let place: Record<string, unknown> = target;
	for (const key of keys) {
		const next = place[key];
		const inner = isRecord(next) ? next : {};
		place[key] = inner;
		place = inner;
	}
	place[last] = value;
}

/** Takes the value at `a.b.c` away. */
export function removeAt(target: IDataObject, path: string): void {
	const keys = keysOf(path);
	const last = keys.pop();
	const place = valueAt(target, keys.join('.')) ?? target;
	if (last !== undefined && isRecord(place)) Reflect.deleteProperty(place, last);
}
