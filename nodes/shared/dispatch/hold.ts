import type { Failure } from '../graph/failure';
import { monotonic } from '../clock';

/** Answers in a row that say that nothing gets through, after which a number sends more slowly. */
const OUTAGE = 5;

/**
 * What one sending number was told that concerns all of its messages: to wait for some time, or, answer after answer,
 * that Meta cannot be reached or has an outage. So the messages behind do not run into the same wall one by one.
 */
export class Hold {
	private until = 0;

	private reason: Failure | undefined;

	private inARow = 0;

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

	/** A message was answered in the usual way, accepted or refused. */
	answered(): void {
		this.inARow = 0;
	}

	/**
	 * A message was not taken.
	 * @returns whether the number is to send more slowly
	 */
	failed(failure: Failure): boolean {
		const { retry, throttledBy, retryAfterMs } = failure;
		if (retry === 'never' || throttledBy === 'recipient') {
			this.answered();
			return false;
		}
		const until = this.now() + (retryAfterMs ?? 0);
		if (retryAfterMs !== undefined && until > this.until) {
			this.until = until;
			this.reason = failure;
		}
		if (retry === 'notAccepted') return true;
		this.inARow += 1;
		return this.inARow >= OUTAGE;
	}
}
