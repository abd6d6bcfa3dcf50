/** What a run needed, in bytes beyond what there was when the watch began. */
export interface Needed {
	peak: number;
	kept: number;
}

export interface MemoryWatch {
	/** To be called while the result of the run is still held. */
	stop(): Promise<Needed>;
}

/** Milliseconds between two looks at memory that is to come to rest, and how often it is looked at. */
const REST = { every: 250, looks: 20 };
/** Bytes by which memory at rest still moves. */
const STILL = 20_000;

/** The measure once it no longer falls: what an earlier run has left goes in several collections, and by timers. */
async function atRest(measure: () => number): Promise<number> {
	let least = measure();
	for (let look = 1; look < REST.looks; look += 1) {
		await new Promise((resolve) => setTimeout(resolve, REST.every));
		const now = measure();
		if (now > least - STILL) return Math.min(now, least);
		least = now;
	}
	return least;
}

/** @param interval milliseconds between two looks; longer where a look takes long, so that it does not become the work */
async function watch(measure: () => number, interval: number): Promise<MemoryWatch> {
	global.gc?.();
	const before = await atRest(measure);
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
		async stop() {
			clearTimeout(timer);
			look();
			return { kept: (await atRest(measure)) - before, peak: peak - before };
		},
	};
}

/** The whole process, with buffers outside of the heap: the measure for files. */
export const watchProcess = async (): Promise<MemoryWatch> => await watch(() => process.memoryUsage().rss, 5);

/**
 * What is alive: heap and external memory, each time after a forced collection. Without one, how much garbage lies
 * around is the collector's choice, which at 1,000 items outweighs the items themselves.
 */
export async function watchHeap(): Promise<MemoryWatch> {
	if (global.gc === undefined) throw new Error('The heap is measured with node --expose-gc');
	return await watch(() => {
		global.gc?.();
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	}, 100);
}
