import type { JsonObject, JsonValue } from '../../shared/graph/request';
import { dealContacts } from './contacts';
import { WHATSAPP, type Delivery } from './delivery';
import type { EventKind, Output, WebhookEvent } from './event';
import { listOf, objectOf, textOf, without } from './json';

/** A part of a change's value: one event and what it shares with the others. */
interface Cut {
	kind: EventKind;
	subject: JsonObject;
	value: JsonObject;
}

type Lists = Readonly<Record<string, EventKind>>;

const MESSAGES: Lists = { messages: 'message', statuses: 'status' };

/** The lists whose members are events of their own, by field. A field that is not here gives one event per change. */
const LISTS: ReadonlyMap<string, Lists> = new Map<string, Lists>(Object.entries({
	messages: MESSAGES,
	calls: { calls: 'call', statuses: 'callStatus' },
	smb_message_echoes: { message_echoes: 'messageEcho' },
	message_echoes: { message_echoes: 'messageEcho' },
	group_lifecycle_update: { groups: 'group' },
	group_participants_update: { groups: 'group' },
	group_settings_update: { groups: 'group' },
	group_status_update: { groups: 'group' },
	user_preferences: { user_preferences: 'preference' },
	smb_app_state_sync: { state_sync: 'contact' },
	automatic_events: { automatic_events: 'notification' },
}));

const STANDBY: Lists = { messages: 'message', statuses: 'status', message_echoes: 'messageEcho' };
const HISTORY_MEDIA: Lists = { messages: 'message' };

/**
 * Splits a delivery into its events: one per message, per status and per anything else, in Meta's order. Fields that
 * are not known, and shapes that are not known in a known field, give one event with all there is.
 */
export function split(delivery: Delivery): WebhookEvent[] {
	const events: WebhookEvent[] = [];
	for (const entry of delivery.entries) {
		const shared = without(entry, BESIDE_CHANGES);
		if (delivery.object !== WHATSAPP) shared.object ??= delivery.object;
		const changes = changesOf(entry);
		for (const change of changes) addEvents(events, objectOf(change) ?? { value: change }, shared);
		if (changes.length === 0) addBare(events, entry, shared);
	}
	return events;
}

const BESIDE_CHANGES = ['changes'];
const BESIDE_VALUE = ['field', 'value'];
const VALUE = ['value'];
/** What names an entry and says nothing by itself. */
const FRAME = ['id', 'time', 'object'];

function changesOf({ changes }: JsonObject): JsonValue[] {
	if (Array.isArray(changes)) return changes;
	const only = objectOf(changes);
	return only === undefined ? [] : [only];
}

/** An entry that holds no change, and something else in its place. */
function addBare(events: WebhookEvent[], entry: JsonObject, shared: JsonObject): void {
	const value = without(entry, Array.isArray(entry.changes) ? [...FRAME, ...BESIDE_CHANGES] : FRAME);
	const frame = without(shared, Object.keys(value));
	if (Object.keys(value).length > 0) addEvents(events, { value }, frame);
}

function addEvents(events: WebhookEvent[], change: JsonObject, entry: JsonObject): void {
	const value = objectOf(change.value) ?? ('value' in change ? { value: change.value ?? null } : {});
	const field = fieldOf(change, value, entry);
	const accountId = textOf(entry.id);
	const about = withMore(entry, change);
	const cuts = cutsOf(field, value);
	for (const cut of cuts) {
		events.push({
			output: outputOf(field, cut.kind),
			kind: cut.kind,
			field,
			accountId,
			deliveredAt: entry.time,
			subject: cut.subject,
			isAlone: cuts.length === 1,
			value: cut.value,
			raw: { ...cut.value, field, entry: shadowed(cut.value, field, about) },
		});
	}
}

/** What a change has beside field and value goes to its entry, by itself where the entry has members of the same names. */
function withMore(entry: JsonObject, change: JsonObject): JsonObject {
	const named = isNamed(change) ? BESIDE_VALUE : VALUE;
	if (Object.keys(change).every((name) => named.includes(name))) return entry;
	const more = without(change, named);
	return Object.keys(more).some((name) => name in entry) ? { ...entry, change: more } : { ...entry, ...more };
}

/** A value's own `field` or `entry` would be hidden by ours: kept below the entry when it says something else. */
function shadowed(value: JsonObject, field: string, entry: JsonObject): JsonObject {
	if (value.field === undefined && value.entry === undefined) return entry;
	const hidden: JsonObject = {};
	if (value.field !== undefined && value.field !== field) hidden.field = value.field;
	if (value.entry !== undefined) hidden.entry = value.entry;
	return Object.keys(hidden).length === 0 ? entry : { ...entry, value: hidden };
}

/** A field whose name is no text is kept below the entry. */
const isNamed = ({ field }: JsonObject): boolean => field === undefined || textOf(field) !== undefined;

/** Some of Meta's own samples have the field beside the change, or inside its value, or nowhere. */
function fieldOf(change: JsonObject, value: JsonObject, entry: JsonObject): string {
	const named = textOf(change.field) ?? textOf(value.field) ?? textOf(entry.field);
	if (named !== undefined) return named;
	return ['messages', 'statuses', 'errors'].some((list) => Array.isArray(value[list])) ? 'messages' : 'unknown';
}

