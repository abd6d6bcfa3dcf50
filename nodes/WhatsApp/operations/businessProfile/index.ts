import type { Resource } from '../operation';
import { get } from './get';
import { update } from './update';

export const businessProfile: Resource = {
	name: 'Business Profile',
	value: 'businessProfile',
	defaultOperation: 'get',
	operations: [get, update],
};
