import { InputError } from '../graph/failure';

/** What people see as one character, whatever it is made of: flags, families, skin tones. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units that are looked at; the longest emoji, a family with skin tones, has about 40. */
const LONGEST = 200;

/** A pictograph, a flag of two letters, or a keycap such as 1️⃣. */
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3)/u;

/**
 * Gives the text back when it is one emoji.
 * @throws InputError that says whether there are several, or something that is no emoji
 */
export function oneEmoji(field: string, value: string): string {
	const text = value.trim();
	const parts = [...graphemes.segment(text.slice(0, LONGEST))].map(({ segment }) => segment);
	if (parts.length === 1 && EMOJI.test(text)) return text;
	const shown = text.length > 40 ? `${parts.slice(0, 20).join('')}…` : text;
	if (parts.length > 1 && parts.every((part) => EMOJI.test(part))) {
		throw new InputError(`'${field}' is '${shown}' with ${parts.length} emoji, and WhatsApp takes one`, `Keep one of them, such as ${parts[0]}.`);
	}
	throw new InputError(`'${field}' is '${shown}', which is no emoji`, 'Enter the emoji itself, such as 👍, not its name or a text.');
}
