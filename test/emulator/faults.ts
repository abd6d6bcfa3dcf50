import type { Fault } from './contract';

/** The faults that are set, in the order they were given. */
export class Faults {
	private active: Array<{ fault: Fault; path: RegExp | undefined; spared: number; left: number }> = [];

	set(fault: Fault): void {
		this.active.push({
			fault,
			path: fault.path === undefined ? undefined : new RegExp(fault.path),
			spared: fault.skip ?? 0,
			left: fault.times ?? Number.POSITIVE_INFINITY,
		});
	}

	clear(): void {
		this.active = [];
	}

	list(): Fault[] {
		return this.active.map(({ fault }) => fault);
	}

	/**
	 * The faults that hit a request: any number of delays and at most one of another kind, the first that fits.
	 * @param path below the version: `/123/messages`
	 */
	draw(method: string, path: string, random: () => number, kinds: (fault: Fault) => boolean): Fault[] {
		if (this.active.length === 0) return [];
		const hits: Fault[] = [];
		for (const entry of this.active) {
			const { fault } = entry;
			if (!kinds(fault)) continue;
			if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
			if (entry.path !== undefined && !entry.path.test(path)) continue;
			if (fault.kind !== 'delay' && hits.some(({ kind }) => kind !== 'delay')) continue;
			if (fault.probability !== undefined && random() >= fault.probability) continue;
			if (entry.spared > 0) {
				entry.spared -= 1;
				continue;
			}
			entry.left -= 1;
			hits.push(fault);
		}
		this.active = this.active.filter(({ left }) => left > 0);
		return hits;
	}
}