function outputOf(field: string, kind: EventKind): Output {
	if (field !== 'messages') return 'other';
	return kind === 'message' ? 'messages' : 'statuses';
}

function cutsOf(field: string, value: JsonObject): Cut[] {
	const lists = LISTS.get(field);
	const cuts =
		field === 'history' ? historyOf(value) : field === 'standby' ? standbyOf(value) : lists ? listed(value, lists) : [];
	if (cuts.length > 0) return field === 'messages' && value.errors !== undefined ? [...cuts, ...bareErrors(value)] : cuts;
	const kind: EventKind = field === 'messages' && Array.isArray(value.errors) ? 'error' : 'notification';
	return [{ kind, subject: value, value }];
}

/** Errors that stand beside messages or statuses and belong to none of them. */
function bareErrors(value: JsonObject): Cut[] {
	if (listOf(value.errors).length === 0) return [];
	const cut = without(value, ['messages', 'statuses', 'contacts']);
	return [{ kind: 'error', subject: cut, value: cut }];
}

/** One cut per member of the lists; what stands beside them goes with each. */
function listed(value: JsonObject, lists: Lists): Cut[] {
	const whole = wholeOf(value, lists);
	if (whole !== undefined) return [whole];
	const dealt = lists === MESSAGES ? BESIDE_MESSAGES : [...Object.keys(lists), 'contacts'];
	const beside = without(value, listsOf(value, dealt));
	const cuts: Cut[] = [];
	const members: JsonValue[] = [];
	for (const list in lists) {
		const kind = lists[list];
		if (kind === undefined) continue;
		for (const member of listOf(value[list])) {
			members.push(member);
			cuts.push({ kind, subject: objectOf(member) ?? { value: member }, value: { ...beside, [list]: [member] } });
		}
	}
	const contacts = !Array.isArray(value.contacts) ? [] : dealContacts(value.contacts, members);
	for (const [index, people] of contacts.entries()) {
		const cut = cuts[index];
		if (cut !== undefined && people.length > 0) cut.value.contacts = people;
	}
	return cuts;
}

/** Those of the members that are lists, and so dealt out: what is none stays beside the events. */
const listsOf = (value: JsonObject, names: readonly string[]): string[] => names.filter((name) => Array.isArray(value[name]));

/** The value as it is, where a list with one member is all that it holds: nearly always. */
function wholeOf(value: JsonObject, lists: Lists): Cut | undefined {
	if (value.errors !== undefined) return undefined;
	let only: string | undefined;
	for (const list in lists) {
		if (value[list] === undefined) continue;
		if (only !== undefined) return undefined;
		only = list;
	}
	const kind = only === undefined ? undefined : lists[only];
	const members = only === undefined ? undefined : value[only];
	if (kind === undefined || !Array.isArray(members) || members.length !== 1) return undefined;
	return { kind, subject: objectOf(members[0]) ?? { value: members[0] ?? null }, value };
}

const BESIDE_MESSAGES = ['messages', 'statuses', 'contacts', 'errors'];

/** `standby` holds the lists one level down. */
function standbyOf(value: JsonObject): Cut[] {
	const inner = objectOf(value.standby);
	if (inner === undefined) return [];
	return listed(inner, STANDBY).map((cut) => ({ ...cut, value: { ...value, standby: cut.value } }));
}

/** A history comes in chunks of threads of messages; media of a history come later, as messages of their own. */
function historyOf(value: JsonObject): Cut[] {
	const beside = without(value, listsOf(value, ['history', 'messages']));
	const told = listOf(value.history).flatMap((chunk): Cut[] => {
		const threads = listOf(objectOf(chunk)?.threads);
		const around = (thread: JsonValue): JsonObject => ({ ...beside, history: [{ ...objectOf(chunk), threads: [thread] }] });
		if (threads.length === 0) {
			return [{ kind: 'notification', subject: objectOf(chunk) ?? { value: chunk }, value: { ...beside, history: [chunk] } }];
		}
		return threads.flatMap((thread): Cut[] => {
			const messages = listOf(objectOf(thread)?.messages);
			if (messages.length === 0) return [{ kind: 'notification', subject: objectOf(thread) ?? {}, value: around(thread) }];
			return messages.map((message) => toldOf(message, thread, value, around));
		});
	});
	return [...told, ...listed(without(value, listsOf(value, ['history'])), HISTORY_MEDIA)];
}

/** A message of a history thread. What the business wrote there is an echo: the thread is named after the customer. */
function toldOf(message: JsonValue, thread: JsonValue, value: JsonObject, around: (thread: JsonValue) => JsonObject): Cut {
	const subject = objectOf(message) ?? { value: message };
	const cut = around({ ...objectOf(thread), messages: [message] });
	const customer = textOf(objectOf(thread)?.id);
	const own = digitsOf(objectOf(value.metadata)?.display_phone_number);
	if (own === '' || own !== digitsOf(subject.from)) return { kind: 'message', subject, value: cut };
	return { kind: 'messageEcho', subject: customer === undefined ? subject : { to: customer, ...subject }, value: cut };
}

const digitsOf = (value: unknown): string => (textOf(value) ?? '').replace(/\D/g, '');
