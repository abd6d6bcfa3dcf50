import type { JsonObject } from '../../../shared/graph/request';
import { personKey } from '../../../shared/answers/people';
import { recipientKey, recipientOf } from '../../../shared/whatsapp/recipient';
import { textOf } from '../json';

/** Whether a message is from one of the senders. */
export type SenderTest = (item: JsonObject) => boolean;

/**
 * Reads a list of senders: phone numbers in any spelling, user IDs, group IDs and `@usernames`, in a list or in one
 * text with commas, semicolons or lines between them. A number that WhatsApp may spell in two ways (Brazil, Mexico,
 * Argentina) is found in both.
 * @returns undefined when there is none
 * @throws InputError for what is none of these
 */
export function senderTest(senders: unknown, field: string): SenderTest | undefined {
	const names = (Array.isArray(senders) ? senders : String(senders ?? '').split(/[,;\n]/))
		.map((one: unknown) => (typeof one === 'number' ? one : String(one ?? '').trim()))
		.filter((one) => one !== '');
	if (names.length === 0) return undefined;
	const keys = new Set(names.map((one) => keyOf(one, field)));
	return (item) =>
		[
			personKey(item.waId),
			personKey(item.from),
			personKey(item.userId),
			personKey(item.parentUserId),
			personKey(item.groupId),
			usernameKey(textOf(item.username)),
		].some((key) => key !== undefined && keys.has(key));
}

function keyOf(name: string | number, field: string): string | undefined {
	if (typeof name === 'string' && name.startsWith('@')) return usernameKey(name);
	return personKey(recipientKey(recipientOf(name, field)));
}

const usernameKey = (name: string | undefined): string | undefined =>
	name === undefined ? undefined : `@${name.replace(/^@/, '').toLowerCase()}`;
