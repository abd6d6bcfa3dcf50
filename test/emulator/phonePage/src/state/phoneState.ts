import { demoWorld, type Bubble, type Conversation, type Customer, type EmulatorEvent } from '../../../contract';

/** A conversation's place: which number of the business, which customer or group. */
export interface Place {
	phoneNumberId: string;
	/** Of the customer, or the group's ID. */
	phone: string;
}

export interface PhoneState {
	conversations: ReadonlyMap<string, Conversation>;
	customers: readonly Customer[];
	/** The emulator's clock minus the browser's, in milliseconds. */
	clockOffset: number;
	online: boolean;
	loaded: boolean;
}

export type PhoneAction =
	| { kind: 'loaded'; conversations: Conversation[] }
	| { kind: 'events'; events: EmulatorEvent[]; receivedAt: number }
	| { kind: 'online'; online: boolean };

export const initialState: PhoneState = {
	conversations: new Map(),
	customers: [],
	clockOffset: 0,
	online: false,
	loaded: false,
};

export function placeKey({ phoneNumberId, phone }: Place): string {
	return `${phoneNumberId}/${phone}`;
}

function keyOf(conversation: Conversation): string {
	return placeKey({ phoneNumberId: conversation.phoneNumberId, phone: conversation.customer.phone });
}

/** Keeps the objects of bubbles that did not change, so that only the changed ones are drawn again. */
function withKnownBubbles(next: Conversation, known: Conversation | undefined): Conversation {
	if (!known) return next;
	const before = new Map(known.bubbles.map((bubble) => [bubble.id, bubble]));
	const same = (bubble: Bubble): Bubble => {
		const old = before.get(bubble.id);
		return old && JSON.stringify(old) === JSON.stringify(bubble) ? old : bubble;
	};
	return { ...next, bubbles: next.bubbles.map(same) };
}

/** A group's conversation stands for its members. */
function peopleOf({ customer, group }: Conversation): Customer[] {
	return group?.members ?? [customer];
}

function withCustomers(known: readonly Customer[], more: Customer[]): readonly Customer[] {
	const byPhone = new Map(known.map((customer) => [customer.phone, customer]));
	for (const customer of more) byPhone.set(customer.phone, customer);
	return [...byPhone.values()];
}

function afterEvent(state: PhoneState, event: EmulatorEvent, receivedAt: number): PhoneState {
	if (event.kind === 'clock') return { ...state, clockOffset: event.now - receivedAt };
	if (event.kind === 'customers') {
		// After a reset the emulator names the people that are left; the chats of the others are gone.
		const known = new Set(event.customers.map(({ phone }) => phone));
		const left = [...state.conversations].filter(([, { customer, group }]) => group !== undefined || known.has(customer.phone));
		return { ...state, customers: event.customers, conversations: new Map(left) };
	}
	if (event.kind === 'gone') {
		const left = new Map(state.conversations);
		left.delete(placeKey(event));
		return { ...state, conversations: left };
	}
	const key = keyOf(event.conversation);
	const conversations = new Map(state.conversations);
	conversations.set(key, withKnownBubbles(event.conversation, conversations.get(key)));
	return { ...state, conversations, customers: withCustomers(state.customers, peopleOf(event.conversation)) };
}

export function reduce(state: PhoneState, action: PhoneAction): PhoneState {
	switch (action.kind) {
		case 'online':
			return { ...state, online: action.online };
		case 'events':
			return action.events.reduce((current, event) => afterEvent(current, event, action.receivedAt), state);
		case 'loaded': {
			const entries = action.conversations.map((conversation): [string, Conversation] => {
				const key = keyOf(conversation);
				return [key, withKnownBubbles(conversation, state.conversations.get(key))];
			});
			const customers = withCustomers(state.customers, action.conversations.flatMap(peopleOf));
			return { ...state, conversations: new Map(entries), customers, loaded: true };
		}
	}
}

export interface BusinessNumber {
	phoneNumberId: string;
	name: string;
	/** What is known of the number itself, for the second line. */
	detail: string;
}

const demoNumbers: BusinessNumber[] = [
	{ phoneNumberId: demoWorld.phoneNumberId, name: demoWorld.verifiedName, detail: demoWorld.displayPhoneNumber },
	{ phoneNumberId: demoWorld.secondPhoneNumberId, name: demoWorld.verifiedName, detail: 'second number' },
];

/** The business numbers to write to: the demo account's two, and every other that has a conversation. */
export function businessNumbers(state: PhoneState): BusinessNumber[] {
	const numbers = new Map(demoNumbers.map((number) => [number.phoneNumberId, number]));
	for (const { phoneNumberId, businessName } of state.conversations.values()) {
		const known = numbers.get(phoneNumberId);
		numbers.set(phoneNumberId, { phoneNumberId, name: businessName, detail: known?.detail ?? phoneNumberId });
	}
	return [...numbers.values()];
}

/** The chat at the place; an empty one when nothing was written there yet, undefined for a customer nobody knows. */
export function conversationAt(state: PhoneState, place: Place): Conversation | undefined {
	const known = state.conversations.get(placeKey(place));
	if (known) return known;
	const customer = state.customers.find(({ phone }) => phone === place.phone);
	const number = businessNumbers(state).find(({ phoneNumberId }) => phoneNumberId === place.phoneNumberId);
	if (!customer || !number) return undefined;
	return { phoneNumberId: place.phoneNumberId, businessName: number.name, customer, bubbles: [], unread: 0 };
}

/** Every customer's chat with the number and its groups, newest activity first, silent ones last in their own order. */
export function conversationsOf(state: PhoneState, phoneNumberId: string): Conversation[] {
	const chats = state.customers.flatMap(({ phone }) => conversationAt(state, { phoneNumberId, phone }) ?? []);
	for (const chat of state.conversations.values()) if (chat.group && chat.phoneNumberId === phoneNumberId) chats.push(chat);
	const activity = (conversation: Conversation): number => conversation.bubbles.at(-1)?.at ?? 0;
	return chats.sort((one, other) => activity(other) - activity(one));
}
