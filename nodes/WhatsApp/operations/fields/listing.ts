import { allPages } from '../../../shared/graph/paging';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import type { Produced, Work } from '../operation';
import { defineField } from './field';

/** The two fields that every Get Many has. */
export const returnAll = defineField({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

export const limit = defineField({
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
});

/** For the options of a Get Many. */
export const after = defineField({
	displayName: 'After',
	name: 'after',
	type: 'string',
	default: '',
	placeholder: 'e.g. QVFIUmx1WTBpMGpJWXprYzVYaVhabW55TjlLRzVzb1',
	description:
		'Starts after this cursor of an earlier run: paging.cursors.after in its output, with the response format Envelope or Full',
});

/** Reads page after page until there is enough. The answer reads like one page. */
export async function allEntries(
	request: GraphRequest,
	work: Pick<Work, 'request'>,
	{ returnAll: all, limit: most }: { returnAll: boolean; limit: number },
): Promise<Produced> {
	return { body: await allPages(async (page) => await work.request(page, 'read'), request, all ? undefined : Math.ceil(most)) };
}

/** The entries of a list's answer. */
export const entriesOf = ({ data }: JsonObject): JsonObject[] =>
	(Array.isArray(data) ? data : []).flatMap((one) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? [one] : []));
