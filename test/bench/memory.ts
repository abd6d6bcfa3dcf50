/** What a run needed, in bytes beyond what there was when the watch began. */
export interface Needed {
	peak: number;
	kept: number;
}

export interface MemoryWatch {
	/** To be called while the result of the run is still held. */
	stop(): Needed;
}

/** @param interval milliseconds between two looks; longer where a look takes long, so that it does not become the work */
function watch(measure: () => number, interval: number): MemoryWatch {
	global.gc?.();
	const before = measure();
	let peak = before;
	let timer: NodeJS.Timeout;
	const look = (): number => {
		const now = measure();
		peak = Math.max(peak, now);
		return now;
	};
	const lookAndGoOn = (): void => {
		const started = performance.now();
		look();
		timer = setTimeout(lookAndGoOn, Math.max(interval, (performance.now() - started) * 10));
	};
	timer = setTimeout(lookAndGoOn, interval);
	return {
		stop() {
			clearTimeout(timer);
			return { kept: look() - before, peak: peak - before };
		},
	};
}

/** The whole process, with buffers outside of the heap: the measure for files. */
export const watchProcess = (): MemoryWatch => watch(() => process.memoryUsage().rss, 5);

/**
 * What is alive: heap and external memory, each time after a forced collection. Without one, how much garbage lies
 * around is the collector's choice, which at 1,000 items outweighs the items themselves.
 */
export function watchHeap(): MemoryWatch {
	if (global.gc === undefined) throw new Error('The heap is measured with node --expose-gc');
	return watch(() => {
		global.gc?.();
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	}, 100);
}
