import type { Json } from '../json';
import type { GraphCall } from './endpoint';
import { GraphError } from './graphError';

/** A page of a list, as Graph gives it: `data` and `paging` with cursors; `next` and `previous` carry the token, as Meta's do. */
export function page(
	call: GraphCall,
	items: Json[],
	options: { limit?: number; maximum?: number; cursorCode?: number; key?: (item: Json) => string } = {},
): Json {
	const key = options.key ?? ((item) => String(item['id']));
	const limit = readLimit(call.parameters['limit'], options.limit ?? 25, options.maximum ?? 1000);
	const position = (cursor: unknown): number => {
		const wanted = Buffer.from(String(cursor), 'base64url').toString('utf8');
		const found = items.findIndex((item) => key(item) === wanted);
		if (found < 0) throw badCursor(options.cursorCode);
		return found;
	};
	const { after, before } = call.parameters;
	let from = 0;
	let until = limit;
	if (after !== undefined && after !== '') {
		from = position(after) + 1;
		until = from + limit;
	} else if (before !== undefined && before !== '') {
		until = position(before);
		from = Math.max(0, until - limit);
	}
	const data = items.slice(from, until);
	const [first] = data;
	const last = data.at(-1);
	if (first === undefined || last === undefined) return { data };
	const cursors = { before: cursorOf(key(first)), after: cursorOf(key(last)) };
	const paging: Json = { cursors };
	if (until < items.length) paging['next'] = address(call, { after: cursors.after, limit: String(limit) });
	if (from > 0) paging['previous'] = address(call, { before: cursors.before, limit: String(limit) });
	return { data, paging };
}

function cursorOf(key: string): string {
	return Buffer.from(key).toString('base64url');
}

function badCursor(code = 100): GraphError {
	if (code === 131059)
		return new GraphError(131059, { details: 'The cursor in the parameter after has expired or is invalid.' });
	return new GraphError(code, {
		title: 'Invalid cursors values',
		details: 'The parameter after or before is no cursor of this list.',
	});
}

function readLimit(given: unknown, standard: number, maximum: number): number {
	if (given === undefined || given === '') return standard;
	const limit = Number(given);
	if (!Number.isInteger(limit) || limit < 1) {
		throw new GraphError(100, {
			title: 'Param limit must be an integer greater than or equal to 1',
			details: 'Param limit must be a positive integer.',
		});
	}
	return Math.min(limit, maximum);
}

function address(call: GraphCall, changes: Record<string, string>): string {
	const query = new URLSearchParams(call.query);
	for (const gone of ['after', 'before', 'limit', 'access_token']) query.delete(gone);
	query.set(
		'access_token',
		call.caller.kind === 'user' ? call.caller.token.value : `${call.caller.app.id}|${call.caller.app.secret}`,
	);
	for (const [name, value] of Object.entries(changes)) query.set(name, value);
	return `${call.emulation.url}${call.request.path}?${query.toString()}`;
}
