/** How many requests may be under way at once, whatever the latency. */
const MOST = 500;
const FEWEST = 10;
/** Room above what rate and latency ask for, so that the pace is never held back by an answer that is late. */
const HEADROOM = 1.5;
/** Milliseconds assumed before the first answer. */
const FIRST_GUESS = 300;
/** Weight of the newest answer in the latency seen. */
const SMOOTHING = 0.1;

/**
 * Requests under way. Their number follows from the pace and the latency seen (Little's law): at 80 messages per
 * second and 150 ms, 18 are enough; at 1,000 and 300 ms it takes 450.
 */
export class Slots {
	private taken = 0;

	private latency = FIRST_GUESS;

	/** In the order of asking. */
	private readonly waiting = new Set<() => void>();

	/** @param rate requests per second, read anew each time; undefined for requests without a pace */
	constructor(private readonly rate?: () => number) {}

	get size(): number {
		if (!this.rate) return FEWEST;
		return Math.min(MOST, Math.max(FEWEST, Math.ceil((this.rate() * this.latency * HEADROOM) / 1_000)));
	}

	async take(): Promise<void> {
		if (this.taken < this.size && this.waiting.size === 0) {
			this.taken += 1;
			return;
		}
		await new Promise<void>((resolve) => this.waiting.add(resolve));
	}

	give(): void {
		this.taken -= 1;
		while (this.taken < this.size) {
			const [next] = this.waiting;
			if (!next) return;
			this.waiting.delete(next);
			this.taken += 1;
			next();
		}
	}

	/** Milliseconds that an answer took. */
	answered(milliseconds: number): void {
		this.latency += SMOOTHING * (milliseconds - this.latency);
	}
}
