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
}

/** The member of the trigger's static data. */
const MEMBER = 'setUp';

const LEVELS: readonly string[] = ['app', 'account', 'number'] satisfies Array<Place['level']>;

const isLevel = (value: unknown): value is Place['level'] => typeof value === 'string' && LEVELS.includes(value);

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : []);

/** Reads what the trigger remembers; nothing where there is nothing, or nothing of use. */
export function readRecord(staticData: IDataObject): SetUpRecord {
	const saved = objectOf(staticData[MEMBER]);
	return {
		urls: textsOf(saved?.urls),
		places: objectsOf(saved?.places).flatMap((place: JsonObject): Place[] =>
			isLevel(place.level) ? [{ level: place.level, id: textOf(place.id) ?? '', displaced: textsOf(place.displaced) }] : [],
		),
		above: textsOf(saved?.above),
	};
}

/** Writes it where n8n saves it. */
export function writeRecord(staticData: IDataObject, { urls, places, above }: SetUpRecord): void {
	staticData[MEMBER] = { urls, places: places.map((place) => ({ ...place })), above };
}
