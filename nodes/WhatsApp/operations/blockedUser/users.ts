import { InputError } from '../../../shared/graph/failure';
import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { recipientKey, recipientOf } from '../../../shared/whatsapp/recipient';
import { defineField } from '../fields/field';
import { isObject, textOf } from '../flat';

/** People by phone number or user ID. */
export const users = defineField({
	displayName: 'Users',
	name: 'users',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add User' },
	required: true,
	default: ['={{ $json.from }}'],
	placeholder: 'e.g. +16505551234',
	description: 'Phone numbers with country code, or user IDs such as US.13491208655302741918',
});

/**
 * @param given one person each, or several with commas between them
 * @returns the body that names these people
 * @throws InputError for groups, for what is no person, and for nobody
 */
export function blockBody(given: readonly string[]): JsonObject {
	const named = given.flatMap((text) => text.split(/[,;\n]/)).filter((user) => user.trim() !== '');
	if (named.length === 0) throw new InputError("'Users' is empty", 'Add a phone number or a user ID.');
	const people = named.map((user): JsonObject => {
		const person = recipientOf(user, 'Users');
		if (person.recipient_type === 'group') {
			throw new InputError(`'Users' holds '${user.slice(0, 60)}', a group, and people alone can be blocked`, 'Enter a phone number or a user ID.');
		}
		return 'recipient' in person ? { user_id: person.recipient } : { user: recipientKey(person) };
	});
	return { messaging_product: 'whatsapp', block_users: people };
}

const objects = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** One entry for each person that Meta answers about. */
export function outcomes(body: JsonObject, key: 'added_users' | 'removed_users', status: string): JsonObject[] {
	const answer = isObject(body.block_users) ? body.block_users : {};
	return objects(answer[key]).map(({ input, wa_id: waId, user_id: userId }) => ({
		status,
		user: input ?? null,
		waId: textOf(waId) ?? null,
		userId: textOf(userId) ?? null,
	}));
}
