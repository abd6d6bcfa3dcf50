import { GraphError, invalid, missing } from '../graph/graphError';
import type { Json } from '../json';
import type { Group, PhoneNumber } from '../world/objects';
import type { World } from '../world/world';

export interface Recipient {
	/** As it was given. */
	input: string;
	/** Digits of the person's phone number; empty for a group. */
	phone: string;
	group?: Group;
}

/** `US.1349…` or, for a managed business, `US.ENT.…`. */
const userIdForm = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * Reads `to` or `recipient` of a message; `to` wins.
 * @throws GraphError 131008 without either, 131009 for what is no phone number or user ID, 131041 for an unknown group, 131021 for the number itself
 */
export function readRecipient(world: World, number: PhoneNumber, body: Json): Recipient {
	const to = typeof body['to'] === 'string' ? body['to'].trim() : '';
	if (body['recipient_type'] === 'group') return readGroup(world, number, to);
	if (to !== '') return readPhone(number, to);
	const userId = typeof body['recipient'] === 'string' ? body['recipient'] : '';
	if (userId === '') throw missing('to', 'The parameter to (or recipient) is required.');
	const phone = userIdForm.test(userId) ? world.phoneOfUser(userId) : undefined;
	if (phone === undefined)
		throw invalid('recipient', 'is not a valid business-scoped user ID of this business.');
	return { input: userId, phone };
}

function readPhone(number: PhoneNumber, to: string): Recipient {
	const phone = to.replace(/[\s().+-]/g, '');
	if (!/^\d{7,15}$/.test(phone)) throw invalid('to', 'is not a valid phone number.');
	if (phone === number.digits) {
		throw new GraphError(131021, {
			details: 'The recipient in the parameter to is the sending number itself.',
		});
	}
	return { input: to, phone };
}

function readGroup(world: World, number: PhoneNumber, to: string): Recipient {
	if (to === '') throw missing('to');
	const group = world.find('group', to);
	if (group === undefined || group.phoneNumberId !== number.id) {
		throw new GraphError(131041, {
			details: 'The group in the parameter to does not exist or this number is no member of it.',
		});
	}
	if (group.participants.length === 0) {
		throw new GraphError(131020, { details: 'A message cannot be sent to a group that nobody has joined.' });
	}
	return { input: to, phone: '', group };
}
