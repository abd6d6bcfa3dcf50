/** Does the work for each, for at most so many at a time, and gives the results in the order of the list. */
export async function inParallel<One, Result>(
	list: readonly One[],
	atOnce: number,
	work: (one: One) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const entries = list.entries();
	const worker = async (): Promise<void> => {
		for (const [index, one] of entries) results[index] = await work(one);
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
	return results;
}
