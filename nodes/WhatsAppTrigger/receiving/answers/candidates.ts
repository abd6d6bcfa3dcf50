import { isGenuine, looksLikeButtonId, sealingKey, ticketIn, type Ticket } from '../../../shared/answers/buttonId';
import { isSamePerson, personKeys } from '../../../shared/answers/people';
import type { Wait } from '../../../shared/answers/wait';
import type { JsonObject } from '../../../shared/graph/request';
import type { WebhookEvent } from '../event';
import { objectOf, textOf } from '../json';
import { keysOf } from '../signature';

/** Messages that nobody writes as an answer. */
const NO_ANSWERS: readonly unknown[] = ['reaction', 'system', 'edit', 'revoke', 'unsupported', 'request_welcome'];

const isMessage = ({ kind, field }: WebhookEvent): boolean => kind === 'message' && field === 'messages';

function tappedId({ subject }: WebhookEvent): unknown {
	const interactive = objectOf(subject.interactive);
	return (objectOf(interactive?.button_reply) ?? objectOf(interactive?.list_reply))?.id;
}

/** Whether an event can be an answer at all: a quick look, since nearly none is. */
export const mayBeAnswer = (event: WebhookEvent, waits: readonly Wait[]): boolean =>
	isMessage(event) && (waits.length > 0 || looksLikeButtonId(event.subject.interactive === undefined ? undefined : tappedId(event)));

/**
 * Reads an event as a tap on a button of one of our questions.
 * @param instanceId of this n8n
 * @returns undefined when it is none, also where the ID only looks like one of ours: then somebody else made it
 */
export function tapIn(event: WebhookEvent, appSecret: string, instanceId: string): Ticket | undefined {
	const id = tappedId(event);
	const key = keysOf(appSecret).at(-1);
	const phoneNumberId = textOf(objectOf(event.value.metadata)?.phone_number_id);
	if (!looksLikeButtonId(id) || key === undefined || phoneNumberId === undefined) return undefined;
	const ticket = ticketIn(id);
	return ticket !== undefined && isGenuine(ticket, phoneNumberId, sealingKey(key, instanceId)) ? ticket : undefined;
}

/**
 * Finds the question in free text that a message answers: the next message of the person in the private chat with the
 * number that asked.
 * @param item the trigger's item about the message
 */
export function waitFor(item: JsonObject, waits: readonly Wait[]): Wait | undefined {
	if (item.groupId !== undefined || NO_ANSWERS.includes(item.type)) return undefined;
	const writer = personKeys([item.waId, item.userId, item.parentUserId, item.from]);
	return waits.find(({ phoneNumberId, people }) => phoneNumberId === item.phoneNumberId && isSamePerson(people, writer));
}
