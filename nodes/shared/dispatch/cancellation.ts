import { sleep } from 'n8n-workflow';
import { monotonic } from '../clock';

/** Milliseconds. n8n's `sleep` cannot be ended: so no timer outlives its run for longer than this. */
const SLICE = 1_000;

/** Whether a run shall go on: it ends when the user cancels the execution, or by `stop` after a refusal. */
export class Cancellation {
	private readonly wakers = new Set<() => void>();

	private readonly cancel = (): void => this.finish('cancelled');

	/** Why no new request starts; undefined while the run goes on. */
	reason: 'cancelled' | 'stopped' | undefined;

	constructor(private readonly signal?: AbortSignal) {
		if (signal?.aborted) this.cancel();
		else signal?.addEventListener('abort', this.cancel, { once: true });
	}

	/** No new request starts from here on; those in flight finish. */
	stop(): void {
		this.finish('stopped');
	}

	/** The run is over. n8n has one signal for a whole execution: what a loop's thousand runs left on it would stay there. */
	release(): void {
		this.signal?.removeEventListener('abort', this.cancel);
	}

	/**
	 * Calls `wake` when the run ends, at once where it has ended.
	 * @returns what takes the call back
	 */
	onEnd(wake: () => void): () => void {
		if (this.reason) wake();
		else this.wakers.add(wake);
		return () => {
			this.wakers.delete(wake);
		};
	}

	/** Waits for something that never fails, at most until the run ends. */
	async until(event: Promise<unknown>): Promise<void> {
		await new Promise<void>((resolve) => {
			const forget = this.onEnd(resolve);
			void event.then(() => {
				forget();
				resolve();
			});
		});
	}

	/** Waits, at most until the run ends. Milliseconds. */
	async pause(milliseconds: number): Promise<void> {
		const end = monotonic() + milliseconds;
		for (let left = milliseconds; left > 0 && !this.reason; left = end - monotonic()) {
			await this.until(sleep(Math.min(left, SLICE)));
		}
	}

	private finish(reason: 'cancelled' | 'stopped'): void {
		this.reason ??= reason;
		const wakers = [...this.wakers];
		this.wakers.clear();
		for (const wake of wakers) wake();
	}
}
