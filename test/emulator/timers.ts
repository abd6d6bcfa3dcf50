/** Time-outs that all end with the emulator, so that a test process is never kept alive by one. */
export class Timers {
	private readonly running = new Map<NodeJS.Timeout, (() => void) | undefined>();

	/** Runs something later, unless the timers are cleared before. */
	after(ms: number, run: () => void, cleared?: () => void): void {
		const timer = setTimeout(() => {
			this.running.delete(timer);
			run();
		}, ms);
		this.running.set(timer, cleared);
	}

	/** True when the time is over, false at once when the timers are cleared: nobody waits for ever. */
	wait(ms: number): Promise<boolean> {
		return new Promise((resolve) =>
			this.after(
				ms,
				() => resolve(true),
				() => resolve(false),
			),
		);
	}

	clear(): void {
		const given = [...this.running];
		this.running.clear();
		for (const [timer, cleared] of given) {
			clearTimeout(timer);
			cleared?.();
		}
	}
}
