import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { blockBody, outcomes, users } from './users';

export const add = defineOperation({
	name: 'Block',
	value: 'add',
	action: 'Block users',
	description: 'Block people, so that they can neither write to nor call the number. Only those who wrote in the last 24 hours can be blocked.',
	effect: 'write',
	fields: [number('The number that blocks'), users, plainOptions()],
	request: ({ phoneNumberId, users: people }) => ({ method: 'POST', path: `/${phoneNumberId}/block_users`, body: blockBody(people) }),
	simplify: (body) => outcomes(body, 'added_users', 'blocked'),
});
