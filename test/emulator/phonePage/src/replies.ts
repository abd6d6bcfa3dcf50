/**
 * What a customer's phone sends, as the webhook carries it in `messages[]` without `from`, `id` and `timestamp`.
 * Pure: each function takes what was tapped or typed and returns the message object.
 */
import type { Fields } from './reading';

export type InboundMessage = Fields & { type: string };

export function textMessage(body: string): InboundMessage {
	return { type: 'text', text: { body } };
}

/** A reply button of an interactive message, or a quick reply on the card of an interactive carousel. */
export function buttonReply(id: string, title: string): InboundMessage {
	return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } };
}

export interface ListRow {
	id: string;
	title: string;
	description?: string;
}

/** A row of a list message. The description rides along only when the row has one. */
export function listReply({ id, title, description }: ListRow): InboundMessage {
	const row = description === undefined ? { id, title } : { id, title, description };
	return { type: 'interactive', interactive: { type: 'list_reply', list_reply: row } };
}

/** A quick reply of a template. Meta fills in the button's text where the business set no payload. */
export function templateButtonReply(text: string, payload?: string): InboundMessage {
	return { type: 'button', button: { payload: payload ?? text, text } };
}

/** A finished flow: the answers, with the token that the business handed over, as one JSON string. */
export function flowReply(answers: Fields, flowToken?: string): InboundMessage {
	const response = flowToken === undefined ? answers : { flow_token: flowToken, ...answers };
	return {
		type: 'interactive',
		interactive: {
			type: 'nfm_reply',
			nfm_reply: { name: 'flow', body: 'Sent', response_json: JSON.stringify(response) },
		},
	};
}

/** An address: typed values, or one of the addresses that the business had on file. */
export function addressReply(values: Record<string, string>, savedAddressId?: string): InboundMessage {
	const response = savedAddressId === undefined ? { values } : { saved_address_id: savedAddressId, values };
	return {
		type: 'interactive',
		interactive: {
			type: 'nfm_reply',
			nfm_reply: {
				name: 'address_message',
				body: Object.values(values).filter((value) => value !== '').join('\n'),
				response_json: JSON.stringify(response),
			},
		},
	};
}

export type CallPermission = 'always' | 'sevenDays' | 'reject';

/** Meta: a temporary permission to call ends after 7 days. */
const callPermissionSeconds = 7 * 24 * 3600;

/** The answer to a call permission request. `now` in Unix milliseconds; the expiry is in seconds. */
export function callPermissionReply(choice: CallPermission, now: number): InboundMessage {
	const reply: Fields = {
		response: choice === 'reject' ? 'reject' : 'accept',
		is_permanent: choice === 'always',
		response_source: 'user_action',
	};
	if (choice === 'sevenDays') reply['expiration_timestamp'] = Math.floor(now / 1000) + callPermissionSeconds;
	return { type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: reply } };
}

/** Payment of an order with the card on file. `now` in Unix milliseconds. */
export function paymentReply(referenceId: string, now: number): InboundMessage {
	return {
		type: 'interactive',
		interactive: {
			type: 'payment_method',
			payment_method: {
				payment_method: 'offsite_card_pay',
				payment_timestamp: Math.floor(now / 1000),
				reference_id: referenceId,
				last_four_digits: '4242',
				credential_id: 'demo-card',
			},
		},
	};
}

export interface Place {
	latitude: number;
	longitude: number;
	name?: string;
	address?: string;
}

/** Name and address are there only for a place, not for a bare position. */
export function locationMessage(place: Place): InboundMessage {
	const location: Fields = { latitude: place.latitude, longitude: place.longitude };
	if (place.name) location['name'] = place.name;
	if (place.address) location['address'] = place.address;
	return { type: 'location', location };
}

export interface ContactCard {
	name: string;
	/** Digits with country code, with or without a plus sign. */
	phone: string;
	email?: string;
	company?: string;
}

export function contactsMessage(cards: ContactCard[]): InboundMessage {
	return { type: 'contacts', contacts: cards.map(contactFields) };
}

function contactFields({ name, phone, email, company }: ContactCard): Fields {
	const digits = phone.replace(/\D/g, '');
	const [firstName = name, ...rest] = name.split(' ');
	const contact: Fields = {
		name: {
			formatted_name: name,
			first_name: firstName,
			...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
		},
		phones: [{ phone: `+${digits}`, wa_id: digits, type: 'CELL' }],
	};
	if (email) contact['emails'] = [{ email, type: 'HOME' }];
	if (company) contact['org'] = { company };
	return contact;
}

export interface OrderItem {
	productRetailerId: string;
	quantity: number;
	/** In whole units of the currency, as the webhook has it. */
	price: number;
	currency: string;
}

export function orderMessage(catalogId: string, items: OrderItem[], note: string): InboundMessage {
	return {
		type: 'order',
		order: {
			catalog_id: catalogId,
			text: note,
			product_items: items.map((item) => ({
				product_retailer_id: item.productRetailerId,
				quantity: item.quantity,
				item_price: item.price,
				currency: item.currency,
			})),
		},
	};
}

/** A reaction; without an emoji it takes the reaction back, and the field is absent as in Meta's webhook. */
export function reactionMessage(messageId: string, emoji?: string): InboundMessage {
	return { type: 'reaction', reaction: emoji ? { message_id: messageId, emoji } : { message_id: messageId } };
}

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

export interface UploadedFile {
	id: string;
	mimeType: string;
	/** Base64; absent where the browser cannot compute it. */
	sha256?: string;
	filename: string;
}

/** A media message. A caption goes only with the kinds that take one, `voice` only with audio. */
export function mediaMessage(kind: MediaKind, file: UploadedFile, extra: { caption?: string; voice?: boolean } = {}): InboundMessage {
	const media: Fields = { id: file.id, mime_type: file.mimeType };
	if (file.sha256 !== undefined) media['sha256'] = file.sha256;
	if (extra.caption && kind !== 'audio' && kind !== 'sticker') media['caption'] = extra.caption;
	if (kind === 'document') media['filename'] = file.filename;
	if (kind === 'audio') media['voice'] = extra.voice === true;
	if (kind === 'sticker') media['animated'] = false;
	return { type: kind, [kind]: media };
}
