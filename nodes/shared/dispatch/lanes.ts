/** One thing at a time per key, in the order of asking: a conversation's messages, the writes to one object. */
export class Lanes {
	private readonly last = new Map<string, Promise<void>>();

	/** Runs `work` when all that was asked for under the same key before it has ended. */
	async inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(key);
		let open: () => void = () => undefined;
		const mine = new Promise<void>((resolve) => {
			open = resolve;
		});
		this.last.set(key, mine);
		await before;
		try {
			return await work();
		} finally {
			if (this.last.get(key) === mine) this.last.delete(key);
			open();
		}
	}
}
