import type { Resource } from '../operation';
import { diagnose } from './diagnose';
import { getSubscriptions } from './getSubscriptions';
import { parse } from './parse';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	defaultOperation: 'diagnose',
	operations: [diagnose, getSubscriptions, parse, subscribe, unsubscribe],
};
