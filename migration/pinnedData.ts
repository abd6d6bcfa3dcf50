import type { JsonObject } from '../nodes/shared/graph/request';
import { normalise } from '../nodes/WhatsAppTrigger/receiving/normalise';
import { split } from '../nodes/WhatsAppTrigger/receiving/split';
import { isRecord, listOf, textOf } from './workflow';

/**
 * What was pinned at the built-in trigger, as ours gives it: an item per event.
 * @param items a change's value each, with its field beside it
 */
export function pinnedItems(items: unknown): unknown[] {
	return listOf(items).flatMap((item) => {
		const json = isRecord(item) && isRecord(item.json) ? item.json : item;
		if (!isRecord(json)) return [];
		const { field, ...value } = json;
		// The border: an item of n8n holds JSON alone.
		const change = { field: textOf(field) || 'messages', value } as JsonObject;
		return split({ object: 'whatsapp_business_account', entries: [{ changes: [change] }] }).map((event) => ({ json: normalise(event) }));
	});
}
