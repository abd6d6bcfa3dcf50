import type { Cancellation } from './cancellation';
import { FairQueue } from './fairQueue';

/** How many requests may be under way at once, whatever the latency. */
const MOST = 500;
const FEWEST = 10;
/** Of those, what a slow number has beside one for each message of a second: a request may hang. */
const SPARE = 2;
/** Room above what rate and latency ask for, so that the pace is never held back by an answer that is late. */
const HEADROOM = 1.5;
/** Milliseconds assumed before the first answer. */
const FIRST_GUESS = 300;
/** Weight of the newest answer in the latency seen. */
const SMOOTHING = 0.1;

/**
 * Requests under way. Their number follows from the pace and the latency seen (Little's law): at 80 messages per
 * second and 150 ms, 18 are enough; at 1,000 and 300 ms it takes 450. Runs that wait for one are served in turn.
 */
export class Slots {
	private taken = 0;

	private latency = FIRST_GUESS;

	private readonly waiting = new FairQueue<Cancellation, () => void>();

	/** @param rate requests per second, read anew each time; undefined for requests without a pace */
	constructor(private readonly rate?: () => number) {}

	get size(): number {
		if (!this.rate) return FEWEST;
		const rate = this.rate();
		// A slow number gives fewer: whoever has a place has booked a turn, and another run's answer comes after all of them.
		const fewest = Math.min(FEWEST, Math.ceil(rate) + SPARE);
		return Math.min(MOST, Math.max(fewest, Math.ceil((rate * this.latency * HEADROOM) / 1_000)));
	}

	/** A place among the requests for one job of a run, not yet taken. */
	place(run: Cancellation): Place {
		return new Place(this, run);
	}

	/**
	 * Waits for a slot, at most until the run ends.
	 * @param again whether the job had one before and goes on
	 * @returns whether it has one
	 */
	async take(run: Cancellation, again = false): Promise<boolean> {
		if (run.reason) return false;
		if (this.taken < this.size && this.waiting.isEmpty) {
			this.taken += 1;
			return true;
		}
		return await new Promise((resolve) => {
			const enter = (): void => {
				forget();
				resolve(true);
			};
			this.waiting.add(run, enter, again);
			const forget = run.onEnd(() => {
				this.waiting.remove(run, enter);
				resolve(false);
			});
		});
	}

	give(): void {
		this.taken -= 1;
		while (this.taken < this.size) {
			const enter = this.waiting.next();
			if (!enter) return;
			this.taken += 1;
			enter();
		}
	}

	/** Milliseconds that an answer took. */
	answered(milliseconds: number): void {
		this.latency += SMOOTHING * (milliseconds - this.latency);
	}
}

/** A job's own slot: given back once, however often that is asked for. */
export class Place {
	private held = false;

	private again = false;

	private before = 0;

	constructor(
		private readonly slots: Slots,
		private readonly run: Cancellation,
	) {}

	async take(): Promise<void> {
		this.held = await this.slots.take(this.run, this.again);
		this.again = true;
	}

	give(): void {
		if (this.held) this.slots.give();
		this.held = false;
	}

	/** Waits for something without the slot, and takes it again before it goes on. */
	async aside<T>(other: Promise<T>): Promise<T> {
		this.give();
		try {
			return await other;
		} finally {
			await this.take();
		}
	}

	/** Milliseconds for which the slot was held before its request could leave. They count as the answer's do. */
	heldBefore(milliseconds: number): void {
		this.before = milliseconds;
	}

	/** Milliseconds that an answer took. */
	answered(milliseconds: number): void {
		this.slots.answered(this.before + milliseconds);
		this.before = 0;
	}
}
