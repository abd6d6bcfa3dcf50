import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { nextCursor } from '../../shared/graph/paging';
import type { JsonObject } from '../../shared/graph/request';
import { transmit } from '../../shared/graph/transport';
import { requireAccountId } from '../../shared/whatsapp/identifiers';
import { listValue, statusWord } from '../../shared/whatsapp/templateForm';
import { forEditor } from './editorError';

/** Entries of one page of the list, and of one read of the second round. */
const PAGE = 50;
const SECOND_ROUND = 100;

/** Reads for one page of the list at most, where the account has thousands of approved templates and few others. */
const READS = 20;

/** Approved templates come first; after their last page begins a second round with the others. */
type Round = 'approved' | 'others';

interface Place {
	round: Round;
	/** Cursor of the page; absent for the first. */
	after?: string;
}

const placeFrom = (token: string | undefined): Place => {
	const [round, after] = (token ?? '').split(/:(.*)/s);
	return { round: round === 'others' ? 'others' : 'approved', ...(after ? { after } : {}) };
};

const tokenOf = ({ round, after = '' }: Place): string => `${round}:${after}`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const entry = ({ name, language, status }: JsonObject) => ({
	name: `${text(name)} · ${text(language)} · ${statusWord(text(status))}`,
	value: listValue({ name: text(name), language: text(language) }),
});

/** The account's templates, approved ones first, each with its language and status. Meta searches name and content. */
export async function searchTemplates(this: ILoadOptionsFunctions, filter = '', token?: string): Promise<INodeListSearchResult> {
	return await forEditor(this, async () => {
		const connection = await readConnection(this);
		const path = `/${requireAccountId(connection.account)}/message_templates`;
		const search = filter.trim() === '' ? {} : { name_or_content: filter.trim() };
		const results: INodeListSearchResult['results'] = [];
		let place: Place | undefined = placeFrom(token);
		// A page of the second round may hold approved ones alone, and n8n asks for no page after an empty one.
		for (let reads = 0; place !== undefined && results.length < PAGE && reads < READS; reads++) {
			const { round, after }: Place = place;
			const query = {
				fields: 'name,language,status',
				limit: round === 'approved' ? PAGE : SECOND_ROUND,
				...search,
				...(round === 'approved' ? { status: 'APPROVED' } : {}),
				...(after === undefined ? {} : { after }),
			};
			const { body } = await transmit(this, connection, { method: 'GET', path, query });
			const found = Array.isArray(body.data) ? (body.data as JsonObject[]) : [];
			results.push(...found.filter(({ status }) => round === 'approved' || status !== 'APPROVED').map(entry));
			place = following(place, nextCursor(body));
		}
		return place === undefined ? { results } : { results, paginationToken: tokenOf(place) };
	});
}

function following({ round }: Place, next: string | undefined): Place | undefined {
	if (next !== undefined) return { round, after: next };
	return round === 'approved' ? { round: 'others' } : undefined;
}
