interface Bucket {
	tokens: number;
	at: number;
}

/** Token buckets by key: `capacity` at once, then one more each `intervalMs`. */
export class TokenBuckets {
	private readonly buckets = new Map<string, Bucket>();

	/** @param intervalMs milliseconds per token; 0 switches the limit off */
	constructor(
		private readonly capacity: number,
		private readonly intervalMs: number,
	) {}

	/** Whether a token is there, without taking it. */
	has(key: string, now: number): boolean {
		return this.intervalMs === 0 || this.filled(key, now).tokens >= 1;
	}

	/** Takes a token; false when there is none. */
	take(key: string, now: number): boolean {
		if (this.intervalMs === 0) return true;
		const bucket = this.filled(key, now);
		if (bucket.tokens < 1) return false;
		bucket.tokens -= 1;
		return true;
	}

	/** Counts something that cannot be refused (an incoming message); never below empty. */
	count(key: string, now: number): void {
		if (this.intervalMs === 0) return;
		const bucket = this.filled(key, now);
		bucket.tokens = Math.max(0, bucket.tokens - 1);
	}

	clear(): void {
		this.buckets.clear();
	}

	private filled(key: string, now: number): Bucket {
		const bucket = this.buckets.get(key);
		if (bucket === undefined) {
			const full = { tokens: this.capacity, at: now };
			this.buckets.set(key, full);
			return full;
		}
		bucket.tokens = Math.min(this.capacity, bucket.tokens + (now - bucket.at) / this.intervalMs);
		bucket.at = now;
		return bucket;
	}
}
