/**
 * What one input of a template's form takes. The names of kinds are those of the parameters that they become, where
 * there is one.
 */
export type SlotKind =
	/** A variable of a header or body: a text, or a currency or date_time parameter. */
	| 'text'
	| 'image'
	| 'video'
	| 'gif'
	| 'document'
	| 'fileName'
	| 'latitude'
	| 'longitude'
	| 'place'
	| 'product'
	| 'catalog'
	| 'urlSuffix'
	| 'payload'
	| 'couponCode'
	| 'oneTimeCode'
	| 'flowToken'
	| 'flowData'
	| 'sections'
	| 'minutes'
	| 'orderDetails'
	| 'expiration';

/** The kinds that take a file. */
export type FileKind = Extract<SlotKind, 'image' | 'video' | 'gif' | 'document'>;

/** One input of a template's form: a variable, a file, a button's value. */
export interface Slot {
	/** Stays the same while the template does: `body.1`, `header.image`, `card.0.button.1`. */
	readonly id: string;
	/** What the form and messages call it: `Body {{1}}`, `Button “Follow the order”`. */
	readonly name: string;
	readonly kind: SlotKind;
	readonly required: boolean;
	/** The template's own words around it, or what is meant. */
	readonly words?: string;
	/** The template's own example. */
	readonly example?: string;
	/** Of a text: the variable's name or number. */
	readonly variable?: string;
	/** Of a URL button: the address before the value. */
	readonly base?: string;
}

const FILE_KINDS: ReadonlySet<SlotKind> = new Set<SlotKind>(['image', 'video', 'gif', 'document']);

export const isFileKind = (kind: SlotKind): kind is FileKind => FILE_KINDS.has(kind);

/**
 * The label of an input: its name, its example, and the template's words around it. n8n's panel shows about its first
 * 25 characters, and all of it when it is wide.
 */
export const labelOf = ({ name, words, example }: Slot): string =>
	[name, example === undefined ? undefined : `e.g. ${shortened(example, 40)}`, words].filter(Boolean).join(' · ');

/** At most so many characters, with a mark where something was left out. */
export const shortened = (text: string, most: number): string => {
	const characters = [...text];
	return characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : text;
};

/** So many characters of the text stand on each side of a variable. */
const AROUND = 24;

/** The words around a variable, on one line: `Thank you, {{1}}! Your order…`. No word and no variable is cut. */
export function wordsAround(text: string, variable: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const found = new RegExp(`\\{\\{\\s*${variable}\\s*\\}\\}`).exec(line);
	if (!found) return '';
	const before = [...line.slice(0, found.index)];
	const after = [...line.slice(found.index + found[0].length)];
	const near = before.length > AROUND ? `… ${before.slice(-AROUND).join('').replace(/^\S*\s/, '')}` : before.join('');
	const next = after.length > AROUND ? `${after.slice(0, AROUND).join('').replace(/\s\S*$/, '')} …` : after.join('');
	return `${near}${found[0]}${next}`;
}
