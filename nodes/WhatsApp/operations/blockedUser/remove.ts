import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { blockBody, outcomes, users } from './users';

export const remove = defineOperation({
	name: 'Unblock',
	value: 'remove',
	action: 'Unblock users',
	description: 'Unblock people, so that they can write to the number again',
	effect: 'write',
	fields: [number('The number that unblocks'), users, plainOptions()],
	request: ({ phoneNumberId, users: people }) => ({ method: 'DELETE', path: `/${phoneNumberId}/block_users`, body: blockBody(people) }),
	simplify: (body) => outcomes(body, 'removed_users', 'unblocked'),
});
