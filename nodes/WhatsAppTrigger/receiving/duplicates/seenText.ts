import { HASH_LENGTH } from './shortHash';

/** Characters of a time: minutes of Unix time in Base 36 reach the year 2084 with five. */
const TIME_LENGTH = 5;
const ENTRY_LENGTH = HASH_LENGTH + TIME_LENGTH;
/** Events in one text: a new event then copies one short text, not all. */
const IN_ONE_TEXT = 64;

/** How long and how many events are remembered. */
export interface Bounds {
	days: number;
	events: number;
}

/**
 * The events that were accepted, oldest first, in a few texts: per event its key and when it came. n8n copies a
 * workflow's static data into every execution that it saves, so that each character counts.
 */
export type SeenTexts = readonly string[];

let lastMinutes = { at: -1, text: '' };

/** Minutes of Unix time; the same text serves a whole minute. */
function minutes(now: number): string {
	const at = Math.floor(now / 60_000);
	if (lastMinutes.at !== at) lastMinutes = { at, text: at.toString(36).padStart(TIME_LENGTH, '0') };
	return lastMinutes.text;
}

/** Reads what was saved; what is damaged is left out. */
export const seenTextsIn = (saved: unknown): string[] =>
	Array.isArray(saved) ? saved.filter((text) => typeof text === 'string' && text.length % ENTRY_LENGTH === 0) : [];

/** The texts with the keys of events that are accepted now. */
export function withKeys(texts: SeenTexts, keys: Iterable<string>, now = Date.now()): string[] {
	const longer = [...texts];
	const time = minutes(now);
	for (const key of keys) {
		const last = longer.at(-1);
		if (last === undefined || last.length >= IN_ONE_TEXT * ENTRY_LENGTH) longer.push(key + time);
		else longer[longer.length - 1] = last + key + time;
	}
	return longer;
}

/** The keys in the texts. */
export function keysIn(texts: SeenTexts): string[] {
	const keys: string[] = [];
	for (const text of texts) {
		for (let at = 0; at < text.length; at += ENTRY_LENGTH) keys.push(text.slice(at, at + HASH_LENGTH));
	}
	return keys;
}

/** The texts without what is too old and, of the rest, without the oldest beyond the number. */
export function within(texts: SeenTexts, { days, events }: Bounds, now = Date.now()): string[] {
	const oldest = now - days * 86_400_000;
	let tooMany = texts.reduce((sum, text) => sum + text.length, 0) - events * ENTRY_LENGTH;
	let first = 0;
	for (; first < texts.length; first += 1) {
		const text = texts[first] ?? '';
		const isOld = parseInt(text.slice(-TIME_LENGTH), 36) * 60_000 < oldest - 60_000;
		if (!isOld && text.length > tooMany) break;
		tooMany -= text.length;
	}
	const kept = texts.slice(first);
	if (tooMany > 0 && kept[0] !== undefined) kept[0] = kept[0].slice(tooMany);
	return kept;
}
