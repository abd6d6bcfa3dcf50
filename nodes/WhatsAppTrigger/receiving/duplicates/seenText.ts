import { HASH_LENGTH } from './shortHash';

/** Characters of a time: minutes of Unix time in Base 36 reach the year 2084 with five. */
const TIME_LENGTH = 5;
const ENTRY_LENGTH = HASH_LENGTH + TIME_LENGTH;

/** How long and how many events are remembered. */
export interface Bounds {
	days: number;
	events: number;
}

/*
 * The events that were accepted stand in one text, oldest first: per event its key and when it came. n8n copies a
 * workflow's static data into every execution that it saves, so that each character counts; and it watches every object
 * in it, but not a text.
 */

let lastMinutes = { at: -1, text: '' };

/** Minutes of Unix time; the same text serves a whole minute. */
function minutes(now: number): string {
	const at = Math.floor(now / 60_000);
	if (lastMinutes.at !== at) lastMinutes = { at, text: at.toString(36).padStart(TIME_LENGTH, '0') };
	return lastMinutes.text;
}

/** Reads what was saved; nothing when it is damaged. */
export const seenTextIn = (saved: unknown): string =>
	typeof saved === 'string' && saved.length % ENTRY_LENGTH === 0 ? saved : '';

/** The text with the keys of events that are accepted now. */
export function withKeys(text: string, keys: Iterable<string>, now = Date.now()): string {
	const time = minutes(now);
	let longer = text;
	for (const key of keys) longer += key + time;
	return longer;
}

/** The keys in the text. */
export function keysIn(text: string): string[] {
	const keys: string[] = [];
	for (let at = 0; at < text.length; at += ENTRY_LENGTH) keys.push(text.slice(at, at + HASH_LENGTH));
	return keys;
}

/** Whether the text holds so many more events than it should that cutting it, which copies it, is due. */
export const isTooLong = (text: string, { events }: Bounds): boolean =>
	text.length > (events + Math.floor(events / 16)) * ENTRY_LENGTH;

/** The text without what is too old and, of the rest, without the oldest beyond the number. */
export function within(text: string, { days, events }: Bounds, now = Date.now()): string {
	const oldest = now - days * 86_400_000 - 60_000;
	let from = Math.max(0, text.length - events * ENTRY_LENGTH);
	while (from < text.length && parseInt(text.slice(from + HASH_LENGTH, from + ENTRY_LENGTH), 36) * 60_000 < oldest) {
		from += ENTRY_LENGTH;
	}
	return from === 0 ? text : text.slice(from);
}
