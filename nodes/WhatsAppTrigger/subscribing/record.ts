import type { IDataObject } from 'n8n-workflow';
import { objectOf, objectsOf, textOf } from '../receiving/json';
import type { JsonObject } from '../../shared/graph/request';

/** A callback that the trigger has taken. */
export interface Place {
	level: 'app' | 'account' | 'number';
	/** The phone number ID; empty for the other levels. */
	id: string;
	/** Callbacks of other triggers that stood in the same place before, the latest first. */
	displaced: string[];
}

/** What a trigger remembers of its set-up, in its static data. */
export interface SetUpRecord {
	/** The URLs that it has registered: an older one stands here while n8n's address changed. */
	urls: string[];
	places: Place[];
	/** Callbacks that take precedence over this one and pass on to it, perhaps of other accounts of the app. */
	above: string[];
	/** Test URLs of this n8n that get a copy of each delivery while somebody listens there. */
	listeners: string[];
	/** Of a test listener: the triggers that send it copies. */
	hosts: string[];
	/** When it was written, in Unix milliseconds: of two the later one is right. */
	at: number;
}

/** The member of the trigger's static data. */
const MEMBER = 'setUp';

const LEVELS: readonly string[] = ['app', 'account', 'number'] satisfies Array<Place['level']>;

const isLevel = (value: unknown): value is Place['level'] => typeof value === 'string' && LEVELS.includes(value);

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : []);

/** Reads what the trigger remembers; nothing where there is nothing, or nothing of use. */
export function recordIn(value: unknown): SetUpRecord {
	const saved = objectOf(value);
	return {
		urls: textsOf(saved?.urls),
		places: objectsOf(saved?.places).flatMap((place: JsonObject): Place[] =>
			isLevel(place.level) ? [{ level: place.level, id: textOf(place.id) ?? '', displaced: textsOf(place.displaced) }] : [],
		),
		above: textsOf(saved?.above),
		listeners: textsOf(saved?.listeners),
		hosts: textsOf(saved?.hosts),
		at: timeOf(saved),
	};
}

const timeOf = (saved: unknown): number => {
	const at = objectOf(saved)?.at;
	return typeof at === 'number' ? at : 0;
};

const NOTHING: SetUpRecord = recordIn(undefined);

/** A record as static data and JSON hold it. */
export const plainRecord = ({ urls, places, above, listeners, hosts, at }: SetUpRecord): JsonObject => ({
	urls: [...urls],
	places: places.map(({ level, id, displaced }) => ({ level, id, displaced: [...displaced] })),
	above: [...above],
	listeners: [...listeners],
	hosts: [...hosts],
	at,
});

/*
 * n8n saves a trigger's static data when a step of its life cycle or a request is over, and the last to save wins. What
 * a step has changed at Meta must hold from the first delivery on, and must survive a delivery that was loaded before:
 * so the process remembers it, too.
 */
const memory = new Map<string, SetUpRecord>();
/** Triggers that the process remembers; the one written longest ago goes. */
const LARGEST = 1_000;

/** What the trigger at this URL remembers: as it was saved, or as this process has written it since. */
export function readRecord(staticData: IDataObject, url: string): SetUpRecord {
	const saved = staticData[MEMBER];
	const remembered = memory.get(url);
	if (remembered !== undefined && remembered.at >= timeOf(saved)) return remembered;
	return saved === undefined ? NOTHING : recordIn(saved);
}

/** Writes it where n8n saves it, and in the process's memory. */
export function writeRecord(staticData: IDataObject, url: string, record: SetUpRecord): void {
	const latest = { ...record, at: Math.max(Date.now(), readRecord(staticData, url).at + 1) };
	memory.delete(url);
	memory.set(url, latest);
	const [oldest] = memory.keys();
	if (memory.size > LARGEST && oldest !== undefined) memory.delete(oldest);
	staticData[MEMBER] = plainRecord(latest);
}

/** Before static data is saved for another reason: brings what was loaded up to what the process knows. */
export function refreshRecord(staticData: IDataObject, url: string): void {
	const remembered = memory.get(url);
	if (remembered === undefined || timeOf(staticData[MEMBER]) >= remembered.at) return;
	staticData[MEMBER] = plainRecord(remembered);
}
