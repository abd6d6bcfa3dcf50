import { KEY_LENGTH } from './eventKey';

/** Characters of a time: minutes of Unix time in Base 36 reach the year 2084 with five. */
const TIME_LENGTH = 5;
const ENTRY_LENGTH = KEY_LENGTH + TIME_LENGTH;

/** How long and how many events are remembered. */
export interface Bounds {
	days: number;
	events: number;
}

const minutes = (now: number): string => Math.floor(now / 60_000).toString(36).padStart(TIME_LENGTH, '0');

/*
 * The events that were accepted are one text, oldest first: per event its key and when it came. n8n copies a workflow's
 * static data into every execution that it saves, so that each character counts; and a text is joined and cut in no time.
 */

/** The entries of events that are accepted now. */
export const entriesOf = (keys: Iterable<string>, now = Date.now()): string =>
	[...keys].map((key) => key + minutes(now)).join('');

/** The keys in such a text; a damaged text gives keys that no event has. */
export function keysIn(text: string): string[] {
	const keys: string[] = [];
	for (let at = 0; at + ENTRY_LENGTH <= text.length; at += ENTRY_LENGTH) keys.push(text.slice(at, at + KEY_LENGTH));
	return keys;
}

/** The entries of one text whose keys are not known yet. */
export function unknownEntries(text: string, known: ReadonlySet<string>): string {
	let entries = '';
	for (let at = 0; at + ENTRY_LENGTH <= text.length; at += ENTRY_LENGTH) {
		if (!known.has(text.slice(at, at + KEY_LENGTH))) entries += text.slice(at, at + ENTRY_LENGTH);
	}
	return entries;
}

/** The text without what is too old and, of the rest, without the oldest beyond the number. */
export function within(text: string, { days, events }: Bounds, now = Date.now()): string {
	const oldest = minutes(Math.max(0, now - days * 86_400_000));
	let start = Math.max(0, text.length - events * ENTRY_LENGTH);
	while (start < text.length && text.slice(start + KEY_LENGTH, start + ENTRY_LENGTH) < oldest) start += ENTRY_LENGTH;
	return text.slice(start);
}
