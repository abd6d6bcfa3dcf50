const queues = new Map<string, Promise<unknown>>();

/**
 * Runs work after the work of this process that began before it under the same key, whether that succeeded or not.
 * @param key names what must not happen twice at once: an app whose callbacks are changed, a question that is answered
 * @throws what the work throws
 */
export async function serially<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
	const before = queues.get(key) ?? Promise.resolve();
	const turn = before.then(work, work);
	const settled = turn.catch(() => undefined);
	queues.set(key, settled);
	try {
		return await turn;
	} finally {
		if (queues.get(key) === settled) queues.delete(key);
	}
}
