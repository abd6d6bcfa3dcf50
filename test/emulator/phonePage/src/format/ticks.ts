import type { Bubble, Conversation, Tick } from '../../../contract';
import { at, textAt } from '../reading';

/**
 * The tick under a bubble. The business's messages carry their own; the customer's own are delivered as soon as
 * they are written, and read up to the message that the business marked as read.
 */
export function ticksOf(conversation: Pick<Conversation, 'bubbles' | 'readUpTo'>): Map<string, Tick> {
	const { bubbles, readUpTo } = conversation;
	const lastRead = readUpTo === undefined ? -1 : bubbles.findIndex((bubble) => bubble.id === readUpTo);
	return new Map(
		bubbles.map((bubble, index): [string, Tick] => [
			bubble.id,
			bubble.from === 'business' ? (bubble.tick ?? 'accepted') : index <= lastRead ? 'read' : 'delivered',
		]),
	);
}

export const tickLabels: Record<Tick, string> = {
	accepted: 'Accepted, not sent yet',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	played: 'Played',
	failed: 'Failed',
};

/** Why a message failed, as the status webhook words it: from the bubble's or its message's `errors`. */
export function failureReason(bubble: Bubble): string {
	const error = at(bubble, 'errors', 0) ?? at(bubble, 'error') ?? at(bubble.message, 'errors', 0);
	const code = textAt(error, 'code');
	const words = textAt(error, 'error_data', 'details') ?? textAt(error, 'details') ?? textAt(error, 'title') ?? textAt(error, 'message');
	if (words === undefined) return code === undefined ? 'Not delivered' : `Not delivered (${code})`;
	return code === undefined ? words : `${words} (${code})`;
}
