import type { Resource } from '../operation';
import { add } from './add';
import { getAll } from './getAll';
import { remove } from './remove';

export const blockedUser: Resource = {
	name: 'Blocked User',
	value: 'blockedUser',
	defaultOperation: 'add',
	operations: [add, getAll, remove],
};
