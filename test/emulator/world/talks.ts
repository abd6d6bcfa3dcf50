import type { Bubble, Conversation, Customer, Tick } from '../contract';
import type { Group, Talk } from './objects';

/** Bubbles kept per conversation; older ones scroll away. */
const bubblesKept = 400;

const tickOrder: Tick[] = ['accepted', 'sent', 'delivered', 'read', 'played'];

/** The conversations by number and person. */
export class Talks {
	private readonly byKey = new Map<string, Talk>();

	find(phoneNumberId: string, phone: string): Talk | undefined {
		return this.byKey.get(`${phoneNumberId}:${phone}`);
	}

	open(phoneNumberId: string, customer: Customer, now: number): Talk {
		const known = this.find(phoneNumberId, customer.phone);
		if (known !== undefined) return known;
		const talk: Talk = {
			phoneNumberId,
			customer,
			bubbles: [],
			unread: new Set(),
			openedEarly: new Set(),
			typingUntil: undefined,
			readUpTo: undefined,
			windowUntil: undefined,
			activeAt: now,
		};
		this.byKey.set(`${phoneNumberId}:${customer.phone}`, talk);
		return talk;
	}

	/** A group's conversation, which it has from its beginning. */
	openGroup(group: Group, now: number): Talk {
		const talk = this.open(group.phoneNumberId, { phone: group.id, name: group.subject, userId: '' }, now);
		talk.group = group;
		return talk;
	}

	close({ phoneNumberId, customer }: Talk): void {
		this.byKey.delete(`${phoneNumberId}:${customer.phone}`);
	}

	/** Newest activity first. */
	all(): Talk[] {
		return [...this.byKey.values()].sort((one, other) => other.activeAt - one.activeAt);
	}
}

/** Puts a bubble at the end; one of the business counts as unread until the customer opens the chat. */
export function addBubble(talk: Talk, bubble: Bubble): void {
	talk.bubbles.push(bubble);
	talk.activeAt = bubble.at;
	if (bubble.from === 'business') {
		talk.unread.add(bubble.id);
		talk.typingUntil = undefined;
	}
	if (talk.bubbles.length <= bubblesKept) return;
	for (const gone of talk.bubbles.splice(0, talk.bubbles.length - bubblesKept)) talk.unread.delete(gone.id);
}

export function findBubble(talk: Talk, messageId: string): Bubble | undefined {
	return talk.bubbles.findLast((bubble) => bubble.id === messageId);
}

/** Moves a message's tick forward; says whether it moved (a message never goes back from read to delivered). */
export function moveTick(talk: Talk, messageId: string, tick: Tick, error?: Bubble['error']): boolean {
	const bubble = findBubble(talk, messageId);
	if (bubble === undefined) return false;
	const before = bubble.tick ?? 'accepted';
	if (before === 'failed') return false;
	if (tick !== 'failed' && tickOrder.indexOf(tick) <= tickOrder.indexOf(before)) return false;
	bubble.tick = tick;
	if (error) bubble.error = error;
	return true;
}

/** Sets or, with an empty emoji, removes one side's reaction on a bubble. */
export function react(talk: Talk, messageId: string, from: 'business' | 'customer', emoji: string): void {
	const bubble = findBubble(talk, messageId);
	if (bubble === undefined) return;
	bubble.reactions = bubble.reactions.filter((reaction) => reaction.from !== from);
	if (emoji !== '') bubble.reactions.push({ from, emoji });
}

/** What the phone page sees of a conversation. @param members of its group, if it is one */
export function viewOf(talk: Talk, businessName: string, members: Customer[]): Conversation {
	const { group } = talk;
	const view: Conversation = {
		phoneNumberId: talk.phoneNumberId,
		businessName,
		customer: group === undefined ? talk.customer : { ...talk.customer, name: group.subject },
		bubbles: talk.bubbles,
		unread: talk.unread.size,
	};
	if (group !== undefined) view.group = { members };
	if (talk.typingUntil !== undefined) view.typingUntil = talk.typingUntil;
	if (talk.readUpTo !== undefined) view.readUpTo = talk.readUpTo;
	if (talk.windowUntil !== undefined) view.windowUntil = talk.windowUntil;
	return view;
}
