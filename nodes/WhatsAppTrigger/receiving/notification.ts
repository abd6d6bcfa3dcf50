import { errorsOf } from './errors';
import type { WebhookEvent } from './event';
import { firstText, objectOf, textOf, without, type Members } from './json';
import { personOf, type Person } from './people';

/** What stands in every value and says nothing about the event. */
const FRAME = ['messaging_product', 'metadata', 'contacts', 'field', 'object'];

/**
 * What a workflow sees of any other event: what happened (`action`), whom or what it concerns, and under `details`
 * Meta's own members with Meta's own names, so that Meta's documentation applies word by word.
 */
export function notificationMembers(event: WebhookEvent): Members {
	const { subject, kind } = event;
	const person = personFor(event);
	return {
		action: actionOf(event),
		...(kind === 'call' || kind === 'callStatus' ? { callId: textOf(subject.id), status: textOf(subject.status) } : {}),
		messageId: event.field === 'automatic_events' ? textOf(subject.id) : undefined,
		chatId: person.id,
		waId: person.waId,
		userId: person.userId,
		parentUserId: person.parentUserId,
		username: person.username,
		profileName: person.profileName,
		groupId: textOf(subject.group_id),
		templateId: textOf(subject.message_template_id),
		templateName: textOf(subject.message_template_name),
		templateLanguage: textOf(subject.message_template_language),
		flowId: textOf(subject.flow_id),
		trackingData: textOf(subject.biz_opaque_callback_data),
		errors: kind === 'notification' && event.field === 'flows' ? undefined : errorsOf(subject.errors),
		details: kind === 'notification' ? without(subject, FRAME) : subject,
	};
}

/** What happened, wherever Meta writes it. */
function actionOf({ kind, subject }: WebhookEvent): string | undefined {
	if (kind === 'callStatus') return textOf(subject.status);
	return firstText(
		subject.event,
		subject.decision,
		subject.action,
		subject.value,
		subject.event_name,
		subject.type,
		subject.status,
	);
}

function personFor(event: WebhookEvent): Person {
	const { subject, kind, value, isAlone } = event;
	switch (kind) {
		case 'call':
			return personOf(subject, subject.direction === 'BUSINESS_INITIATED' ? 'to' : 'from', value.contacts, isAlone);
		case 'callStatus':
			return personOf(subject, 'recipient', value.contacts, isAlone);
		case 'preference':
			return personOf(subject, 'own', value.contacts, isAlone);
		case 'contact': {
			const contact = objectOf(subject.contact) ?? {};
			const name = firstText(contact.full_name, contact.first_name);
			const person = personOf({ ...contact, wa_id: contact.phone_number ?? null }, 'own', undefined, true);
			const username = textOf(contact.username);
			return { ...person, ...(name === undefined ? {} : { profileName: name }), ...(username === undefined ? {} : { username }) };
		}
		default:
			return {};
	}
}
