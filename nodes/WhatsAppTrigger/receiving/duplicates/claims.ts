import type { IDataObject } from 'n8n-workflow';
import { keysIn, seenTextsIn, withKeys, within, type Bounds } from './seenText';

/** The member of the trigger's static data that holds the events accepted. */
const MEMBER = 'accepted';
/** Events of one trigger that the process remembers by itself, at least. */
const IN_MEMORY = 10_000;
/** Triggers that the process remembers; the one that began longest ago goes. */
const TRIGGERS = 1_000;

interface Memory {
	/** The keys of events that were accepted, oldest first. */
	accepted: Set<string>;
	/** The same with their times, as far as they are saved. */
	texts: string[];
	/** The static data as it was last read or written here: nothing to learn from it while it is the same. */
	lastSaved: readonly string[];
	/** Deliveries that are being answered, by the keys of their events: true once the delivery was accepted. */
	inFlight: Map<string, Promise<boolean>>;
}

const memories = new Map<string, Memory>();

function memoryOf(trigger: string): Memory {
	const known = memories.get(trigger);
	if (known !== undefined) return known;
	const memory: Memory = { accepted: new Set(), texts: [], lastSaved: [], inFlight: new Map() };
	memories.set(trigger, memory);
	for (const [name, { inFlight }] of memories) {
		if (memories.size <= TRIGGERS) break;
		if (inFlight.size === 0) memories.delete(name);
	}
	return memory;
}

/**
 * Takes the events of a delivery that nobody has, so that each starts one execution. What another delivery of this
 * process holds is waited for: it is a duplicate only if that delivery was accepted.
 * @param trigger names the trigger among all that this process runs: its URL
 * @param keys of the delivery's events
 * @param staticData of the trigger; n8n saves what is written here once it has accepted the delivery, and only then
 * @param isAccepted resolves when this delivery was answered
 * @returns the keys that are this delivery's
 */
export async function claim(
	trigger: string,
	keys: readonly string[],
	staticData: IDataObject,
	bounds: Bounds,
	isAccepted: () => Promise<boolean>,
): Promise<ReadonlySet<string>> {
	const memory = memoryOf(trigger);
	while (keys.some((key) => memory.inFlight.has(key))) {
		await Promise.all(keys.map((key) => memory.inFlight.get(key)));
	}
	// From here on nothing is awaited, so that no other delivery comes between.
	learn(memory, staticData[MEMBER]);
	const fresh = new Set(keys.filter((key) => !memory.accepted.has(key)));
	if (fresh.size === 0) return fresh;
	const answered = isAccepted().then((accepted) => {
		if (accepted) remember(memory, fresh, bounds);
		for (const key of fresh) memory.inFlight.delete(key);
		return accepted;
	});
	for (const key of fresh) memory.inFlight.set(key, answered);
	// What other deliveries hold is not in it: those may fail.
	memory.lastSaved = within(withKeys(memory.texts, fresh), bounds);
	staticData[MEMBER] = [...memory.lastSaved];
	return fresh;
}

/** Another process, or this one before a restart, has accepted events, too. */
function learn(memory: Memory, saved: unknown): void {
	const texts = seenTextsIn(saved);
	const { lastSaved } = memory;
	if (texts.length === lastSaved.length && texts.every((text, index) => text === lastSaved[index])) return;
	memory.lastSaved = texts;
	const unknown = keysIn(texts).filter((key) => !memory.accepted.has(key));
	if (unknown.length === 0) return;
	// Their times are of little use: what counts is that they are known, and known for a while.
	memory.texts = memory.accepted.size === 0 ? texts : withKeys(memory.texts, unknown);
	for (const key of unknown) memory.accepted.add(key);
}

function remember(memory: Memory, keys: ReadonlySet<string>, bounds: Bounds): void {
	for (const key of keys) memory.accepted.add(key);
	memory.texts = within(withKeys(memory.texts, keys), bounds);
	let tooMany = memory.accepted.size - Math.max(IN_MEMORY, bounds.events);
	if (tooMany <= 0) return;
	for (const key of memory.accepted) {
		if (tooMany <= 0) break;
		memory.accepted.delete(key);
		tooMany -= 1;
	}
}
