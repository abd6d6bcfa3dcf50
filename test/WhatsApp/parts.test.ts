import type { Outcome } from '../../nodes/shared/dispatch/outcomes';
import { outcomeOfParts, partKey } from '../../nodes/WhatsApp/parts';

const accepted = (id: string): Outcome => ({ status: 'accepted', body: { contacts: [{ wa_id: '16505550101' }], messages: [{ id }] } });
const refused: Outcome = { status: 'refused', failure: { message: 'Meta refused it', remedy: 'Wait.', retry: 'never' } };
const unknown: Outcome = { status: 'unknown', failure: { message: 'No answer came', remedy: 'Look.', retry: 'ambiguous' } };
const skipped: Outcome = { status: 'skipped', onceKey: 'order 17' };
const notSent: Outcome = { status: 'notSent' };

const remedyOf = (...parts: Outcome[]): string => {
	const { outcome } = outcomeOfParts(parts);
	return 'failure' in outcome ? `${outcome.status}: ${outcome.failure.remedy}` : outcome.status;
};

describe('what becomes of a message in parts', () => {
	it('is what became of its only part', () => {
		expect(outcomeOfParts([refused])).toEqual({ outcome: refused, parts: [refused] });
	});

	it('is accepted with all messages when all parts were', () => {
		expect(outcomeOfParts([accepted('a'), accepted('b')]).outcome).toEqual({
			status: 'accepted',
			body: { contacts: [{ wa_id: '16505550101' }], messages: [{ id: 'a' }, { id: 'b' }] },
		});
	});

	it('is accepted with the new messages when an earlier execution sent the others, and skipped when it sent all', () => {
		expect(outcomeOfParts([skipped, accepted('b')]).outcome).toMatchObject({ status: 'accepted', body: { messages: [{ id: 'b' }] } });
		expect(outcomeOfParts([skipped, { ...skipped, onceKey: partKey('order 17', 1) }]).outcome).toEqual(skipped);
	});

	it('says how far it came', () => {
		expect(remedyOf(refused, notSent)).toBe('refused: Wait. This is part 1 of 2. The rest was not sent.');
		expect(remedyOf(accepted('a'), refused)).toBe('refused: Wait. This is part 2 of 2. Part 1 was sent before it.');
		expect(remedyOf(accepted('a'), accepted('b'), unknown, notSent)).toBe(
			'unknown: Look. This is part 3 of 4. Parts 1 to 2 were sent before it. The rest was not sent.',
		);
		expect(remedyOf(accepted('a'), notSent)).toBe('notSent');
	});

	it('gives each part a once-key of its own, the first the key itself', () => {
		expect([partKey('k', 0), partKey('k', 1), partKey('k', 2)]).toEqual(['k', 'k (part 2)', 'k (part 3)']);
	});
});
