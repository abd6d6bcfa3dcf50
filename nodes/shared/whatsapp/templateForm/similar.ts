/** How many letters must change to make one text of the other, two swapped neighbours counting as one. */
function distance(one: string, other: string): number {
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1];
			const steps = [(current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)];
			const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			if (swapped) steps.push((before[column - 2] ?? 0) + 1);
			current.push(Math.min(...steps));
		}
		before = last;
		last = current;
	}
	return last[other.length] ?? 0;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The known name that is most likely meant; undefined when none is near. A third of the letters may be wrong. */
export function similar(given: string, known: readonly string[]): string | undefined {
	const wanted = plain(given);
	if (wanted === '') return undefined;
	const ranked = known
		.map((name) => ({ name, steps: distance(wanted, plain(name)) }))
		.filter(({ name, steps }) => steps <= Math.max(1, Math.floor(Math.max(wanted.length, plain(name).length) / 3)))
		.sort((one, other) => one.steps - other.steps);
	// A single letter or digit is near to every other.
	return wanted.length === 1 && ranked[0]?.steps !== 0 ? undefined : ranked[0]?.name;
}
