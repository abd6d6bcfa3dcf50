import type { Cancellation } from './cancellation';
import { monotonic } from '../clock';

/** Meta counts at its own door, and requests bunch up on the way there: the pace aims a little below the limit. */
const AIM = 0.99;
/** After late timers, as on a busy machine, the pace catches up on no more than this many milliseconds. */
const CATCH_UP = 300;
/** Whatever was caught up on: no more messages than the limit within this many milliseconds. */
const WINDOW = 1_005;
/** The highest limit there is, and so the most turns that a window holds. */
const MOST = 1_000;

/** After Meta throttled: the pace drops to this share, at most once per `HOLD` milliseconds, and climbs back by this share of the limit each second. */
const DROP = 0.5;
const HOLD = 1_000;
const CLIMB_PER_SECOND = 0.1;
/** Throttling alone never drops the pace below this many messages per second. */
const FLOOR = 1;

/**
 * The token bucket of one sending number in this process, shared by all executions that send from it.
 * It hands out points in time, so that nobody polls: each message learns how long to wait and waits once.
 */
export class Pace {
	/** Messages per second wanted by each run under way; the lowest counts. */
	private readonly wanted = new Map<symbol, number>();

	private throttledRate: number | undefined;

	private throttledAt = 0;

	private nextAt = 0;

	/** When the last turns were, as a ring. */
	private readonly turns = new Float64Array(MOST);

	private count = 0;

	/** @param now milliseconds that only go forward */
	constructor(private readonly now: () => number = monotonic) {}

	/** A run that sends at most so many messages per second. Returns the function that ends its say. */
	join(messagesPerSecond: number): () => void {
		const run = Symbol('run');
		this.wanted.set(run, messagesPerSecond);
		return () => {
			this.wanted.delete(run);
		};
	}

	get idle(): boolean {
		return this.wanted.size === 0 && this.nextAt < this.now() && this.rate === this.limit;
	}

	private get limit(): number {
		return this.wanted.size === 0 ? 80 : Math.min(...this.wanted.values());
	}

	/** Messages per second right now. */
	get rate(): number {
		const { limit } = this;
		if (this.throttledRate === undefined) return limit;
		const climbed = this.throttledRate + ((this.now() - this.throttledAt) / 1_000) * CLIMB_PER_SECOND * limit;
		if (climbed < limit) return climbed;
		this.throttledRate = undefined;
		return limit;
	}

	/** Meta said that the number sends too fast. */
	throttled(): void {
		const now = this.now();
		if (this.throttledRate !== undefined && now - this.throttledAt < HOLD) return;
		this.throttledRate = Math.max(FLOOR, this.rate * DROP);
		this.throttledAt = now;
	}

	/** Books the next turn: when it is. */
	book(): number {
		const now = this.now();
		const { rate } = this;
		const at = Math.max(this.nextAt, now - CATCH_UP);
		this.nextAt = at + this.interval(rate);
		const turn = Math.max(now, at, this.windowOpensAt(Math.max(1, Math.floor(rate))));
		this.turns[this.count % MOST] = turn;
		this.count += 1;
		return turn;
	}

	/** A turn that was booked and is not used: those who come later need not wait for it. */
	giveBack(turn: number): void {
		const oldest = Math.max(0, this.count - MOST);
		let place = this.count - 1;
		while (place >= oldest && this.turns[place % MOST] !== turn) place -= 1;
		if (place < oldest) return;
		for (; place < this.count - 1; place += 1) this.turns[place % MOST] = this.turns[(place + 1) % MOST] ?? 0;
		this.count -= 1;
		this.nextAt -= this.interval(this.rate);
	}

	private interval(rate: number): number {
		return 1_000 / (rate * AIM);
	}

	/** When the turn that lies so many back leaves the window. */
	private windowOpensAt(turnsInWindow: number): number {
		const back = this.count - Math.min(MOST, turnsInWindow);
		return back < 0 ? 0 : (this.turns[back % MOST] ?? 0) + WINDOW;
	}

	/** Waits for the next turn, at most until the run ends. */
	async turn(run: Pick<Cancellation, 'pause' | 'reason'>): Promise<void> {
		if (run.reason) return;
		const turn = this.book();
		const wait = turn - this.now();
		if (wait >= 1) await run.pause(wait);
		if (run.reason) this.giveBack(turn);
	}
}
