import { listOf, textOf, type Json } from '../json';
import { dayMs } from '../world/demoWorld';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, missing } from './graphError';
import { page } from './paging';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

interface User {
	input: string;
	phone: string;
}

/** A person by phone number, WhatsApp ID or user ID; the input itself when it is none of these. */
function readUser({ world }: GraphCall<PhoneNumber>, given: unknown): User | string {
	const input = textOf(given, 'user') ?? textOf(given, 'user_id') ?? '';
	const phone = world.phoneOfUser(input) ?? input.replace(/[\s().+-]/g, '');
	return /^\d{7,15}$/.test(phone) ? { input, phone } : input;
}

function readUsers(call: GraphCall<PhoneNumber>): Array<User | string> {
	const users = listOf(call.body, 'block_users');
	if (users.length === 0) throw missing('block_users');
	return users.map((user) => readUser(call, user));
}

function entry({ world }: GraphCall<PhoneNumber>, { input, phone }: User): Json {
	return { input, wa_id: phone, user_id: world.customer(phone).userId };
}

function failure(input: string, code: number, details: string): Json {
	return {
		input,
		errors: [
			{
				message: code === 131047 ? 'Re-engagement message' : 'Parameter value is not valid',
				code,
				error_data: { details },
			},
		],
	};
}

/** The answer; with failures, an error beside what worked. */
function outcome(key: string, done: Json[], failed: Json[]): Json {
	const block_users: Json = { [key]: done };
	if (failed.length === 0) return { messaging_product: 'whatsapp', block_users };
	throw new GraphError(139100, {
		title: 'Failed to block/unblock some users',
		details: 'Failed to block some users, see the block_users response list for details',
		beside: { messaging_product: 'whatsapp', block_users: { ...block_users, failed_users: failed } },
	});
}

/** Only people who wrote in the last 24 hours can be blocked. */
function block(call: GraphCall<PhoneNumber>): Json {
	const { world, object: number } = call;
	const done: Json[] = [];
	const failed: Json[] = [];
	for (const user of readUsers(call)) {
		if (typeof user === 'string') {
			failed.push(failure(user, 131009, 'The user is no valid phone number.'));
			continue;
		}
		const wrote = world.talks.find(number.id, user.phone)?.windowUntil ?? 0;
		if (wrote <= world.now() || wrote - world.now() > dayMs) {
			failed.push(
				failure(user.input, 131047, 'The user has not messaged this business in the last 24 hours.'),
			);
			continue;
		}
		number.blocked.add(user.phone);
		done.push(entry(call, user));
	}
	return outcome('added_users', done, failed);
}

function unblock(call: GraphCall<PhoneNumber>): Json {
	const done: Json[] = [];
	const failed: Json[] = [];
	for (const user of readUsers(call)) {
		if (typeof user === 'string') failed.push(failure(user, 131009, 'The user is no valid phone number.'));
		else {
			call.object.blocked.delete(user.phone);
			done.push(entry(call, user));
		}
	}
	return outcome('removed_users', done, failed);
}

function list(call: GraphCall<PhoneNumber>): Json {
	const users = [...call.object.blocked].map((phone) => ({
		messaging_product: 'whatsapp',
		wa_id: phone,
		user_id: call.world.customer(phone).userId,
	}));
	return page(call, users, { limit: 10, key: (user) => String(user['wa_id']) });
}

export const blockingEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', 'block_users', list, messaging),
	endpoint('POST', 'phoneNumber', 'block_users', block, messaging),
	endpoint('DELETE', 'phoneNumber', 'block_users', unblock, messaging),
];
