import type { JsonObject } from '../../shared/graph/request';
import { errorsOf } from './errors';
import type { WebhookEvent } from './event';
import { objectOf, presentOrNothing, textOf, type Members } from './json';
import { personOf } from './people';
import { timestampOf } from './timestamp';

/**
 * What a workflow sees of a status: which message, to whom, how far it came, why not further. Unknown statuses pass.
 * In a group `recipient` is the group, and the rest tells whose phone the message reached.
 */
export function statusMembers(event: WebhookEvent): Members {
	const status = event.subject;
	const isGroup = status.recipient_type === 'group';
	const person = personOf(status, isGroup ? 'participant' : 'recipient', event.value.contacts, event.isAlone);
	// What is sent to a group has the group for its recipient, and goes a way of its own to each participant.
	const recipient = isGroup ? textOf(status.recipient_id) : person.id;
	return {
		messageId: textOf(status.id),
		status: textOf(status.status),
		recipient,
		chatId: recipient,
		recipientType: textOf(status.recipient_type),
		groupId: isGroup ? recipient : undefined,
		waId: person.waId,
		userId: person.userId,
		parentUserId: person.parentUserId,
		username: person.username,
		profileName: person.profileName,
		type: textOf(status.type),
		conversation: conversationOf(objectOf(status.conversation)),
		pricing: pricingOf(objectOf(status.pricing)),
		payment: objectOf(status.payment),
		errors: errorsOf(status.errors),
		trackingData: textOf(status.biz_opaque_callback_data),
	};
}

/** An error that Meta reports by itself. */
export const errorMembers = (event: WebhookEvent): Members => ({ errors: errorsOf(event.value.errors) });

function conversationOf(conversation: JsonObject | undefined): JsonObject | undefined {
	return presentOrNothing({
		id: textOf(conversation?.id),
		category: textOf(objectOf(conversation?.origin)?.type),
		type: textOf(conversation?.type),
		expiresAt: timestampOf(conversation?.expiration_timestamp),
	});
}

function pricingOf(pricing: JsonObject | undefined): JsonObject | undefined {
	return presentOrNothing({
		billable: typeof pricing?.billable === 'boolean' ? pricing.billable : undefined,
		model: textOf(pricing?.pricing_model),
		category: textOf(pricing?.category),
		type: textOf(pricing?.type),
	});
}
