import type { Resource } from '../operation';
import { get } from './get';
import { update } from './update';

export const conversationalAutomation: Resource = {
	name: 'Conversational Automation',
	value: 'conversationalAutomation',
	defaultOperation: 'get',
	operations: [get, update],
};
