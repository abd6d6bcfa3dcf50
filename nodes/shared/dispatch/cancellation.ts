import { sleep } from 'n8n-workflow';

/** Whether a run shall go on: it ends when the user cancels the execution, or by `stop` after a refusal. */
export class Cancellation {
	private readonly ended: Promise<void>;

	private end: () => void = () => undefined;

	/** Why no new request starts; undefined while the run goes on. */
	reason: 'cancelled' | 'stopped' | undefined;

	constructor(signal?: AbortSignal) {
		this.ended = new Promise((resolve) => {
			this.end = resolve;
		});
		if (signal?.aborted) this.finish('cancelled');
		else signal?.addEventListener('abort', () => this.finish('cancelled'), { once: true });
	}

	/** No new request starts from here on; those in flight finish. */
	stop(): void {
		this.finish('stopped');
	}

	/** Waits, at most until the run ends. Milliseconds. */
	async pause(milliseconds: number): Promise<void> {
		if (milliseconds <= 0 || this.reason) return;
		await Promise.race([sleep(milliseconds), this.ended]);
	}

	private finish(reason: 'cancelled' | 'stopped'): void {
		this.reason ??= reason;
		this.end();
	}
}
