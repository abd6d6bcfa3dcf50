import type { IDataObject } from 'n8n-workflow';
import { isSameWait, plainWait, waitIn, type Wait } from '../../../shared/answers/wait';
import type { Resumption } from '../../../shared/answers/resumption';
import { objectOf } from '../json';

/** The member of the trigger's static data. */
const MEMBER = 'waits';

/** Questions in free text that a trigger keeps at most: n8n copies them into every execution that it saves. */
export const MOST_WAITS = 200;

interface Kept {
	waits: readonly Wait[];
	/** When it was written, in Unix milliseconds: of two the later one is right. */
	at: number;
}

/*
 * As with the trigger's set-up record: n8n saves static data when a request is over, and the last to save wins. So the
 * process remembers what it has written, too, also against a delivery that was loaded before.
 */
const memory = new Map<string, Kept>();
/** Triggers that the process remembers; the one written longest ago goes. */
const LARGEST = 1_000;

function savedIn(staticData: IDataObject): Kept | undefined {
	const saved = objectOf(staticData[MEMBER]);
	if (saved === undefined) return undefined;
	const list = Array.isArray(saved.list) ? saved.list : [];
	return { waits: list.flatMap((one) => waitIn(one) ?? []), at: typeof saved.at === 'number' ? saved.at : 0 };
}

function latest(staticData: IDataObject, trigger: string): Kept | undefined {
	const remembered = memory.get(trigger);
	const saved = savedIn(staticData);
	if (remembered === undefined || (saved !== undefined && saved.at > remembered.at)) return saved;
	return remembered;
}

/** The questions in free text whose answers the trigger at this URL waits for. Those whose time is over are left out. */
export function readWaits(staticData: IDataObject, trigger: string, now = Date.now()): readonly Wait[] {
	const kept = latest(staticData, trigger);
	return kept === undefined ? NONE : kept.waits.filter(({ until }) => until > now);
}

const NONE: readonly Wait[] = [];

/** Writes them where n8n saves them, and in the process's memory. */
export function writeWaits(staticData: IDataObject, trigger: string, waits: readonly Wait[]): void {
	const kept = { waits, at: Math.max(Date.now(), (latest(staticData, trigger)?.at ?? 0) + 1) };
	memory.delete(trigger);
	memory.set(trigger, kept);
	const [oldest] = memory.keys();
	if (memory.size > LARGEST && oldest !== undefined) memory.delete(oldest);
	save(staticData, kept);
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
	if (remembered === undefined || (savedIn(staticData)?.at ?? -1) >= remembered.at) return;
	save(staticData, remembered);
}

const save = (staticData: IDataObject, { waits, at }: Kept): void => {
	staticData[MEMBER] = { at, list: waits.map(plainWait) };
};
