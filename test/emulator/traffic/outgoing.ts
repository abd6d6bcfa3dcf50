import type { Bubble, RenderedTemplate } from '../contract';
import type { Emulation } from '../emulation';
import { member, textOf, type Json } from '../json';
import { statusValue } from '../webhooks/values';
import { mediaOf } from '../rules/messageRules';
import type { Recipient } from '../rules/recipient';
import type { Counted } from '../world/counts';
import { countryOf } from '../world/ids';
import type { PhoneNumber, Talk } from '../world/objects';
import { addBubble, findBubble, moveTick, react } from '../world/talks';

export interface Outgoing {
	number: PhoneNumber;
	recipient: Recipient;
	type: string;
	body: Json;
	/** Only for templates. */
	template?: { id: string; category: string; rendered: RenderedTemplate };
}

/** Takes a checked message in: gives it an ID, shows it in the conversation, and lets its statuses follow. */
export function accept(emulation: Emulation, outgoing: Outgoing): string {
	const { world } = emulation;
	const { number, recipient, template } = outgoing;
	const first = recipient.group?.participants[0] ?? recipient.phone;
	const id = world.ids.message(first);
	world.accepted += 1;
	const groupId = recipient.group?.id;
	world.remember(id, {
		phoneNumberId: number.id,
		phone: first,
		...(groupId === undefined ? {} : { groupId }),
		...(template === undefined ? {} : { templateId: template.id, category: template.category }),
	});
	show(emulation, id, outgoing);
	const failure = failureOf(emulation, outgoing);
	if (failure === undefined) count(emulation, number, id, 'sent');
	if (failure !== undefined) later(emulation, id, outgoing, 'failed', 1, failure);
	else {
		later(emulation, id, outgoing, 'sent', 1);
		later(emulation, id, outgoing, 'delivered', 2);
	}
	return id;
}

function show(emulation: Emulation, id: string, { number, recipient, type, body, template }: Outgoing): void {
	const { world } = emulation;
	const talk =
		recipient.group === undefined
			? world.talks.open(number.id, world.customer(recipient.phone), world.now())
			: world.talks.openGroup(recipient.group, world.now());
	if (type === 'reaction') {
		const reaction = member(body, 'reaction');
		react(talk, String(reaction['message_id']), 'business', String(reaction['emoji']));
	} else {
		const bubble: Bubble = {
			id,
			from: 'business',
			at: world.now(),
			type,
			message: body,
			tick: 'accepted',
			reactions: [],
		};
		const quoted = textOf(member(body, 'context'), 'message_id');
		if (quoted !== undefined) bubble.quotedId = quoted;
		if (template !== undefined) bubble.rendered = template.rendered;
		addBubble(talk, bubble);
	}
	emulation.events.conversation(talk);
}

function count(emulation: Emulation, number: PhoneNumber, messageId: string, kind: Counted): void {
	const { world } = emulation;
	const place = world.messages.get(messageId);
	if (place === undefined) return;
	world.counts.add(kind, world.now(), {
		phone: number.digits,
		country: countryOf(place.phone),
		category: place.category ?? 'SERVICE',
		templateId: place.templateId,
	});
}

interface Failure {
	code: number;
	details: string;
}

/** Why a message that was accepted will not arrive; undefined when it will. */
function failureOf(emulation: Emulation, { number, recipient, type, body }: Outgoing): Failure | undefined {
	const { world } = emulation;
	const forced = /^1999\d*(13\d{4})$/.exec(recipient.phone)?.[1];
	if (forced !== undefined)
		return { code: Number(forced), details: 'The emulator fails messages to this number with this code.' };
	const spoilt = unfitMedia(emulation, type, body);
	if (spoilt !== undefined) return { code: 131053, details: spoilt };
	const link = textOf(member(body, type), 'link');
	if (link !== undefined && new URL(link).hostname.endsWith('.invalid')) {
		return {
			code: 131053,
			details: `Downloading media from weblink failed with http code 404, status message Not Found`,
		};
	}
	if (!emulation.settings.window || type === 'template' || recipient.group !== undefined) return undefined;
	const windowUntil = world.talks.find(number.id, recipient.phone)?.windowUntil ?? 0;
	if (windowUntil > world.now()) return undefined;
	return {
		code: 131047,
		details:
			'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
	};
}

