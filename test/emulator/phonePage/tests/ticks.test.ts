import type { Bubble, Conversation } from '../../contract';
import { failureReason, ticksOf } from '../src/format/ticks';

function bubble(id: string, from: Bubble['from'], tick?: Bubble['tick']): Bubble {
	return { id, from, at: 0, type: 'text', message: {}, reactions: [], ...(tick === undefined ? {} : { tick }) };
}

function ticks(conversation: Pick<Conversation, 'bubbles' | 'readUpTo'>): string[] {
	return [...ticksOf(conversation).values()];
}

describe('ticks', () => {
	it("are the business message's own", () => {
		const bubbles = [bubble('1', 'business', 'sent'), bubble('2', 'business', 'failed'), bubble('3', 'business')];
		expect(ticks({ bubbles })).toEqual(['sent', 'failed', 'accepted']);
	});

	it("show the customer's messages as delivered until the business marks them as read", () => {
		const bubbles = [bubble('1', 'customer'), bubble('2', 'business', 'read'), bubble('3', 'customer'), bubble('4', 'customer')];
		expect(ticks({ bubbles })).toEqual(['delivered', 'read', 'delivered', 'delivered']);
		expect(ticks({ bubbles, readUpTo: '3' })).toEqual(['read', 'read', 'read', 'delivered']);
	});
});

describe('the reason of a failure', () => {
	const failed = bubble('1', 'business', 'failed');

	it("is the status's details with its code", () => {
		const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }];
		expect(failureReason({ ...failed, message: { errors } })).toBe('More than 24 hours (131047)');
		expect(failureReason({ ...failed, message: { errors: [{ code: 131026, title: 'Undeliverable' }] } })).toBe('Undeliverable (131026)');
	});

	it('is read from an error at the bubble too', () => {
		expect(failureReason(Object.assign({ error: { code: 131053, details: 'No such file' } }, failed))).toBe('No such file (131053)');
	});

	it('is said to be unknown when nothing tells it', () => {
		expect(failureReason(failed)).toBe('Not delivered');
	});
});
