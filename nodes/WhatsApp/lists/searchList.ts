import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { entriesIn, nextCursor } from '../../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject } from '../../shared/graph/request';
import { requireAccountId } from '../../shared/whatsapp/identifiers';
import { transmit } from '../../shared/graph/transport';
import type { Account } from '../../shared/graph/connection';
import { forEditor } from './editorError';

/** What a list of the editor is made of: an edge of the Graph API, and how one entry reads. */
export interface GraphList {
	/**
	 * The read for one page, without cursor.
	 * @param parameter reads what the panel holds in another field, such as the number; empty where it holds nothing
	 */
	request(account: Account, filter: string, parameter: (name: string) => string): GraphRequest;
	/** Menu text and value of an entry; undefined leaves it out. */
	entry(one: JsonObject): { name: string; value: string; url?: string } | undefined;
}

/** Entries of one page of a list. */
const PAGE = 50;

/** A searchable list with paging, as a resource locator asks for it. */
export const searchList = (list: GraphList) =>
	async function (this: ILoadOptionsFunctions, filter = '', cursor?: string): Promise<INodeListSearchResult> {
		return await forEditor(this, async () => {
			const connection = await readConnection(this);
			const request = list.request(connection.account, filter, (name) => parameterOf(this, name));
			const query = { limit: PAGE, ...request.query, ...(cursor === undefined ? {} : { after: cursor }) };
			const answer: GraphResponse = await transmit(this, connection, { ...request, query });
			const wanted = filter.trim().toLowerCase();
			const results = entriesIn(answer.body)
				.flatMap((one) => list.entry(one) ?? [])
				.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
			const next = nextCursor(answer.body);
			return next === undefined ? { results } : { results, paginationToken: next };
		});
	};

/** A text or a locator's value; an expression cannot be resolved here, and n8n then gives none. */
function parameterOf(context: ILoadOptionsFunctions, name: string): string {
	const given: unknown = context.getCurrentNodeParameter(name);
	const value = typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
	return typeof value === 'string' && !value.startsWith('=') ? value : '';
}

/** The account's ID for a path. */
export const accountIdOf = requireAccountId;
