import type { JsonObject } from '../graph/request';

/** The IDs of the messages in Meta's answer to a send, in order. */
export const messageIdsOf = ({ messages }: JsonObject): string[] =>
	(Array.isArray(messages) ? messages : []).flatMap((message) =>
		typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'string' ? [message.id] : [],
	);
