import type { GraphRequest, GraphResponse, JsonObject } from './request';

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value : []);

/** The cursor of the page after this one; undefined on the last. */
export function nextCursor(body: JsonObject): string | undefined {
	const paging = body.paging;
	if (typeof paging !== 'object' || paging === null || Array.isArray(paging) || !paging.next) return undefined;
	const cursors = paging.cursors;
	if (typeof cursors !== 'object' || cursors === null || Array.isArray(cursors)) return undefined;
	return typeof cursors.after === 'string' && cursors.after !== '' ? cursors.after : undefined;
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
	let after = request.query?.after;
	const pageSize = Number(request.query?.limit ?? PAGE_SIZE);
	for (;;) {
		const wanted = limit === undefined ? pageSize : Math.min(pageSize, limit - data.length);
		const query = { ...request.query, limit: wanted, ...(after === undefined ? {} : { after }) };
		const { body } = await read({ ...request, query });
		data.push(...objects(body.data));
		const next = nextCursor(body);
		if (next === undefined || next === after || (limit !== undefined && data.length >= limit)) {
			return { ...body, data: limit === undefined ? data : data.slice(0, limit) };
		}
		after = next;
	}
}
