import type { Failure } from '../graph/failure';
import { monotonic } from '../clock';

/** Answers in a row that say that nothing gets through, after which a number sends more slowly. */
const OUTAGE = 5;

/** So many in a row, over the time that a message may wait and at least this many milliseconds: nothing gets through at all. */
const DOWN = 25;
const DOWN_AT_LEAST = 30_000;
/** Milliseconds after which a failure says nothing about now any more: longer than an answer may take. */
const STALE = 75_000;

/**
 * Milliseconds. What asked to wait for an hour may have been a proxy that was restarted, and an outage ends: so often one
 * message finds out, of those that would be refused for it.
 */
const ASK_AGAIN = { held: 60_000, down: 10_000 };

/** Why messages stay behind. `left`: the milliseconds that Meta asked to wait. `lasted`: those since nothing gets through. */
export type Standstill = { failure: Failure; left: number } | { failure: Failure; lasted: number };

/**
 * What one sending number was told that concerns all of its messages: to wait for some time, or, answer after answer,
 * that Meta cannot be reached or has an outage. So the messages behind do not run into the same wall one by one.
 */
export class Hold {
	private until = 0;

	private reason: Failure | undefined;

	private inARow = 0;

	/** Of the failures in a row: when the first and the last came, and what the last one said. */
	private firstAt = 0;

	private lastAt = 0;

	private last: Failure | undefined;

	/** When a message was last told to wait, or found out whether that still holds. */
	private askedAt = 0;

	/** Ends when the message is answered that finds out. */
	asking: Promise<void> | undefined;

	/** @param now milliseconds that only go forward */
	constructor(private readonly now: () => number = monotonic) {}

	/** Why nothing may leave and for how many milliseconds more; undefined when all may. */
	get current(): { failure: Failure; left: number } | undefined {
		const left = this.until - this.now();
		return this.reason && left > 0 ? { failure: this.reason, left } : undefined;
	}

	get idle(): boolean {
		return this.current === undefined;
	}

	/**
	 * That nothing has got through for longer than a message may wait; undefined otherwise.
	 * @param maximumWait milliseconds
	 */
	outage(maximumWait: number): { failure: Failure; lasted: number } | undefined {
		if (this.inARow < DOWN || this.last === undefined || this.now() - this.lastAt > STALE) return undefined;
		const lasted = this.now() - this.firstAt;
		return lasted >= Math.max(maximumWait, DOWN_AT_LEAST) ? { failure: this.last, lasted } : undefined;
	}

	/**
	 * Whether a message may leave in spite of a standstill: one in a while, which tells whether messages are taken again.
	 * The others wait for its answer (`asking`).
	 * @returns what to call once it was answered; undefined for all others
	 */
	asksAgain(standstill: Standstill): (() => void) | undefined {
		const every = 'left' in standstill ? ASK_AGAIN.held : ASK_AGAIN.down;
		if (this.asking || this.now() - this.askedAt < every) return undefined;
		this.askedAt = this.now();
		let done: () => void = () => undefined;
		this.asking = new Promise((resolve) => {
			done = resolve;
		});
		return () => {
			this.asking = undefined;
			done();
		};
	}

	/**
	 * A message was answered in the usual way, accepted or refused.
	 * @param started when it left: one that left under the hold ends it
	 */
	answered(started: number): void {
		this.inARow = 0;
		if (started >= this.askedAt) this.until = 0;
	}

	/**
	 * A message was not taken.
	 * @param started when it left
	 * @returns whether the number is to send more slowly
	 */
	failed(failure: Failure, started: number): boolean {
		const { retry, throttledBy, retryAfterMs } = failure;
		if (retry === 'never' || throttledBy === 'recipient') {
			this.answered(started);
			return false;
		}
		const now = this.now();
		const until = now + (retryAfterMs ?? 0);
		if (retryAfterMs !== undefined && until > this.until) {
			this.until = until;
			this.reason = failure;
			this.askedAt = now;
		}
		if (retry === 'notAccepted') return true;
		if (now - this.lastAt > STALE) this.inARow = 0;
		if (this.inARow === 0) this.firstAt = now;
		this.inARow += 1;
		this.lastAt = now;
		this.last = failure;
		return this.inARow >= OUTAGE;
	}
}
