import { entriesIn } from '../../../shared/graph/paging';
import { after, allEntries, limit, returnAll } from '../fields/listing';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { describedGroup } from './groupFields';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many groups',
	description: 'Get the active groups of a phone number with their IDs, subjects and dates',
	effect: 'read',
	fields: [number('The number whose groups are read'), returnAll, limit, plainOptions(after)],
	request: ({ phoneNumberId, options }) => ({
		method: 'GET',
		path: `/${phoneNumberId}/groups`,
		...(options.after ? { query: { after: options.after.trim() } } : {}),
	}),
	run: allEntries,
	simplify: (body) => entriesIn(body).map(describedGroup),
});
