import type { JsonObject } from '../../shared/graph/request';
import { objectOf } from './json';

/** What Meta delivers in one POST: entries (one per account), each with its changes. */
export interface Delivery {
	/** `whatsapp_business_account` for everything that concerns WhatsApp. */
	object: string;
	entries: JsonObject[];
}

/**
 * Reads a body as a delivery.
 * @returns undefined when it is JSON, but no webhook of Meta's
 */
export function deliveryOf(body: unknown): Delivery | undefined {
	const root = objectOf(body);
	if (root === undefined || typeof root.object !== 'string' || !Array.isArray(root.entry)) return undefined;
	const entries = root.entry.map(objectOf);
	const valid = entries.filter((entry) => entry !== undefined);
	return valid.length === entries.length ? { object: root.object, entries: valid } : undefined;
}

/** Some systems write it before a text. */
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The body's JSON. Meta sends UTF-8, whatever the request's header says: the header is not signed.
 * @returns undefined when it is none
 */
export function jsonOf(body: Buffer | string): unknown {
	const text = typeof body === 'string' ? body : body.toString('utf8');
	try {
		return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
	} catch {
		return undefined;
	}
}

/** Meta's name for everything that concerns WhatsApp. */
export const WHATSAPP = 'whatsapp_business_account';
