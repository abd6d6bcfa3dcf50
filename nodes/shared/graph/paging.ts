import type { GraphRequest, GraphResponse, JsonObject } from './request';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a page: `data` itself, or the one list inside it, as groups have it (`data.groups`). */
export function entriesIn({ data }: JsonObject): JsonObject[] {
	const list = isObject(data) ? Object.values(data).find((member) => Array.isArray(member)) : data;
	return (Array.isArray(list) ? list : []).filter(isObject);
}

/** The cursor of the page after this one; undefined on the last. */
export function nextCursor(body: JsonObject): string | undefined {
	const paging = body.paging;
	if (typeof paging !== 'object' || paging === null || Array.isArray(paging) || !paging.next) return undefined;
	const cursors = paging.cursors;
	if (typeof cursors !== 'object' || cursors === null || Array.isArray(cursors)) return undefined;
	return typeof cursors.after === 'string' && cursors.after !== '' ? cursors.after : undefined;
}

/** Of the address of the next page: what belongs to the caller, and what each page gets anew. */
const NOT_OF_THE_PAGE = ['access_token', 'appsecret_proof', 'limit'];

/**
 * What the query of the page after this one adds; undefined on the last. Lists without cursors say it in the address
 * of that page: its query alone is used, so that no answer decides where the token goes.
 */
function nextQuery(body: JsonObject): Record<string, string> | undefined {
	const after = nextCursor(body);
	if (after !== undefined) return { after };
	const next = isObject(body.paging) ? body.paging.next : undefined;
	if (typeof next !== 'string' || !URL.canParse(next)) return undefined;
	const query = [...new URL(next).searchParams].filter(([name]) => !NOT_OF_THE_PAGE.includes(name));
	return query.length === 0 ? undefined : Object.fromEntries(query);
}

/** Meta's largest page for most edges. */
const PAGE_SIZE = 100;

/**
 * Reads pages until there are `limit` entries (all, when undefined) and gives them back as if they were one page:
 * `data` holds them, `paging` is the last page's. A `limit` in the request's query is the size of a page.
 */
export async function allPages(
	read: (request: GraphRequest) => Promise<GraphResponse>,
	request: GraphRequest,
	limit?: number,
): Promise<JsonObject> {
	const data: JsonObject[] = [];
	let place: Record<string, string> | undefined;
	const pageSize = Number(request.query?.limit ?? PAGE_SIZE);
	for (;;) {
		const wanted = limit === undefined ? pageSize : Math.min(pageSize, limit - data.length);
		const query = { ...request.query, limit: wanted, ...place };
		const { body } = await read({ ...request, query });
		data.push(...entriesIn(body));
		const next = nextQuery(body);
		const stands = JSON.stringify(next) === JSON.stringify(place);
		if (next === undefined || stands || (limit !== undefined && data.length >= limit)) {
			return { ...body, data: limit === undefined ? data : data.slice(0, limit) };
		}
		place = next;
	}
}
