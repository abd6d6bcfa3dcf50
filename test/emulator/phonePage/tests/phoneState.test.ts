import { demoWorld, type Bubble, type Conversation, type Customer } from '../../contract';
import { businessNumbers, conversationAt, conversationsOf, initialState, reduce, type PhoneState } from '../src/state/phoneState';

const ana: Customer = { phone: '1', name: 'Ana', userId: 'US.1' };
const ben: Customer = { phone: '2', name: 'Ben', userId: 'US.2' };

function bubble(id: string, at: number): Bubble {
	return { id, from: 'business', at, type: 'text', message: { text: { body: id } }, tick: 'sent', reactions: [] };
}

function conversation(customer: Customer, bubbles: Bubble[] = []): Conversation {
	return { phoneNumberId: demoWorld.phoneNumberId, businessName: 'Bakery', customer, bubbles, unread: 0 };
}

function after(state: PhoneState, ...events: Parameters<typeof reduce>[1][]): PhoneState {
	return events.reduce(reduce, state);
}

describe('the phone page', () => {
	it('draws only the bubbles that changed', () => {
		const before = after(initialState, { kind: 'loaded', conversations: [conversation(ana, [bubble('a', 1), bubble('b', 2)])] });
		const changed: Bubble = { ...bubble('b', 2), tick: 'read' };
		const next = after(before, { kind: 'events', receivedAt: 0, events: [{ kind: 'conversation', conversation: conversation(ana, [bubble('a', 1), changed]) }] });
		const place = { phoneNumberId: demoWorld.phoneNumberId, phone: '1' };
		expect(conversationAt(next, place)?.bubbles[0]).toBe(conversationAt(before, place)?.bubbles[0]);
		expect(conversationAt(next, place)?.bubbles[1]).toEqual(changed);
	});

	it('lists the newest activity first and silent customers last', () => {
		const dee: Customer = { phone: '3', name: 'Dee', userId: 'US.3' };
		const state = after(initialState, { kind: 'loaded', conversations: [conversation(dee), conversation(ana, [bubble('a', 1)]), conversation(ben, [bubble('b', 2)])] });
		expect(conversationsOf(state, demoWorld.phoneNumberId).map(({ customer }) => customer.name)).toEqual(['Ben', 'Ana', 'Dee']);
	});

	it('offers every customer an empty chat with the second number', () => {
		const state = after(initialState, { kind: 'loaded', conversations: [conversation(ana, [bubble('a', 1)])] });
		expect(conversationsOf(state, demoWorld.secondPhoneNumberId)).toEqual([
			{ phoneNumberId: demoWorld.secondPhoneNumberId, businessName: demoWorld.verifiedName, customer: ana, bubbles: [], unread: 0 },
		]);
	});

	it('names a number as its conversations do', () => {
		const orders = { ...conversation(ana), phoneNumberId: demoWorld.secondPhoneNumberId, businessName: 'Bakery Orders' };
		const state = after(initialState, { kind: 'loaded', conversations: [orders] });
		expect(businessNumbers(state).map(({ name }) => name)).toEqual([demoWorld.verifiedName, 'Bakery Orders']);
	});

	it("follows the emulator's clock", () => {
		expect(after(initialState, { kind: 'events', receivedAt: 1000, events: [{ kind: 'clock', now: 91_000 }] }).clockOffset).toBe(90_000);
	});

	it('forgets the chats of people whom a reset took away', () => {
		const before = after(initialState, { kind: 'loaded', conversations: [conversation(ana), conversation(ben)] });
		const next = after(before, { kind: 'events', receivedAt: 0, events: [{ kind: 'customers', customers: [ana] }] });
		expect([...next.conversations.values()].map(({ customer }) => customer.name)).toEqual(['Ana']);
	});
});
