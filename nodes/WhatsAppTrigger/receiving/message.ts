import type { JsonObject } from '../../shared/graph/request';
import { contentOf, typeOf } from './content';
import { errorsOf } from './errors';
import type { WebhookEvent } from './event';
import { objectOf, presentOrNothing, textOf, type Members } from './json';
import { personOf, type Person } from './people';

/**
 * What a workflow sees of an inbound message: who wrote, where a reply goes, what it says.
 * `chatInput` and `sessionId` are what n8n's AI agents look for.
 */
export function messageMembers(event: WebhookEvent, phoneNumberId: string | undefined): Members[] {
	const message = event.subject;
	const sender = personOf(message, 'from', event.value.contacts, event.isAlone);
	const system = objectOf(message.system);
	const from = sender.id ?? textOf(system?.user_id) ?? textOf(system?.wa_id);
	const groupId = textOf(message.group_id);
	const thread = historyThread(event);
	return about(message, { messageId: textOf(message.id), from, to: undefined }, groupId ?? thread ?? from, phoneNumberId, sender, groupId);
}

/** What a workflow sees of a message that the business wrote elsewhere: `chatId` is the customer, as in a message. */
export function echoMembers(event: WebhookEvent, phoneNumberId: string | undefined): Members[] {
	// In `standby` the message as it was sent stands one level down.
	const message = { ...event.subject, ...objectOf(event.subject.message) };
	const customer = personOf(message, 'to', event.value.contacts, event.isAlone);
	const metadata = objectOf(event.value.metadata);
	const groupId = message.recipient_type === 'group' ? customer.id : textOf(message.group_id);
	const from = textOf(message.from) ?? textOf(metadata?.display_phone_number);
	const ends = { messageId: textOf(event.subject.id), from, to: customer.id };
	return about(message, ends, groupId ?? customer.id, phoneNumberId, customer, groupId);
}

function about(
	message: JsonObject,
	ends: { messageId: string | undefined; from: string | undefined; to: string | undefined },
	chatId: string | undefined,
	phoneNumberId: string | undefined,
	person: Person,
	groupId: string | undefined,
): Members[] {
	const type = typeOf(message);
	const { text, parts } = contentOf(message, type);
	const context = objectOf(message.context);
	const product = objectOf(context?.referred_product);
	const who: Members = {
		messageId: ends.messageId,
		from: ends.from,
		to: ends.to,
		chatId,
		waId: person.waId,
		userId: person.userId,
		parentUserId: person.parentUserId,
		username: person.username,
		profileName: person.profileName,
		groupId,
		type,
		text,
		quotedMessageId: textOf(context?.id) ?? textOf(context?.message_id),
		quotedFrom: textOf(context?.from),
		forwarded: context?.forwarded === true || context?.frequently_forwarded === true ? true : undefined,
		frequentlyForwarded: context?.frequently_forwarded === true ? true : undefined,
		product: product && presentOrNothing({ catalogId: textOf(product.catalog_id), productRetailerId: textOf(product.product_retailer_id) }),
	};
	const more: Members = {
		referral: objectOf(message.referral),
		identity: objectOf(message.identity),
		historyStatus: textOf(objectOf(message.history_context)?.status),
		errors: errorsOf(message.errors),
		chatInput: text,
		sessionId: chatId === undefined ? undefined : `${phoneNumberId ?? ''}:${chatId}`,
	};
	return [who, parts, more];
}

/** In a history the thread's ID is the customer, whoever of the two wrote. */
function historyThread(event: WebhookEvent): string | undefined {
	if (event.field !== 'history' || !Array.isArray(event.value.history)) return undefined;
	const threads = objectOf(event.value.history[0])?.threads;
	return Array.isArray(threads) ? textOf(objectOf(threads[0])?.id) : undefined;
}
