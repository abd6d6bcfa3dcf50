import type { Callbacks } from '../../subscribing/callbacks';
import type { SetUpRecord } from '../../subscribing/record';
import type { Delivery } from '../delivery';
import { listOf, objectOf, textOf } from '../json';

/** The phone number IDs whose events a delivery holds; an empty text stands for events of no number. */
export function numbersIn({ entries }: Delivery): string[] {
	const ids = entries.flatMap((entry) =>
		listOf(entry.changes).map((change) => {
			const metadata = objectOf(objectOf(objectOf(change)?.value)?.metadata);
			return textOf(metadata?.phone_number_id) ?? '';
		}),
	);
	return [...new Set(ids)];
}

/** Whether the trigger stands above somebody, whose events come here first. */
export const standsAbove = ({ places }: SetUpRecord): boolean => places.some(({ level }) => level !== 'app');

/** Whether somebody else is to have the deliveries, too. */
export const passesOn = (record: SetUpRecord): boolean => standsAbove(record) || record.listeners.length > 0;

/**
 * Who would receive a number's events if this trigger were not there: the first of these that still answers. That one
 * passes on to the next itself, if it is ours.
 */
export function candidates(number: string, record: SetUpRecord, callbacks: Callbacks, own: string): string[] {
	const place =
		record.places.find(({ level, id }) => level === 'number' && id === number) ??
		record.places.find(({ level }) => level === 'account');
	if (place === undefined) return [];
	const below = place.level === 'number' ? [callbacks.account, callbacks.app?.url] : [callbacks.app?.url];
	const urls = [...place.displaced, ...below].filter((url) => url !== undefined && url !== own);
	return [...new Set(urls.filter((url) => url !== undefined))];
}
