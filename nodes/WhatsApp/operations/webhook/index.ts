import type { Resource } from '../operation';
import { parse } from './parse';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	defaultOperation: 'parse',
	operations: [parse],
};
