import type { JsonObject, JsonValue } from '../../shared/graph/request';
import { firstText, objectOf, objectsOf, textOf } from './json';

/** Who the other side of an event is. */
export interface Person {
	/** The business-scoped user ID (BSUID) where Meta gives one, else the phone number. Since 2026 the number may be absent. */
	id?: string;
	/** The phone number, digits only. */
	waId?: string;
	userId?: string;
	/** The ID that a business portfolio with several apps shares. */
	parentUserId?: string;
	username?: string;
	profileName?: string;
}

/** Where an event names the person: the sender of a message, the recipient of a status, who of a group it is about. */
const NAMES = {
	from: { phone: 'from', user: 'from_user_id', parent: ['from_parent_user_id'] },
	to: { phone: 'to', user: 'to_user_id', parent: ['to_parent_user_id'] },
	recipient: {
		phone: 'recipient_id',
		user: 'recipient_user_id',
		parent: ['recipient_parent_user_id', 'parent_recipient_user_id'],
	},
	participant: {
		phone: 'recipient_participant_id',
		user: 'recipient_participant_user_id',
		parent: ['recipient_participant_parent_user_id'],
	},
	own: { phone: 'wa_id', user: 'user_id', parent: ['parent_user_id'] },
} as const;

/**
 * Reads who an event is from or to, with what `contacts` tells of that person.
 * @param isAlone whether a single contact is the person even when the IDs differ: a number can have two spellings
 * (Brazil, Mexico)
 */
export function personOf(
	subject: JsonObject,
	role: keyof typeof NAMES,
	contacts: JsonValue | undefined,
	isAlone: boolean,
): Person {
	const { phone, user, parent } = NAMES[role];
	const number = textOf(subject[phone]);
	const named = textOf(subject[user]);
	const contact = contactOf(objectsOf(contacts), isAlone, named, number);
	const profile = objectOf(contact?.profile);
	const userId = named ?? textOf(contact?.user_id);
	const waId = number ?? textOf(contact?.wa_id);
	const person: Person = {};
	const id = userId ?? waId;
	const parentUserId = firstText(...parent.map((name) => subject[name]), contact?.parent_user_id);
	const username = firstText(profile?.username, contact?.username);
	const profileName = textOf(profile?.name);
	if (id !== undefined) person.id = id;
	if (waId !== undefined) person.waId = waId;
	if (userId !== undefined) person.userId = userId;
	if (parentUserId !== undefined) person.parentUserId = parentUserId;
	if (username !== undefined) person.username = username;
	if (profileName !== undefined) person.profileName = profileName;
	return person;
}

function contactOf(
	contacts: readonly JsonObject[],
	isAlone: boolean,
	userId?: string,
	number?: string,
): JsonObject | undefined {
	return (
		contacts.find((contact) => userId !== undefined && textOf(contact.user_id) === userId) ??
		contacts.find((contact) => number !== undefined && textOf(contact.wa_id) === number) ??
		(isAlone && contacts.length === 1 ? contacts[0] : undefined)
	);
}
