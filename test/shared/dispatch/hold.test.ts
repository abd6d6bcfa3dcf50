import { Hold } from '../../../nodes/shared/dispatch/hold';
import type { Failure } from '../../../nodes/shared/graph/failure';

const failure = (retry: Failure['retry'], more: Partial<Failure> = {}): Failure => ({ message: 'm', remedy: 'r', retry, ...more });

describe('what one answer says to the messages behind it', () => {
	const clock = { now: 1_000 };
	const hold = () => new Hold(() => clock.now);

	it('is to wait, when Meta names a time, until it has passed', () => {
		const held = hold();
		const throttled = failure('notAccepted', { throttledBy: 'account', retryAfterMs: 5_000 });
		expect(held.failed(throttled)).toBe(true);
		expect(held.current).toEqual({ failure: throttled, left: 5_000 });
		expect(held.idle).toBe(false);
		held.failed(failure('notAccepted', { retryAfterMs: 1_000 }));
		expect(held.current?.left).toBe(5_000);
		clock.now += 5_000;
		expect(held.current).toBeUndefined();
		expect(held.idle).toBe(true);
	});

	it('is nothing when it concerns one recipient, or one message, alone', () => {
		const held = hold();
		expect(held.failed(failure('notAccepted', { throttledBy: 'recipient', retryAfterMs: 60_000 }))).toBe(false);
		expect(held.failed(failure('never', { retryAfterMs: 60_000 }))).toBe(false);
		expect(held.current).toBeUndefined();
	});

	it('is to slow down after five answers in a row that say that nothing gets through', () => {
		const held = hold();
		const outage = failure('ambiguous', { httpStatus: 503 });
		expect([1, 2, 3, 4, 5, 6].map(() => held.failed(outage))).toEqual([false, false, false, false, true, true]);
		held.answered();
		expect(held.failed(outage)).toBe(false);
		held.failed(failure('never'));
		expect([1, 2, 3, 4].map(() => held.failed(failure('notReached')))).toEqual([false, false, false, false]);
	});
});
