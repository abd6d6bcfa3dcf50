import { isRecord, listAt, parseJson } from './json';

/**
 * Reads n8n's stored execution data: a JSON list whose objects and lists hold, in place of each value other than a
 * number, boolean or null, the value's index in the list, written as text. Cycles are left as they are.
 */
export function readFlattened(text: string): unknown {
	const entries = listAt(parseJson(text));
	const built = new Map<number, unknown>();
	const resolve = (value: unknown): unknown => (typeof value === 'string' ? build(Number(value)) : value);
	const build = (index: number): unknown => {
		if (built.has(index)) return built.get(index);
		const entry = entries[index];
		if (Array.isArray(entry)) {
			const list: unknown[] = [];
			built.set(index, list);
			for (const value of entry) list.push(resolve(value));
			return list;
		}
		if (isRecord(entry)) {
			const record: Record<string, unknown> = {};
			built.set(index, record);
			for (const [key, value] of Object.entries(entry)) record[key] = resolve(value);
			return record;
		}
		built.set(index, entry);
		return entry;
	};
	return build(0);
}
