import { deliveryOf } from '../../../nodes/WhatsAppTrigger/receiving/delivery';
import { eventKey } from '../../../nodes/WhatsAppTrigger/receiving/duplicates/eventKey';
import { normalise } from '../../../nodes/WhatsAppTrigger/receiving/normalise';
import { split } from '../../../nodes/WhatsAppTrigger/receiving/split';
import { fields } from '../samples/fields';
import { messages } from '../samples/messages';
import { number } from '../samples/sample';
import { statuses } from '../samples/statuses';

/* Shapes that Meta has not documented, has in its documents only, or may have one day: nothing is lost, nothing fails. */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const eventsOf = (body: unknown) => {
	const delivery = deliveryOf(JSON.parse(JSON.stringify(body)));
	if (delivery === undefined) throw new Error('That is no delivery');
	return split(delivery);
};

const itemsOf = (body: unknown) => eventsOf(body).map(normalise);

/** Every value that is no object and no list, by itself: where it stands in `raw` is the samples' test. */
function leafValues(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [String(value)];
	return Object.values(value).flatMap(leafValues);
}

const inChange = (value: Json, field: Json = 'messages'): Json => ({
	object: 'whatsapp_business_account',
	entry: [{ id: '102', changes: [{ field, value }] }],
});

/** An entry that says whose it is and no more. */
const isEmpty = ({ id: _id, time: _time, changes, ...more }: Record<string, unknown>): boolean =>
	Object.keys(more).length === 0 && (changes === undefined || (Array.isArray(changes) && changes.length === 0));

/** What of the entries is in no item's `raw`. */
function lost(body: Json): string[] {
	const entry = (body as { entry: Array<Record<string, unknown>> }).entry.filter((one) => !isEmpty(one));
	const kept = new Set(itemsOf(body).flatMap(({ raw }) => leafValues(raw)));
	return leafValues(entry).filter((leaf) => !kept.has(leaf));
}

/** Always the same random numbers (xorshift). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 4294967296;
	};
}

let serial = 0;
const STRANGE: ReadonlyArray<() => Json> = [
	() => `new-${(serial += 1)}`,
	() => 1_000_000 + (serial += 1),
	() => [],
	() => ({}),
	() => [`in-list-${(serial += 1)}`],
	() => [[`deep-${(serial += 1)}`], null, 5],
	() => ({ [`member_${(serial += 1)}`]: `value-${serial}` }),
	() => [{ code: (serial += 1), title: `title-${serial}` }],
	() => '',
	() => true,
];

/** The value with one of its members put in another's place, doubled, added, or turned into something else. */
function mutated(value: Json, random: () => number): Json {
	const strange = (): Json => STRANGE[Math.floor(random() * STRANGE.length)]?.() ?? null;
	if (typeof value !== 'object' || value === null) return strange();
	const names = Object.keys(value);
	const at = names[Math.floor(random() * names.length)];
	if (at === undefined || random() < 0.1) return strange();
	const how = random();
	if (Array.isArray(value)) {
		const index = Number(at);
		if (how < 0.2) return [...value, value[index] ?? null];
		if (how < 0.3) return [...value, strange()];
		return value.map((one, position) => (position === index ? mutated(one, random) : one));
	}
	if (how < 0.1) return { ...value, [`added_${(serial += 1)}`]: strange() };
	if (how < 0.2) return { ...value, [['messages', 'statuses', 'contacts', 'errors', 'calls', 'groups', 'history', 'standby', 'field', 'entry', 'metadata'][Math.floor(random() * 11)] ?? 'x']: strange() };
	return { ...value, [at]: mutated(value[at] ?? null, random) };
}

const samples = [...messages, ...statuses, ...fields].map(({ body }) => body as unknown as { object: string; entry: Json[] });

test('of 8,000 deliveries in shapes that Meta never sent none fails, and none loses a value', () => {
	const random = seeded(20_261_121);
	const failures: unknown[] = [];
	for (let count = 0; count < 8_000 && failures.length < 3; count += 1) {
		const sample = samples[count % samples.length];
		const [entry = null, ...others] = sample?.entry ?? [];
		let changed = JSON.parse(JSON.stringify(entry)) as Json;
		for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
			const next = mutated(changed, random);
			if (typeof next === 'object' && next !== null && !Array.isArray(next)) changed = next;
		}
		const body = { object: 'whatsapp_business_account', entry: [changed, ...others] };
		const missing = lost(body);
		for (const event of eventsOf(body)) expect(eventKey(event)).toHaveLength(10);
		if (missing.length > 0) failures.push({ missing, body: JSON.stringify(body) });
	}
	expect(failures).toEqual([]);
});

const ofNumber = (value: { [name: string]: Json }): Json => ({ messaging_product: 'whatsapp', metadata: number, ...value });
const text = { from: '16505550101', id: 'wamid.1', type: 'text', text: { body: 'hi' } };

test.each<[string, Json]>([
	['an error that is no list, beside a message', inChange(ofNumber({ messages: [text], errors: { code: 130429, title: 'Rate limit' } }))],
	['people that are no list, beside two messages', inChange(ofNumber({ messages: [text, { ...text, id: 'wamid.2' }], contacts: { wa_id: '16505550101' } }))],
	['statuses that are no list, beside a message', inChange(ofNumber({ messages: [text], statuses: { id: 'wamid.o', status: 'read' } }))],
	['empty lists and nothing else', inChange(ofNumber({ messages: [], statuses: [], contacts: [] }))],
	['nulls in place of lists', inChange(ofNumber({ messages: null, statuses: null, errors: null, contacts: null }))],
	['nulls within lists', inChange(ofNumber({ messages: [null, text, null], statuses: [null] }))],
	['a list of texts in place of messages', inChange(ofNumber({ messages: ['one', 'two'] }))],
	['a single change in place of the list', { object: 'whatsapp_business_account', entry: [{ id: '102', changes: { field: 'messages', value: ofNumber({ messages: [text] }) } }] }],
	['an entry without changes', { object: 'whatsapp_business_account', entry: [{ id: '102', time: 1750000000, messaging: [{ sender: { id: '5' }, message: { text: 'hi' } }] }] }],
	['a change that is a text', { object: 'whatsapp_business_account', entry: [{ id: '102', changes: ['hello'] }] }],
	['a value that is a list', inChange([text])],
	['a member of Meta\'s beside field and value', { object: 'whatsapp_business_account', entry: [{ id: '102', changes: [{ field: 'messages', value: ofNumber({ messages: [text] }), uid: 'u-1' }] }] }],
])('%s: is in raw to the last value', (_, body) => {
	expect(lost(body)).toEqual([]);
	expect(itemsOf(body).length).toBeGreaterThan(0);
});
