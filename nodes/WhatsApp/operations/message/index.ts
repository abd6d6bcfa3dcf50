import type { Resource } from '../operation';
import { markAsRead } from './markAsRead';
import { sendText } from './sendText';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	defaultOperation: 'sendText',
	operations: [markAsRead, sendText],
};
