/**
 * Entries of several owners, taken in turn: one of each, so that an answer to a customer does not wait behind a
 * broadcast to ten thousand. Within one owner the order of asking counts.
 */
export class FairQueue<Owner, Entry> {
	/** In the order in which owners have their turn. Those who ask again come before an owner's other entries. */
	private readonly queues = new Map<Owner, { again: Set<Entry>; first: Set<Entry> }>();

	get isEmpty(): boolean {
		return this.queues.size === 0;
	}

	/** @param again had its turn before and goes on where it was */
	add(owner: Owner, entry: Entry, again: boolean): void {
		const queue = this.queues.get(owner) ?? { again: new Set(), first: new Set() };
		this.queues.set(owner, queue);
		(again ? queue.again : queue.first).add(entry);
	}

	/** Takes an entry out that does not want its turn any more. */
	remove(owner: Owner, entry: Entry): void {
		const queue = this.queues.get(owner);
		if (!queue) return;
		queue.again.delete(entry);
		queue.first.delete(entry);
		if (queue.again.size + queue.first.size === 0) this.queues.delete(owner);
	}

	/** Takes the next entry; undefined when there is none. */
	next(): Entry | undefined {
		const [turn] = this.queues;
		if (!turn) return undefined;
		const [owner, queue] = turn;
		const [entry] = queue.again.size > 0 ? queue.again : queue.first;
		this.queues.delete(owner);
		if (entry === undefined) return undefined;
		queue.again.delete(entry);
		queue.first.delete(entry);
		if (queue.again.size + queue.first.size > 0) this.queues.set(owner, queue);
		return entry;
	}
}
