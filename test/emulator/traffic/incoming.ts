import type { Bubble, InboundRequest } from '../contract';
import { demoWorld } from '../contract';
import type { Emulation } from '../emulation';
import { member, textOf, type Json } from '../json';
import { contact, metadata } from '../webhooks/values';
import { dayMs } from '../world/demoWorld';
import type { Group, PhoneNumber, Talk } from '../world/objects';
import { addBubble, findBubble, react } from '../world/talks';
import { mediaAddress } from '../graph/mediaFiles';

/** A control request that cannot be carried out; the message says why. */
export class ControlError extends Error {}

/** Digits of a phone number in any spelling. @throws ControlError when there are too few */
export function digitsOf(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	if (digits.length < 5) throw new ControlError(`"${phone}" is no phone number`);
	return digits;
}

/** The conversation with a customer, by phone number, or in a group, by its ID. */
export function talkWith({ world }: Emulation, phoneNumberId: string, who: string): Talk | undefined {
	const phone = /[A-Za-z]/.test(who) ? who : digitsOf(who);
	return world.talks.find(phoneNumberId, phone);
}

/** @throws ControlError for an ID that is no number of this world */
export function numberOf(emulation: Emulation, phoneNumberId: string = demoWorld.phoneNumberId): PhoneNumber {
	const number = emulation.world.find('phoneNumber', phoneNumberId);
	if (number === undefined) throw new ControlError(`There is no phone number with the ID ${phoneNumberId}`);
	return number;
}

/** The customer writes: shown in the conversation, sent to the business by webhook; resolves with the message ID after the first answer. */
export async function receive(emulation: Emulation, request: InboundRequest): Promise<string> {
	const { world } = emulation;
	const number = numberOf(emulation, request.phoneNumberId);
	const customer = world.customer(
		digitsOf(request.from),
		request.name === undefined ? {} : { name: request.name },
	);
	const group = groupOf(emulation, number, customer.phone, request.groupId);
	const talk =
		group === undefined
			? world.talks.open(number.id, customer, world.now())
			: world.talks.openGroup(group, world.now());
	const id = world.ids.message(customer.phone);
	const type = textOf(request.message, 'type') ?? 'text';
	const groupId = request.groupId;
	const message: Json = {
		...(request.hidePhone === true ? {} : { from: customer.phone }),
		from_user_id: customer.userId,
		...(groupId === undefined ? {} : { group_id: groupId }),
		id,
		timestamp: String(Math.floor(world.now() / 1000)),
		...withMedia(emulation, type, request.message),
		type,
	};
	if (request.quotedId !== undefined) message['context'] = quote(emulation, number, request.quotedId);
	world.remember(id, {
		phoneNumberId: number.id,
		phone: customer.phone,
		...(groupId === undefined ? {} : { groupId }),
	});
	if (type === 'reaction') {
		const reaction = member(message, 'reaction');
		react(talk, String(reaction['message_id']), 'customer', textOf(reaction, 'emoji') ?? '');
	} else {
		const bubble: Bubble = { id, from: 'customer', at: world.now(), type, message, reactions: [] };
		if (request.quotedId !== undefined) bubble.quotedId = request.quotedId;
		if (group !== undefined) bubble.author = customer.phone;
		addBubble(talk, bubble);
	}
	// What somebody writes in a group opens no window.
	if (group === undefined) talk.windowUntil = world.now() + dayMs;
	noteCallPermission(emulation, number, customer.phone, message);
	emulation.events.conversation(talk);
	if (number.blocked.has(customer.phone)) return id;
	emulation.messageRate.count(number.id, world.now());
	const value = { ...metadata(number), contacts: [contact(customer, request.hidePhone)], messages: [message] };
	await emulation.webhooks.tell(world, world.accountOf(number), number, 'messages', value);
	return id;
}

/** @throws ControlError for an unknown group, and for somebody who is no member of it */
function groupOf(emulation: Emulation, number: PhoneNumber, phone: string, groupId: string | undefined): Group | undefined {
	if (groupId === undefined) return undefined;
	const group = emulation.world.find('group', groupId);
	if (group === undefined || group.phoneNumberId !== number.id) throw new ControlError('There is no such group');
	if (!group.participants.includes(phone)) throw new ControlError(`+${phone} is no member of the group`);
	return group;
}

/** What Meta puts into `context` of a reply: who wrote the message that is answered. */
function quote(emulation: Emulation, number: PhoneNumber, quotedId: string): Json {
	const place = emulation.world.messages.get(quotedId);
	const talk = emulation.world.talkOf(place);
	const byCustomer = talk !== undefined && findBubble(talk, quotedId)?.from === 'customer';
	return { from: byCustomer ? place?.phone : number.digits, id: quotedId };
}

/** Fills in what the webhook says of a file that was uploaded by ID: MIME type, hash, address. */
function withMedia(emulation: Emulation, type: string, message: Json): Json {
	const content = member(message, type);
	const media = emulation.world.find('media', textOf(content, 'id') ?? '');
	if (media === undefined) return message;
	return {
		...message,
		[type]: {
			mime_type: media.mimeType,
			sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
			url: mediaAddress(emulation, media),
			...(type === 'audio' ? { voice: media.mimeType.startsWith('audio/ogg') } : {}),
			...(type === 'document' && media.filename !== undefined ? { filename: media.filename } : {}),
			...content,
		},
	};
}

/** A customer's answer to a call permission request. */
function noteCallPermission({ world }: Emulation, number: PhoneNumber, phone: string, message: Json): void {
	const response = textOf(member(member(message, 'interactive'), 'call_permission_reply'), 'response');
	if (response === 'accept') world.callPermissions.add(`${number.id} ${phone}`);
	if (response === 'reject') world.callPermissions.delete(`${number.id} ${phone}`);
}
