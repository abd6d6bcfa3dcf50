import { monotonic } from '../clock';

/** Meta: one message per 6 seconds to one person, after a burst of 45. */
const INTERVAL = 6_000;
const BURST = 45;
/** Meta counts arrivals: a message may be faster on its way than those before it, by this many milliseconds. */
const JITTER = 500;

/** Where more conversations than this are remembered, those that are at rest are forgotten. */
const REMEMBERED = 10_000;

/**
 * What is left of the pair limit for each recipient of one sending number. It is foreseen here, so that Meta has no
 * reason to answer 131056.
 */
export class PairLimit {
	/** When the conversation's allowance is whole again. */
	private readonly wholeAt = new Map<string, number>();

	/** Looking for those at rest takes time: not before the count has doubled since. */
	private forgetAbove = REMEMBERED;

	/** @param now milliseconds that only go forward */
	constructor(private readonly now: () => number = monotonic) {}

	/** Books a message to this recipient. Returns the milliseconds to wait before it may leave. */
	book(recipient: string): number {
		const now = this.now();
		const wholeAt = Math.max(this.wholeAt.get(recipient) ?? 0, now);
		const wait = wholeAt - (BURST - 1) * INTERVAL - now;
		this.wholeAt.set(recipient, wholeAt + INTERVAL);
		if (this.wholeAt.size > this.forgetAbove) this.forget();
		return wait > 0 ? wait + JITTER : 0;
	}

	/** A message that was booked did not leave. */
	giveBack(recipient: string): void {
		const wholeAt = this.wholeAt.get(recipient);
		if (wholeAt !== undefined) this.wholeAt.set(recipient, wholeAt - INTERVAL);
	}

	/**
	 * Meta answered 131056 all the same: somebody else writes to this person too. The allowance is used up, and the next
	 * of it belongs to the message that was refused.
	 */
	exhausted(recipient: string): void {
		this.wholeAt.set(recipient, this.now() + (BURST + 1) * INTERVAL);
	}

	get idle(): boolean {
		this.forget();
		return this.wholeAt.size === 0;
	}

	private forget(): void {
		const now = this.now();
		for (const [recipient, wholeAt] of this.wholeAt) if (wholeAt <= now) this.wholeAt.delete(recipient);
		this.forgetAbove = Math.max(REMEMBERED, this.wholeAt.size * 2);
	}
}
