/** A small generator with a seed (mulberry32), so that faults and IDs of a run can be repeated. Values from 0 to 1. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** As many upper-case hexadecimal digits as asked for. */
export function hexDigits(random: () => number, length: number): string {
	let digits = '';
	while (digits.length < length) {
		digits += Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, '0');
	}
	return digits.slice(0, length).toUpperCase();
}
