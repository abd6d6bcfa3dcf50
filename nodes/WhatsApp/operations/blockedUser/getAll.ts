import { after, allEntries, entriesOf, limit, returnAll } from '../fields/listing';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many blocked users',
	description: 'Get the people whom a number has blocked',
	effect: 'read',
	fields: [number('The number whose blocked users are read'), returnAll, limit, plainOptions(after)],
	request: ({ phoneNumberId, options }) => ({
		method: 'GET',
		path: `/${phoneNumberId}/block_users`,
		...(options.after ? { query: { after: options.after.trim() } } : {}),
	}),
	run: allEntries,
	simplify: (body) => entriesOf(body).map(({ wa_id: waId, user_id: userId }) => ({ waId: waId ?? null, userId: userId ?? null })),
});
