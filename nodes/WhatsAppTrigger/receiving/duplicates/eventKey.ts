import type { WebhookEvent } from '../event';
import { firstText, textOf } from '../json';
import { shortHash } from './shortHash';

/**
 * What makes an event the same in every delivery of it: Meta's message ID, for a status also how far it came, with whom and when;
 * everything else is known by all it says.
 */
export const eventKey = (event: WebhookEvent): string => shortHash(identityOf(event));

function identityOf({ kind, field, subject, raw }: WebhookEvent): string {
	const id = textOf(subject.id);
	if (id !== undefined && (kind === 'message' || kind === 'messageEcho')) return `${field} ${kind} ${id}`;
	if (id !== undefined && kind === 'status') {
		const recipient = firstText(subject.recipient_user_id, subject.recipient_id) ?? '';
		// In a group each participant reads for themselves, and two may do so in the same second.
		const participant = firstText(subject.recipient_participant_user_id, subject.recipient_participant_id);
		const whom = participant === undefined ? recipient : `${recipient} ${participant}`;
		return `${field} status ${id} ${textOf(subject.status) ?? ''} ${whom} ${textOf(subject.timestamp) ?? ''}`;
	}
	return JSON.stringify(raw);
}
