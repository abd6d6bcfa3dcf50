import type { Resource } from '../operation';
import { get } from './get';
import { update } from './update';

export const commerce: Resource = {
	name: 'Commerce',
	value: 'commerce',
	defaultOperation: 'get',
	operations: [get, update],
};
