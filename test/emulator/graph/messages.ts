import { isJson, textOf, type Json } from '../json';
import { checkMessage, checkReadReceipt, mediaOf } from '../rules/messageRules';
import { bareType, mediaKindOf } from '../rules/mediaKinds';
import { readRecipient } from '../rules/recipient';
import { accept } from '../traffic/outgoing';
import { checkTemplateSend } from '../templates/sendCheck';
import type { PhoneNumber } from '../world/objects';
import { findBubble } from '../world/talks';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid } from './graphError';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

/** POST /{phone}/messages: a message, or `status: "read"`. */
async function postMessage(call: GraphCall<PhoneNumber>): Promise<Json> {
	const { body } = call;
	if (body['status'] !== undefined) return markRead(call);
	return send(call, checkMessage(body));
}

/** POST /{phone}/marketing_messages: templates of the category MARKETING only. */
async function postMarketingMessage(call: GraphCall<PhoneNumber>): Promise<Json> {
	const { product_policy: policy, ...body } = call.body;
	if (policy !== undefined && policy !== 'CLOUD_API_FALLBACK' && policy !== 'STRICT') {
		throw invalid('product_policy', 'must be CLOUD_API_FALLBACK or STRICT.');
	}
	if (checkMessage(body) !== 'template') {
		throw new GraphError(100, { details: 'Message must be a template message (type: template).' });
	}
	return send({ ...call, body }, 'template', true);
}

/** @throws GraphError 133010, 131009, 131056, 130429 and those of the recipient's and the template's rules */
function send(call: GraphCall<PhoneNumber>, type: string, marketingOnly = false): Json {
	const { emulation, world, object: number, body } = call;
	if (!number.registered) {
		throw new GraphError(133010, { details: 'The phone number is not registered for the Cloud API.' });
	}
	const recipient = readRecipient(world, number, body);
	for (const { kind, media, path } of mediaOf(type, body)) checkMedia(call, kind, media, path);
	const template = type === 'template' ? checkTemplateSend(world, number, body) : undefined;
	if (marketingOnly && template?.category !== 'MARKETING') {
		throw new GraphError(134100, { details: 'The template is not in the category MARKETING.' });
	}
	const now = world.now();
	const pair = `${number.id} ${recipient.phone}`;
	const paired = recipient.group === undefined && type !== 'reaction';
	if (paired && !emulation.pairRate.has(pair, now)) {
		throw new GraphError(131056, {
			details:
				'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
		});
	}
	if (!emulation.messageRate.take(number.id, now)) {
		throw new GraphError(130429, {
			details:
				'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
		});
	}
	if (paired) emulation.pairRate.take(pair, now);
	const id = accept(emulation, {
		number,
		recipient,
		type,
		body,
		...(template === undefined ? {} : { template }),
	});
	call.noted.messageId = id;
	const contact: Json = {
		input: recipient.input,
		wa_id: recipient.group === undefined ? recipient.phone : recipient.group.id,
	};
	if (recipient.group === undefined) contact['user_id'] = world.customer(recipient.phone).userId;
	return {
		messaging_product: 'whatsapp',
		contacts: [contact],
		messages: [{ id, message_status: 'accepted' }],
	};
}

/** @throws GraphError 131009 for an unknown media ID, 131053 for a file of another kind */
function checkMedia(call: GraphCall<PhoneNumber>, kind: string, media: Json, path: string): void {
	const id = textOf(media, 'id');
	if (id === undefined) return;
	const found = call.world.find('media', id);
	if (found === undefined || found.until <= call.world.now())
		throw invalid(`${path}.id`, 'is no media that this number uploaded, or it has expired.');
	if (found.phoneNumberId !== call.object.id)
		throw invalid(`${path}.id`, 'was uploaded with another phone number.');
	if (kind !== 'document' && mediaKindOf(found.mimeType) !== kind) {
		throw new GraphError(131053, { details: `${path}.id: unsupported ${kind} mime type ${found.mimeType}.` });
	}
	if (media['voice'] === true && bareType(found.mimeType) !== 'audio/ogg') {
		throw new GraphError(131053, {
			details: `${path}.id: a voice message must be audio/ogg with the Opus codec, not ${found.mimeType}.`,
		});
	}
}

/** Typing dots end with the next message or after 25 seconds. */
const typingMs = 25_000;

function markRead({ emulation, world, object: number, body }: GraphCall<PhoneNumber>): Json {
	checkReadReceipt(body);
	const id = String(body['message_id']);
	const talk = world.talkOf(world.messages.get(id));
	if (talk === undefined || talk.phoneNumberId !== number.id || findBubble(talk, id)?.from === 'business') {
		throw invalid('message_id', 'is not a message that this phone number received.');
	}
	talk.readUpTo = id;
	if (isJson(body['typing_indicator'])) talk.typingUntil = world.now() + typingMs;
	emulation.events.conversation(talk);
	return { success: true };
}

export const messageEndpoints: Endpoint[] = [
	endpoint('POST', 'phoneNumber', 'messages', postMessage, messaging),
	endpoint('POST', 'phoneNumber', 'marketing_messages', postMarketingMessage, messaging),
];
