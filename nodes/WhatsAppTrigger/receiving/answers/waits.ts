import { randomBytes } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { isSameWait, plainWait, waitIn, type Wait } from '../../../shared/answers/wait';
import type { Resumption } from '../../../shared/answers/resumption';
import { shortHash } from '../duplicates/shortHash';
import { objectOf } from '../json';

/** The member of the trigger's static data. */
const MEMBER = 'waits';

/** Questions in free text that a trigger keeps at most: n8n copies them into every execution that it saves. */
export const MOST_WAITS = 200;

/** Names, and when each was last seen, in Unix milliseconds. */
type Moments = Readonly<Record<string, number>>;
/** Processes by the name they gave themselves, and when each wrote last. */
type Writers = Moments;

interface Kept {
	waits: readonly Wait[];
	/** The writes that this list holds, of this process and of others. */
	by: Writers;
	/** Questions that were answered a moment ago: another list that still has them is the older one there. */
	gone: Moments;
}

/*
 * As with the trigger's set-up record: n8n saves static data when a request is over, and the last to save wins. So the
 * process remembers what it has written, too, also against a delivery that was loaded before. Two processes may write
 * without having seen each other's list; then both lists count together, but for what one of them knows to be over.
 */
const memory = new Map<string, Kept>();
/** Triggers that the process remembers; the one written longest ago goes. */
const LARGEST = 1_000;

/** This process among those that write. */
const OWN_NAME = randomBytes(4).toString('hex');
/** Where a list was written before processes had names. */
const NAMELESS = '';
/** A process that has written nothing for so long, in milliseconds, has nothing left that others may have missed. */
const REMEMBERED_FOR = 3_600_000;
/** For how long it is told that a question is over, in milliseconds: longer than a process may take from reading to writing. */
const GONE_FOR = 60_000;

const nameOf = ({ execution, node, until }: Wait): string => shortHash(`${execution} ${node} ${until}`);

const momentsIn = (value: unknown): Moments =>
	Object.fromEntries(Object.entries(objectOf(value) ?? {}).flatMap(([name, at]) => (typeof at === 'number' ? [[name, at]] : [])));

const since = (moments: Moments, oldest: number): Moments =>
	Object.fromEntries(Object.entries(moments).filter(([, at]) => at >= oldest));

function savedIn(staticData: IDataObject): Kept | undefined {
	const saved = objectOf(staticData[MEMBER]);
	if (saved === undefined) return undefined;
	const list = Array.isArray(saved.list) ? saved.list : [];
	const by = objectOf(saved.by) === undefined && typeof saved.at === 'number' ? { [NAMELESS]: saved.at } : momentsIn(saved.by);
	return { waits: list.flatMap((one) => waitIn(one) ?? []), by, gone: momentsIn(saved.gone) };
}

/** Whether every write that the other list holds is in this one. It may lack those that it was too new to name. */
function holds(one: Writers, other: Writers): boolean {
	const oldest = Math.max(0, ...Object.values(one)) - REMEMBERED_FOR;
	return Object.entries(other).every(([name, at]) => at < oldest || (one[name] ?? 0) >= at);
}

function latest(staticData: IDataObject, trigger: string, now: number): Kept | undefined {
	const remembered = memory.get(trigger);
	const saved = savedIn(staticData);
	if (remembered === undefined || saved === undefined) return remembered ?? saved;
	if (holds(saved.by, remembered.by)) return saved;
	if (holds(remembered.by, saved.by)) return remembered;
	return together(remembered, saved, now);
}

function together(one: Kept, other: Kept, now: number): Kept {
	const gone = since({ ...one.gone, ...other.gone }, now - GONE_FOR);
	const missing = other.waits.filter((wait) => !one.waits.some((known) => isSameWait(known, wait)));
	const by: Record<string, number> = { ...one.by };
	for (const [name, at] of Object.entries(other.by)) by[name] = Math.max(at, by[name] ?? 0);
	return { waits: [...one.waits, ...missing].filter((wait) => !(nameOf(wait) in gone)), by, gone };
}

/** The questions in free text whose answers the trigger at this URL waits for. Those whose time is over are left out. */
export function readWaits(staticData: IDataObject, trigger: string, now = Date.now()): readonly Wait[] {
	const kept = latest(staticData, trigger, now);
	return kept === undefined ? NONE : kept.waits.filter(({ until }) => until > now);
}

const NONE: readonly Wait[] = [];

/** Writes them where n8n saves them, and in the process's memory. */
export function writeWaits(staticData: IDataObject, trigger: string, waits: readonly Wait[]): void {
	const now = Date.now();
	const before = latest(staticData, trigger, now);
	const left = (before?.waits ?? []).filter((wait) => wait.until > now && !waits.some((one) => isSameWait(one, wait)));
	const kept = {
		waits,
		by: { ...since(before?.by ?? {}, now - REMEMBERED_FOR), [OWN_NAME]: Math.max(now, (before?.by[OWN_NAME] ?? 0) + 1) },
		gone: { ...goneBut(waits, since(before?.gone ?? {}, now - GONE_FOR)), ...Object.fromEntries(left.map((wait) => [nameOf(wait), now])) },
	};
	memory.delete(trigger);
	memory.set(trigger, kept);
	const [oldest] = memory.keys();
	if (memory.size > LARGEST && oldest !== undefined) memory.delete(oldest);
	save(staticData, kept);
}

/** A question that was taken back may be asked once more. */
function goneBut(waits: readonly Wait[], gone: Moments): Moments {
	const open = new Set(waits.map(nameOf));
	return Object.fromEntries(Object.entries(gone).filter(([name]) => !open.has(name)));
}

/** The question is answered, or nobody waits for it any more. */
export function forgetWait(staticData: IDataObject, trigger: string, one: Resumption): void {
	const waits = readWaits(staticData, trigger);
	const left = waits.filter((wait) => !isSameWait(wait, one));
	if (left.length < waits.length) writeWaits(staticData, trigger, left);
}

/** Before static data is saved for another reason: brings what was loaded up to what the process knows. */
export function refreshWaits(staticData: IDataObject, trigger: string): void {
	const remembered = memory.get(trigger);
	const saved = savedIn(staticData);
	if (remembered === undefined || (saved !== undefined && holds(saved.by, remembered.by))) return;
	const kept = latest(staticData, trigger, Date.now());
	if (kept !== undefined) save(staticData, kept);
}

const save = (staticData: IDataObject, { waits, by, gone }: Kept): void => {
	staticData[MEMBER] = { by: { ...by }, gone: { ...gone }, list: waits.map(plainWait) };
};
