import type { JsonObject, JsonValue } from '../../shared/graph/request';
import { listOf, objectOf, textOf } from './json';

/** Where an event names the people that `contacts` describes. */
const NAMES_OF_PEOPLE = [
	'from',
	'from_user_id',
	'recipient_id',
	'recipient_user_id',
	'recipient_participant_id',
	'recipient_participant_user_id',
	'to',
	'to_user_id',
	'wa_id',
	'user_id',
];

/**
 * Deals a value's `contacts` out to its events: each gets the people that it names. Who is named by none goes with the
 * first event, so that nobody is lost.
 * @returns for each event its contacts, in their order
 */
export function dealContacts(contacts: JsonValue | undefined, events: readonly JsonValue[]): JsonValue[][] {
	const people = listOf(contacts);
	if (people.length === 0) return events.map(() => []);
	if (events.length === 1) return [people];
	const byId = new Map<string, number>();
	people.forEach((person, index) => {
		for (const id of [textOf(objectOf(person)?.wa_id), textOf(objectOf(person)?.user_id)]) {
			if (id !== undefined && !byId.has(id)) byId.set(id, index);
		}
	});
	const dealt = events.map((event) => indexesOf(objectOf(event), byId));
	const taken = new Set(dealt.flatMap((indexes) => [...indexes]));
	people.forEach((_, index) => {
		if (!taken.has(index)) dealt[0]?.add(index);
	});
	return dealt.map((indexes) => [...indexes].sort((one, other) => one - other).flatMap((index) => people[index] ?? []));
}

function indexesOf(event: JsonObject | undefined, byId: ReadonlyMap<string, number>): Set<number> {
	const indexes = new Set<number>();
	for (const name of NAMES_OF_PEOPLE) {
		const index = byId.get(textOf(event?.[name]) ?? '');
		if (index !== undefined) indexes.add(index);
	}
	return indexes;
}
