import type { Cancellation } from './cancellation';

/** One thing at a time per key, in the order of asking: a conversation's messages, the writes to one object. */
export class Lanes {
	private readonly last = new Map<string, Promise<void>>();

	/**
	 * Runs `work` when all that was asked for under the same key before it has ended, or as soon as its own run ends:
	 * it then finds that out and sends nothing. Who comes after it still waits for those before it.
	 */
	async inOrder<T>(key: string, work: () => Promise<T>, cancellation?: Pick<Cancellation, 'until'>): Promise<T> {
		const before = this.last.get(key);
		let open: () => void = () => undefined;
		const mine = new Promise<void>((resolve) => {
			open = resolve;
		});
		const leave = (): void => {
			if (this.last.get(key) === mine) this.last.delete(key);
			open();
		};
		this.last.set(key, mine);
		if (before) await (cancellation ? cancellation.until(before) : before);
		try {
			return await work();
		} finally {
			if (before) void before.then(leave);
			else leave();
		}
	}
}
