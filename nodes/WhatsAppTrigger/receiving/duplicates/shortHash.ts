/** Characters of a hash. */
export const HASH_LENGTH = 10;

/** Large odd numbers that spread neighbouring values far apart (from MurmurHash3). */
const SPREAD = { one: 0x85ebca6b, two: 0xc2b2ae35 };

/**
 * 51 bits of a text in ten characters, for tables in which a chance meeting must be next to impossible. Not a secret
 * and not proof against somebody who looks for two texts that meet: Meta alone chooses what goes in, and a cryptographic
 * hash would cost as much as the check of the signature.
 */
export function shortHash(text: string): string {
	let one = 0x9e3779b9;
	let two = 0x41c6ce57;
	for (let at = 0; at < text.length; at += 1) {
		const unit = text.charCodeAt(at);
		one = Math.imul(one ^ unit, SPREAD.one);
		two = Math.imul(two ^ unit, SPREAD.two);
	}
	one = Math.imul(one ^ (one >>> 16), SPREAD.two) ^ Math.imul(two ^ (two >>> 13), SPREAD.one);
	two = Math.imul(two ^ (two >>> 16), SPREAD.two) ^ Math.imul(one ^ (one >>> 13), SPREAD.one);
	return inBase36((two >>> 0) * 0x80000 + ((one >>> 0) & 0x7ffff));
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The last digits of a whole number. `toString(36)` takes twice as long as all the rest of a hash. */
function inBase36(number: number): string {
	let digits = '';
	let left = number;
	for (let count = 0; count < HASH_LENGTH; count += 1) {
		const above = Math.floor(left / DIGITS.length);
		digits = DIGITS.charAt(left - above * DIGITS.length) + digits;
		left = above;
	}
	return digits;
}
