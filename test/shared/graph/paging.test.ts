import { allPages, entriesIn } from '../../../nodes/shared/graph/paging';
import type { GraphRequest, JsonObject } from '../../../nodes/shared/graph/request';

/** Pages in a row, and the queries by which they were asked for. */
function served(...pages: JsonObject[]) {
	const queries: Array<GraphRequest['query']> = [];
	const read = async ({ query }: GraphRequest) => {
		const body = pages[queries.push(query) - 1];
		if (!body) throw new Error('no such page');
		return { httpStatus: 200, headers: {}, body };
	};
	return { queries, read };
}

const request: GraphRequest = { method: 'GET', path: '/1022/flows', query: { fields: 'id' } };
const entries = (...ids: number[]): JsonObject[] => ids.map((id) => ({ id }));

describe('pages of a list', () => {
	it('are read by the cursor of each, and put together', async () => {
		const { read, queries } = served(
			{ data: entries(1, 2), paging: { cursors: { after: 'A' }, next: 'https://graph.facebook.com/x?after=A' } },
			{ data: entries(3), paging: { cursors: { after: 'B' } } },
		);
		expect((await allPages(read, request)).data).toEqual(entries(1, 2, 3));
		expect(queries).toEqual([{ fields: 'id', limit: 100 }, { fields: 'id', limit: 100, after: 'A' }]);
	});

	it('are read by the query of the next address where there are no cursors, and never by its host or token', async () => {
		const next = 'https://evil.example/v26.0/9/x?access_token=EAAB&appsecret_proof=1&limit=25&until=1700000000&__paging_token=T';
		const { read, queries } = served({ data: entries(1), paging: { next } }, { data: entries(2) });
		expect((await allPages(read, request)).data).toEqual(entries(1, 2));
		expect(queries[1]).toEqual({ fields: 'id', limit: 100, until: '1700000000', __paging_token: 'T' });
	});

	it('end where a page leads back to itself', async () => {
		const page = { data: entries(1), paging: { cursors: { after: 'A' }, next: 'https://graph.facebook.com/x?after=A' } };
		const { read, queries } = served(page, page, page);
		expect((await allPages(read, request)).data).toEqual(entries(1, 1));
		expect(queries).toHaveLength(2);
	});

	it('end at the limit, with a last page of what is left', async () => {
		const paging = (after: string) => ({ cursors: { after }, next: 'https://graph.facebook.com/x' });
		const { read, queries } = served({ data: entries(1, 2), paging: paging('A') }, { data: entries(3, 4), paging: paging('B') });
		const body = await allPages(read, { ...request, query: { limit: 2, after: 'START' } }, 3);
		expect(body.data).toEqual(entries(1, 2, 3));
		expect(queries).toEqual([{ limit: 2, after: 'START' }, { limit: 1, after: 'A' }]);
	});

	it.each([
		[{ data: entries(1) }, entries(1)],
		[{ data: { groups: entries(1, 2) } }, entries(1, 2)],
		[{ data: { id: '1' } }, []],
		[{ data: [1, null, 'a', { id: 1 }] }, entries(1)],
		[{}, []],
	])('entries of %j', (body, expected) => {
		expect(entriesIn(body as JsonObject)).toEqual(expected);
	});
});