/** Meta takes a message with a spoilt file and tells of it by a status (131053), once it has looked into the file. */
function unfitMedia({ world }: Emulation, type: string, body: Json): string | undefined {
	for (const { kind, media } of mediaOf(type, body)) {
		const found = world.find('media', textOf(media, 'id') ?? '');
		if (kind !== 'document' && found?.unfit !== undefined) return found.unfit;
	}
	return undefined;
}

function later(
	emulation: Emulation,
	id: string,
	outgoing: Outgoing,
	status: 'sent' | 'delivered' | 'failed',
	steps: number,
	error?: Failure,
): void {
	if (!emulation.settings.statuses) return;
	emulation.timers.after(steps * emulation.settings.statusDelayMs, () => {
		changeStatus(emulation, id, outgoing, status, error);
		if (status !== 'delivered') return;
		count(emulation, outgoing.number, id, 'delivered');
		const talk = talkTo(emulation, outgoing);
		if (talk?.openedEarly.delete(id) === true) readLater(emulation, talk, id, outgoing.number);
	});
}

function talkTo({ world }: Emulation, { number, recipient }: Pick<Outgoing, 'number' | 'recipient'>): Talk | undefined {
	return world.talks.find(number.id, recipient.group?.id ?? recipient.phone);
}

/** Moves the tick in the conversation and tells the business by webhook. */
function changeStatus(
	emulation: Emulation,
	id: string,
	{ number, recipient, body, template }: Outgoing,
	status: 'sent' | 'delivered' | 'failed',
	error?: Failure,
): void {
	const { world } = emulation;
	const talk = talkTo(emulation, { number, recipient });
	if (talk !== undefined && moveTick(talk, id, status, error)) emulation.events.conversation(talk);
	const account = world.accountOf(number);
	const value = statusValue(number, {
		id,
		status,
		at: world.now(),
		customer: world.customer(
			recipient.phone === '' ? (recipient.group?.participants[0] ?? '') : recipient.phone,
		),
		groupId: recipient.group?.id,
		trackingData: textOf(body, 'biz_opaque_callback_data'),
		pricing: error === undefined ? pricingOf(template?.category) : undefined,
		error,
	});
	void emulation.webhooks.tell(world, account, number, 'messages', value);
}

/** Per-message pricing: answers inside the window are free. */
export function pricingOf(category: string | undefined): Json {
	if (category === undefined)
		return { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' };
	return { billable: true, pricing_model: 'PMP', type: 'regular', category: category.toLowerCase() };
}

function readLater(emulation: Emulation, talk: Talk, id: string, number: PhoneNumber): void {
	emulation.timers.after(emulation.settings.statusDelayMs, () =>
		pushStatus(emulation, talk, number, id, 'read'),
	);
}

/** The customer opens the chat: what was delivered turns to read, what is on its way will. */
export function openTalk(emulation: Emulation, number: PhoneNumber, talk: Talk): void {
	for (const id of talk.unread) {
		const tick = findBubble(talk, id)?.tick;
		if (tick === 'delivered') pushStatus(emulation, talk, number, id, 'read');
		else if (tick === 'accepted' || tick === 'sent') talk.openedEarly.add(id);
	}
	talk.unread.clear();
	emulation.events.conversation(talk);
}

/** Sends one status of a message at once, whatever came before. */
export function pushStatus(
	emulation: Emulation,
	talk: Talk,
	number: PhoneNumber,
	id: string,
	status: string,
	error?: Failure,
): Promise<void> {
	const { world } = emulation;
	if (
		status === 'read' ||
		status === 'played' ||
		status === 'failed' ||
		status === 'delivered' ||
		status === 'sent'
	) {
		if (moveTick(talk, id, status, error)) {
			emulation.events.conversation(talk);
			if (status === 'read') count(emulation, number, id, 'read');
		}
	}
	const value = statusValue(number, {
		id,
		status,
		at: world.now(),
		customer: talk.customer,
		groupId: talk.group?.id,
		error,
		trackingData: textOf(findBubble(talk, id)?.message, 'biz_opaque_callback_data'),
	});
	return emulation.webhooks.tell(world, world.accountOf(number), number, 'messages', value);
}
