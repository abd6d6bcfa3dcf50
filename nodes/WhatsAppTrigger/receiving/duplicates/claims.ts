import type { IDataObject } from 'n8n-workflow';
import { isTooLong, keysIn, seenTextIn, withKeys, within, type Bounds } from './seenText';

/** The member of the trigger's static data that holds the events accepted. */
const MEMBER = 'accepted';
/** Events of one trigger that the process remembers by itself, at least; twice as many at most. */
const IN_MEMORY = 10_000;
/** Triggers that the process remembers; the one that began longest ago goes. */
const TRIGGERS = 1_000;

/** Milliseconds between two looks at what is too old. */
const CUT_EVERY = 60_000;

/** Milliseconds after which events are saved also while further deliveries are under way. */
const SAVE_EVERY = 1_000;

interface Memory {
	/** The keys of the latest events that were accepted. */
	accepted: Set<string>;
	/** Those of the events before them: forgotten all at once, which costs less than one by one. */
	before: Set<string>;
	/** The latest with their times, as far as they are saved. */
	text: string;
	/** When what is too old was last cut off, in Unix milliseconds. */
	cutAt: number;
	/** The static data as it was last read or written here: nothing to learn from it while it is the same. */
	lastSaved: string;
	/** What was last written there to be saved, and when, in Unix milliseconds. */
	kept: string;
	keptAt: number;
	/** Deliveries that are being answered, by the keys of their events: true once the delivery was accepted. */
	inFlight: Map<string, Promise<boolean>>;
	/** Those of them that n8n has started and is about to answer. */
	started: Set<string>;
}

const memories = new Map<string, Memory>();

function memoryOf(trigger: string): Memory {
	const known = memories.get(trigger);
	if (known !== undefined) return known;
	const memory: Memory = {
		accepted: new Set(),
		before: new Set(),
		text: '',
		cutAt: 0,
		lastSaved: '',
		kept: '',
		keptAt: 0,
		inFlight: new Map(),
		started: new Set(),
	};
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
 * @param outcome resolves when this delivery was answered: whether it was accepted
 * @returns the keys that are this delivery's
 */
export function claim(
	trigger: string,
	keys: readonly string[],
	staticData: IDataObject,
	bounds: Bounds,
	outcome: () => Promise<boolean>,
): ReadonlySet<string> | Promise<ReadonlySet<string>> {
	const { inFlight } = memoryOf(trigger);
	const held = inFlight.size === 0 ? [] : keys.flatMap((key) => inFlight.get(key) ?? []);
	if (held.length > 0) return Promise.all(held).then(() => claim(trigger, keys, staticData, bounds, outcome));
	return take(memoryOf(trigger), keys, staticData, bounds, outcome);
}

/** Nothing is awaited here, so that no other delivery comes between. */
function take(
	memory: Memory,
	keys: readonly string[],
	staticData: IDataObject,
	bounds: Bounds,
	outcome: () => Promise<boolean>,
): ReadonlySet<string> {
	learn(memory, staticData[MEMBER]);
	const fresh = new Set(keys.filter((key) => !isAccepted(memory, key)));
	if (fresh.size === 0) return fresh;
	const before = memory.text;
	// What other deliveries hold is not in it: those may fail.
	const after = longer(memory, fresh, bounds);
	memory.lastSaved = after;
	staticData[MEMBER] = after;
	const answered = outcome().then((accepted) => {
		if (accepted) remember(memory, fresh, memory.text === before ? after : longer(memory, fresh, bounds), bounds);
		for (const key of fresh) {
			memory.inFlight.delete(key);
			memory.started.delete(key);
		}
		return accepted;
	});
	for (const key of fresh) memory.inFlight.set(key, answered);
	return fresh;
}

/**
 * Writes the events of a claim once more, in the moment after n8n has started their execution and before it saves. With
 * them go those of the other deliveries in this moment. So of many deliveries at once the last one saves for all, and
 * one in a second while there is no last one.
 * @param atOnce whether it has to be now
 * @returns whether it was
 */
export function keep(
	trigger: string,
	keys: ReadonlySet<string>,
	staticData: IDataObject,
	bounds: Bounds,
	atOnce: boolean,
): boolean {
	const memory = memoryOf(trigger);
	const late = new Set<string>();
	for (const key of keys) (memory.inFlight.has(key) ? memory.started : late).add(key);
	// Nobody waited any more for what n8n has started after all.
	if (late.size > 0) remember(memory, late, longer(memory, late, bounds), bounds);
	const now = Date.now();
	if (!atOnce && memory.inFlight.size > memory.started.size && now - memory.keptAt < SAVE_EVERY) return false;
	memory.kept = longer(memory, memory.started, bounds);
	memory.keptAt = now;
	staticData[MEMBER] = memory.kept;
	return true;
}

/** The text with the keys, cut to its bounds now and then. */
function longer(memory: Memory, keys: Iterable<string>, bounds: Bounds): string {
	const now = Date.now();
	const text = withKeys(memory.text, keys, now);
	if (now - memory.cutAt < CUT_EVERY && !isTooLong(text, bounds)) return text;
	memory.cutAt = now;
	return within(text, bounds, now);
}

/** Another process, or this one before a restart, has accepted events, too. */
function learn(memory: Memory, saved: unknown): void {
	const text = seenTextIn(saved);
	if (text === memory.lastSaved || text === memory.kept) return;
	memory.lastSaved = text;
	const unknown = keysIn(text).filter((key) => !isAccepted(memory, key) && !memory.inFlight.has(key));
	if (unknown.length === 0) return;
	// Their times are of little use: what counts is that they are known, and known for a while.
	memory.text = memory.text === '' ? text : withKeys(memory.text, unknown);
	for (const key of unknown) memory.accepted.add(key);
}

const isAccepted = ({ accepted, before }: Memory, key: string): boolean => accepted.has(key) || before.has(key);

function remember(memory: Memory, keys: ReadonlySet<string>, text: string, bounds: Bounds): void {
	for (const key of keys) memory.accepted.add(key);
	memory.text = text;
	if (memory.accepted.size <= Math.max(IN_MEMORY, bounds.events)) return;
	memory.before = memory.accepted;
	memory.accepted = new Set();
}

/** Writes what was accepted by now, and so without what a claim has written whose events were not accepted after all. */
export function writeAccepted(trigger: string, staticData: IDataObject): void {
	const memory = memoryOf(trigger);
	memory.lastSaved = memory.text;
	staticData[MEMBER] = memory.text;
}
