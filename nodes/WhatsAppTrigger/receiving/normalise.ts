import type { JsonObject } from '../../shared/graph/request';
import type { EventKind, WebhookEvent } from './event';
import { firstText, objectOf, present, textOf, type Members } from './json';
import { echoMembers, messageMembers } from './message';
import { notificationMembers } from './notification';
import { errorMembers, statusMembers } from './status';
import { timestampOf } from './timestamp';

/** The member `event` of an item, by kind. A notification is named after its field. */
const NAMES: Readonly<Partial<Record<EventKind, string>>> = {
	message: 'message',
	messageEcho: 'messageEcho',
	status: 'status',
	error: 'error',
	call: 'call',
	callStatus: 'callStatus',
};

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());

/**
 * One event as a workflow sees it: the members that every item has, those of its kind, and `raw`, Meta's own JSON cut
 * to this one event in the shape that n8n's built-in trigger gives.
 */
export function normalise(event: WebhookEvent): JsonObject {
	const metadata = objectOf(event.value.metadata);
	const phoneNumberId = textOf(metadata?.phone_number_id);
	const about: Members = {
		event: NAMES[event.kind] ?? camelCase(event.field),
		field: event.field,
		accountId: event.accountId,
		phoneNumberId,
		displayPhoneNumber: firstText(metadata?.display_phone_number, event.value.display_phone_number),
		timestamp:
			timestampOf(event.subject.timestamp) ??
			timestampOf(objectOf(event.subject.metadata)?.timestamp) ??
			timestampOf(event.deliveredAt),
	};
	return present(about, ...membersOf(event, phoneNumberId), { raw: event.raw });
}

function membersOf(event: WebhookEvent, phoneNumberId: string | undefined): Members[] {
	switch (event.kind) {
		case 'message':
			return messageMembers(event, phoneNumberId);
		case 'messageEcho':
			return echoMembers(event, phoneNumberId);
		case 'status':
			return [statusMembers(event)];
		case 'error':
			return [errorMembers(event)];
		default:
			return [notificationMembers(event)];
	}
}
