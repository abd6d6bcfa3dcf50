import { DEFAULT_RETRY, nextWait } from '../../../nodes/shared/dispatch/retry';
import type { Failure, RetryClass } from '../../../nodes/shared/graph/failure';

const failure = (retry: RetryClass, more: Partial<Failure> = {}): Failure => ({ message: 'm', remedy: 'r', retry, ...more });
const first = { tries: 1, waited: 0 };
const half = () => 0.5;

describe('which request is sent again', () => {
	it.each([
		['read', 'never', false],
		['read', 'notAccepted', true],
		['read', 'notReached', true],
		['read', 'ambiguous', true],
		['write', 'never', false],
		['write', 'notAccepted', true],
		['write', 'notReached', true],
		['write', 'ambiguous', false],
		['send', 'never', false],
		['send', 'notAccepted', true],
		['send', 'notReached', true],
		['send', 'ambiguous', false],
	] as const)('a %s after %s: %s', (effect, retry, again) => {
		expect(nextWait(effect, failure(retry), first, DEFAULT_RETRY) !== undefined).toBe(again);
	});

	it('repeats an ambiguous send only for a user who asked for it', () => {
		const policy = { ...DEFAULT_RETRY, repeatAmbiguous: true };
		expect(nextWait('send', failure('ambiguous'), first, policy)).toBeGreaterThan(0);
		expect(nextWait('send', failure('never'), first, policy)).toBeUndefined();
	});

	it('waits as long as Meta asks, and gives up where that is longer than the user wants to wait', () => {
		expect(nextWait('send', failure('notAccepted', { retryAfterMs: 7_000 }), first, DEFAULT_RETRY)).toBe(7_000);
		expect(nextWait('send', failure('notAccepted', { retryAfterMs: 7_000 }), { tries: 3, waited: 115_000 }, DEFAULT_RETRY)).toBeUndefined();
	});

	it('waits 4, 16, 64 seconds for one recipient, as Meta says', () => {
		const wait = (tries: number) => nextWait('send', failure('notAccepted', { throttledBy: 'recipient' }), { tries, waited: 0 }, DEFAULT_RETRY);
		expect([wait(1), wait(2), wait(3), wait(4)]).toEqual([4_000, 16_000, 64_000, undefined]);
	});

	it('doubles its waits, with jitter', () => {
		const wait = (tries: number) => nextWait('send', failure('notAccepted'), { tries, waited: 0 }, DEFAULT_RETRY, half);
		expect([wait(1), wait(2), wait(3)]).toEqual([750, 1_500, 3_000]);
		expect(nextWait('send', failure('notAccepted'), first, DEFAULT_RETRY, () => 0)).toBe(500);
	});

	it('reports a host that cannot be reached after five tries', () => {
		expect(nextWait('send', failure('notReached'), { tries: 4, waited: 0 }, DEFAULT_RETRY)).toBeDefined();
		expect(nextWait('send', failure('notReached'), { tries: 5, waited: 0 }, DEFAULT_RETRY)).toBeUndefined();
	});
});
