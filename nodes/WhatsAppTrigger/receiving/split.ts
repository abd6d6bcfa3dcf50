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
		for (const change of listOf(entry.changes)) addEvents(events, objectOf(change) ?? { value: change }, shared);
	}
	return events;
}

const BESIDE_CHANGES = ['changes'];
const BESIDE_VALUE = ['field', 'value'];

function addEvents(events: WebhookEvent[], change: JsonObject, entry: JsonObject): void {
	const value = objectOf(change.value) ?? ('value' in change ? { value: change.value ?? null } : {});
	const field = fieldOf(change, value, entry);
	const accountId = textOf(entry.id);
	const hasMore = Object.keys(change).some((name) => !BESIDE_VALUE.includes(name));
	const about = hasMore ? { ...entry, ...without(change, BESIDE_VALUE) } : entry;
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

/** A value's own `field` or `entry` would be hidden by ours: kept below the entry when it says something else. */
function shadowed(value: JsonObject, field: string, entry: JsonObject): JsonObject {
	if (value.field === undefined && value.entry === undefined) return entry;
	const hidden: JsonObject = {};
	if (value.field !== undefined && value.field !== field) hidden.field = value.field;
	if (value.entry !== undefined) hidden.entry = value.entry;
	return Object.keys(hidden).length === 0 ? entry : { ...entry, value: hidden };
}

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
	const beside = without(value, lists === MESSAGES ? BESIDE_MESSAGES : [...Object.keys(lists), 'contacts']);
	const cuts: Cut[] = [];
	const members: JsonValue[] = [];
	for (const list in lists) {
		const kind = lists[list];
		if (kind === undefined || value[list] === undefined) continue;
		for (const member of listOf(value[list])) {
			members.push(member);
			cuts.push({ kind, subject: objectOf(member) ?? { value: member }, value: { ...beside, [list]: [member] } });
		}
	}
	const contacts = value.contacts === undefined ? [] : dealContacts(value.contacts, members);
	for (const [index, people] of contacts.entries()) {
		const cut = cuts[index];
		if (cut !== undefined && people.length > 0) cut.value.contacts = people;
	}
	return cuts;
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
	const beside = without(value, ['history', 'messages']);
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
	return [...told, ...listed(without(value, ['history']), HISTORY_MEDIA)];
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
