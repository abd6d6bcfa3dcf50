import type { Resource } from '../operation';
import { conversations } from './conversations';
import { messages } from './messages';
import { pricing } from './pricing';
import { templateAnalytics } from './templates';

export const analytics: Resource = {
	name: 'Analytics',
	value: 'analytics',
	defaultOperation: 'messages',
	operations: [conversations, messages, pricing, templateAnalytics],
};
