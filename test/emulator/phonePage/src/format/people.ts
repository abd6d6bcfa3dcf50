/** Up to two letters for an avatar: first and last word of the name. */
export function initials(name: string): string {
	const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
	const first = words[0];
	if (first === undefined) return '?';
	const last = words.length > 1 ? words.at(-1) : undefined;
	return [first, last].map((word) => (word === undefined ? '' : ([...word][0] ?? ''))).join('').toUpperCase();
}

/** A number from a text that stays the same: for colours, drawings and demo prices. */
export function seedOf(text: string): number {
	let seed = 2166136261;
	for (const character of text) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 16777619);
	return seed >>> 0;
}

const hues = [12, 34, 152, 205, 232, 262, 292, 330];

/** Hue of a person's avatar, in degrees. */
export function hueOf(key: string): number {
	return hues[seedOf(key) % hues.length] ?? 205;
}

/** "+1 650 555 0101" for digits with a country code; other countries in groups of three. */
export function phoneLabel(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	const american = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits);
	if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`;
	return `+${digits.replace(/(\d{2,3})(?=(\d{3})+$)/g, '$1 ').trim()}`;
}
