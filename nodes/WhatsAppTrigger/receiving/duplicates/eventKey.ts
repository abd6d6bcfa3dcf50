import { createHash } from 'crypto';
import type { WebhookEvent } from '../event';
import { firstText, textOf } from '../json';

/** Characters of a key: 60 bits, so that among thousands of events no two share one by chance. */
export const KEY_LENGTH = 10;

/**
 * What makes an event the same in every delivery of it: Meta's message ID, for a status also how far it came and when;
 * everything else is known by all it says.
 */
export function eventKey(event: WebhookEvent): string {
	return createHash('sha256').update(identityOf(event)).digest('base64url').slice(0, KEY_LENGTH);
}

function identityOf({ kind, field, subject, raw }: WebhookEvent): string {
	const id = textOf(subject.id);
	if (id !== undefined && (kind === 'message' || kind === 'messageEcho')) return `${field} ${kind} ${id}`;
	if (id !== undefined && kind === 'status') {
		const recipient = firstText(subject.recipient_user_id, subject.recipient_id) ?? '';
		return `${field} status ${id} ${textOf(subject.status) ?? ''} ${recipient} ${textOf(subject.timestamp) ?? ''}`;
	}
	return JSON.stringify(raw);
}
