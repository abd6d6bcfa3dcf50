import type { Failure } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { deliveryOf, jsonOf, WHATSAPP, type Delivery } from '../../../WhatsAppTrigger/receiving/delivery';
import { objectOf } from '../../../WhatsAppTrigger/receiving/json';
import { isSigned } from '../../../WhatsAppTrigger/receiving/signature';

/** Why a notification gives no events. */
export const refused = (message: string, remedy: string): { failure: Failure } => ({
	failure: { message, remedy, retry: 'never' },
});

/**
 * Reads a notification: the whole body of a delivery, or its inner part alone, which is what n8n's built-in trigger gives.
 * A list of them, as a node that aggregates items makes it, is read as one.
 * @param body as it came
 */
export function readNotification(body: Buffer): { delivery: Delivery } | { failure: Failure } {
	const text = body.toString('utf8');
	if (text.trim() === '') {
		return refused(
			'The notification is empty',
			"Check the expression in 'Notification': an item of n8n's Webhook node carries the body in $json.body.",
		);
	}
	const json = jsonOf(body);
	if (json === undefined) {
		return refused('The notification is not valid JSON', 'Hand over the body of the request as it came from Meta.');
	}
	const delivery = Array.isArray(json) ? joined(json.map(deliveryIn)) : deliveryIn(json);
	if (delivery !== undefined) return { delivery };
	return refused(
		"The notification is JSON, but no webhook of Meta's: it has no 'object' and no 'entry'",
		'Hand over the whole body of the request, not a part of it.',
	);
}

const deliveryIn = (json: unknown): Delivery | undefined => deliveryOf(json) ?? deliveryOf(wrapped(objectOf(json)));

/** Several deliveries as one; undefined when something else is among them. */
function joined(deliveries: ReadonlyArray<Delivery | undefined>): Delivery | undefined {
	const [first] = deliveries;
	const same = deliveries.filter((one) => one !== undefined && one.object === first?.object);
	if (first === undefined || same.length < deliveries.length) return undefined;
	return { object: first.object, entries: same.flatMap((one) => one?.entries ?? []) };
}

/** The value of a change, with nothing around it. */
function wrapped(value: JsonObject | undefined): JsonObject | undefined {
	if (value?.messaging_product !== 'whatsapp' || objectOf(value.metadata) === undefined) return undefined;
	const field = typeof value.field === 'string' ? value.field : 'messages';
	return { object: WHATSAPP, entry: [{ changes: [{ field, value }] }] };
}

/** JSON as Meta writes it: with `\/`, and everything beyond ASCII as `\u00e9`. */
const asMetaWrites = (json: unknown): string =>
	JSON.stringify(json)
		.replace(/\//g, '\\/')
		.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same with what some of Meta's systems escape besides. */
const asSomeWrite = (json: unknown): string =>
	asMetaWrites(json).replace(/[<%@]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Whether the signature fits the bytes that came, or, since n8n's Webhook node hands over an object in place of the text,
 * its JSON written as Meta writes it, or plainly. Any of them proves that the content is Meta's.
 */
function isMetas(body: Buffer, signature: string, appSecret: string): boolean {
	const fits = (bytes: Buffer): boolean => isSigned(bytes, signature, appSecret);
	if (fits(body)) return true;
	try {
		const json = jsonOf(body);
		return json !== undefined && [asMetaWrites(json), asSomeWrite(json), JSON.stringify(json)].some((text) => fits(Buffer.from(text, 'utf8')));
	} catch {
		// Nested too deep to be written again: nothing of Meta's.
		return false;
	}
}

/**
 * Checks that Meta signed the notification.
 * @param header the value of X-Hub-Signature-256
 * @returns why it is not, undefined when it is
 */
export function unsigned(body: Buffer, header: string, appSecret: string): { failure: Failure } | undefined {
	const signature = header.trim().toLowerCase();
	if (signature === '') {
		return refused(
			'The notification is not signed',
			"'Signature' is empty for this item: it takes the header X-Hub-Signature-256, which n8n's Webhook node gives in $json.headers. A request without it does not come from Meta.",
		);
	}
	if (isMetas(body, signature, appSecret)) return undefined;
	return refused(
		'The signature does not fit the notification',
		"Either the request did not come from Meta, or the App Secret belongs to another app, or the notification is no longer the text that Meta sent. For the last, turn on Raw Body in the Webhook node's Options and set 'Notification From' to Input File.",
	);
}
