import type { Attachment, GraphRequest, JsonObject } from '../../../shared/graph/request';
import { recipientOf } from '../../../shared/whatsapp/recipient';

/** What every send has, whatever its content. */
export interface SendParameters {
	phoneNumberId: string;
	to: string;
	options: { replyToMessageId?: string; trackingData?: string; recipientIdentityKeyHash?: string };
}

/**
 * The request that sends a message object, such as `{ type: 'text', text: { body } }`.
 * @param attachments files that are uploaded before it leaves
 * @throws InputError when the recipient or an option cannot be sent
 */
export function outgoing(
	{ phoneNumberId, to, options }: SendParameters,
	message: JsonObject,
	attachments: Attachment[] = [],
): GraphRequest {
	const body: JsonObject = { messaging_product: 'whatsapp', ...recipientOf(to), ...message };
	if (options.replyToMessageId) body.context = { message_id: options.replyToMessageId };
	if (options.trackingData) body.biz_opaque_callback_data = options.trackingData;
	if (options.recipientIdentityKeyHash) body.recipient_identity_key_hash = options.recipientIdentityKeyHash;
	return { method: 'POST', path: `/${phoneNumberId}/messages`, body, ...(attachments.length > 0 ? { attachments } : {}) };
}

const first = (value: unknown): JsonObject => (Array.isArray(value) ? (value[0] ?? {}) : {});

/** The flat output of a send: what a later node needs to follow the message. */
export function messageSent(body: JsonObject, _parameters: unknown, request: GraphRequest): JsonObject {
	const contact = first(body.contacts);
	const message = first(body.messages);
	return {
		status: message.message_status ?? 'accepted',
		messageId: message.id ?? null,
		waId: contact.wa_id ?? null,
		userId: contact.user_id ?? null,
		to: request.body?.to ?? request.body?.recipient ?? null,
	};
}
