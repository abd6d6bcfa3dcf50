import type { JsonObject, JsonValue } from '../../shared/graph/request';
import { answerOf, templateButton, type Answered } from './interactive';
import { firstText, objectOf, objectsOf, present, textOf } from './json';

/** What a message says: the text that a person would read, and the parts that only its type has. */
export interface Content {
	text: string;
	parts: JsonObject;
}

const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'];

/** Meta's message types and what is read of each; a type that is not here keeps whatever text and file it carries. */
const READERS: Readonly<Record<string, (part: JsonObject) => Content>> = {
	text: (part) => ({ text: firstText(part.body) ?? '', parts: {} }),
	...Object.fromEntries(MEDIA_TYPES.map((type) => [type, mediaContent])),
	button: (part) => answered(templateButton(part)),
	interactive: (part) => answered(answerOf(part)),
	reaction: reactionContent,
	location: locationContent,
	order: orderContent,
	system: systemContent,
	edit: editContent,
	revoke: (part) => ({ text: '', parts: present({ originalMessageId: textOf(part.original_message_id) }) }),
	unsupported: (part) => ({ text: '', parts: present({ unsupportedType: textOf(part.type) }) }),
};

/**
 * The message's type. Meta leaves it out now and then: then it is the part that is there.
 */
export function typeOf(message: JsonObject): string {
	const named = textOf(message.type);
	if (named !== undefined) return named;
	const known = Object.keys(READERS).find((type) => objectOf(message[type]) !== undefined);
	return known ?? (Array.isArray(message.contacts) ? 'contacts' : 'unknown');
}

/** Reads a message's content by its type; never fails, whatever the shape. */
export function contentOf(message: JsonObject, type = typeOf(message)): Content {
	if (Array.isArray(message.contacts)) return contactsContent(message.contacts);
	const part = objectOf(message[type]);
	const reader = READERS[type];
	if (reader !== undefined && Object.hasOwn(READERS, type)) return reader(part ?? {});
	const text = firstText(objectOf(message.text)?.body, part?.body, part?.caption, part?.text, message.body) ?? '';
	// A new kind of media has a file as the others have.
	return { text, parts: part?.mime_type === undefined ? {} : mediaContent(part).parts };
}

/** The media of a message, whatever its type: an edited message carries it one level down. */
function mediaContent(part: JsonObject): Content {
	const media = present({
		id: textOf(part.id),
		mimeType: textOf(part.mime_type),
		sha256: textOf(part.sha256),
		filename: textOf(part.filename),
		caption: textOf(part.caption),
		voice: typeof part.voice === 'boolean' ? part.voice : undefined,
		animated: typeof part.animated === 'boolean' ? part.animated : undefined,
		url: textOf(part.url),
	});
	return { text: firstText(part.caption) ?? '', parts: { media } };
}

function answered({ text, interactive, flowResponse }: Answered): Content {
	return { text, parts: present({ interactive, flowResponse }) };
}

/** Meta: an empty or absent emoji takes the reaction back. One of Meta's own samples spells the ID's name with three s. */
function reactionContent(part: JsonObject): Content {
	const emoji = firstText(part.emoji) ?? '';
	const messageId = firstText(part.message_id, part.messsage_id);
	return { text: emoji, parts: { reaction: present({ messageId, emoji, removed: emoji === '' }) } };
}

function locationContent(part: JsonObject): Content {
	const { latitude, longitude } = part;
	const place = [textOf(part.name), textOf(part.address)].filter((line) => line !== undefined).join(', ');
	const point = [textOf(latitude), textOf(longitude)].filter((one) => one !== undefined).join(', ');
	const location = present({ latitude, longitude, name: part.name, address: part.address, url: part.url });
	return { text: place || point, parts: { location } };
}

function contactsContent(contacts: JsonValue[]): Content {
	const names = objectsOf(contacts).flatMap((contact) => {
		const name = objectOf(contact.name);
		return firstText(name?.formatted_name, name?.first_name, objectsOf(contact.phones)[0]?.phone) ?? [];
	});
	return { text: names.join(', '), parts: { contacts } };
}

function orderContent(part: JsonObject): Content {
	const items = objectsOf(part.product_items).map((item) =>
		present({
			productRetailerId: textOf(item.product_retailer_id),
			quantity: item.quantity,
			itemPrice: item.item_price,
			currency: textOf(item.currency),
		}),
	);
	const text = firstText(part.text) ?? '';
	return { text, parts: { order: present({ catalogId: textOf(part.catalog_id), text, items }) } };
}

function systemContent(part: JsonObject): Content {
	const system = present({
		type: textOf(part.type),
		body: textOf(part.body),
		waId: firstText(part.wa_id, part.new_wa_id),
		userId: textOf(part.user_id),
		parentUserId: textOf(part.parent_user_id),
		previousUserId: textOf(part.previous_user_id),
	});
	return { text: firstText(part.body) ?? '', parts: { system } };
}

function editContent(part: JsonObject): Content {
	const message = objectOf(part.message) ?? {};
	const edited = typeOf(message);
	const { text, parts } = edited === 'edit' ? { text: '', parts: {} } : contentOf(message, edited);
	return { text, parts: { ...parts, ...present({ originalMessageId: textOf(part.original_message_id), editedType: edited }) } };
}
