import { NodeOperationError, type ILoadOptionsFunctions, type INodeListSearchResult } from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { InputError, raise, RequestFailed } from '../../shared/graph/failure';
import { describeFailure } from '../../shared/graph/failures';
import { nextCursor } from '../../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject } from '../../shared/graph/request';
import { graphId } from '../../shared/whatsapp/identifiers';
import { transmit } from '../../shared/graph/transport';
import type { Account } from '../../shared/graph/connection';

/** What a list of the editor is made of: an edge of the Graph API, and how one entry reads. */
export interface GraphList {
	/** The read for one page, without cursor. */
	request(account: Account, filter: string): GraphRequest;
	/** Menu text and value of an entry; undefined leaves it out. */
	entry(one: JsonObject): { name: string; value: string; url?: string } | undefined;
}

/** Entries of one page of a list. */
const PAGE = 50;

/** A searchable list with paging, as a resource locator asks for it. */
export const searchList = (list: GraphList) =>
	async function (this: ILoadOptionsFunctions, filter = '', cursor?: string): Promise<INodeListSearchResult> {
		try {
			const connection = await readConnection(this);
			const request = list.request(connection.account, filter);
			const query = { limit: PAGE, ...request.query, ...(cursor === undefined ? {} : { after: cursor }) };
			const answer: GraphResponse = await transmit(this, connection, { ...request, query });
			const wanted = filter.trim().toLowerCase();
			const results = (Array.isArray(answer.body.data) ? (answer.body.data as JsonObject[]) : [])
				.flatMap((one) => list.entry(one) ?? [])
				.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
			const next = nextCursor(answer.body);
			return next === undefined ? { results } : { results, paginationToken: next };
		} catch (thrown) {
			if (thrown instanceof RequestFailed) {
				const { message, description } = describeFailure(thrown.failure);
				throw new NodeOperationError(this.getNode(), message, { description });
			}
			if (thrown instanceof InputError) {
				throw new NodeOperationError(this.getNode(), thrown.message, { description: thrown.remedy });
			}
			return raise(thrown);
		}
	};

/** The account's ID for a path. */
export const accountIdOf = (account: Account): string =>
	graphId(
		"The credential's WhatsApp Business Account ID",
		account.accountId,
		'Fill it in the credential: Meta App Dashboard > WhatsApp > API Setup. Or enter the ID in this field by hand (By ID).',
	);
