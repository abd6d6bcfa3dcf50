const queues = new Map<string, Promise<unknown>>();

/** Runs the work for one app after what this process is doing for it, so that two triggers never claim at once. */
export async function serially<Result>(app: string, work: () => Promise<Result>): Promise<Result> {
	const before = queues.get(app) ?? Promise.resolve();
	const turn = before.then(work, work);
	const settled = turn.catch(() => undefined);
	queues.set(app, settled);
	try {
		return await turn;
	} finally {
		if (queues.get(app) === settled) queues.delete(app);
	}
}
