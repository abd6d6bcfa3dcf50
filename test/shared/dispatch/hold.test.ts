import { Hold } from '../../../nodes/shared/dispatch/hold';
import type { Failure } from '../../../nodes/shared/graph/failure';

const failure = (retry: Failure['retry'], more: Partial<Failure> = {}): Failure => ({ message: 'm', remedy: 'r', retry, ...more });

describe('what one answer says to the messages behind it', () => {
	const clock = { now: 1_000 };
	const hold = () => new Hold(() => clock.now);

	it('is to wait, when Meta names a time, until it has passed', () => {
		const held = hold();
		const throttled = failure('notAccepted', { throttledBy: 'account', retryAfterMs: 5_000 });
		expect(held.failed(throttled, clock.now)).toBe(true);
		expect(held.current).toEqual({ failure: throttled, left: 5_000 });
		expect(held.idle).toBe(false);
		held.failed(failure('notAccepted', { retryAfterMs: 1_000 }), clock.now);
		expect(held.current?.left).toBe(5_000);
		clock.now += 5_000;
		expect(held.current).toBeUndefined();
		expect(held.idle).toBe(true);
	});

	it('is nothing when it concerns one recipient, or one message, alone', () => {
		const held = hold();
		expect(held.failed(failure('notAccepted', { throttledBy: 'recipient', retryAfterMs: 60_000 }), clock.now)).toBe(false);
		expect(held.failed(failure('never', { retryAfterMs: 60_000 }), clock.now)).toBe(false);
		expect(held.current).toBeUndefined();
	});

	it('is to slow down after five answers in a row that say that nothing gets through', () => {
		const held = hold();
		const outage = failure('ambiguous', { httpStatus: 503 });
		expect([1, 2, 3, 4, 5, 6].map(() => held.failed(outage, clock.now))).toEqual([false, false, false, false, true, true]);
		held.answered(clock.now);
		expect(held.failed(outage, clock.now)).toBe(false);
		held.failed(failure('never'), clock.now);
		expect([1, 2, 3, 4].map(() => held.failed(failure('notReached'), clock.now))).toEqual([false, false, false, false]);
	});

	it('is to ask again once a minute, by one of those that may not wait, and over as soon as one gets through', () => {
		const held = hold();
		const asksAgain = () => held.current && held.asksAgain(held.current);
		held.failed(failure('ambiguous', { httpStatus: 503, retryAfterMs: 3_600_000 }), clock.now);
		expect(asksAgain()).toBeUndefined();
		const underWay = clock.now - 10;
		held.answered(underWay);
		expect(held.current?.left).toBe(3_600_000);
		clock.now += 60_000;
		const done = asksAgain();
		expect(done).toBeDefined();
		expect(held.asking).toBeDefined();
		expect(asksAgain()).toBeUndefined();
		held.failed(failure('notAccepted'), clock.now);
		done?.();
		expect(held.asking).toBeUndefined();
		expect(held.current?.left).toBe(3_540_000);
		clock.now += 60_000;
		asksAgain()?.();
		held.answered(clock.now);
		expect(held.current).toBeUndefined();
	});

	it('is to stay behind when nothing got through for longer than a message may wait, until something does', () => {
		const held = hold();
		const outage = failure('notReached');
		const fail = (times: number, every: number) => {
			for (let one = 0; one < times; one += 1) {
				clock.now += every;
				held.failed(outage, clock.now);
			}
		};
		fail(24, 10_000);
		expect(held.outage(120_000)).toBeUndefined();
		fail(1, 10_000);
		expect(held.outage(120_000)).toEqual({ failure: outage, lasted: 240_000 });
		expect(held.outage(300_000)).toBeUndefined();
		held.answered(clock.now);
		expect(held.outage(120_000)).toBeUndefined();
		fail(100, 100);
		expect(held.outage(0)).toBeUndefined();
		fail(250, 100);
		expect(held.outage(0)).toMatchObject({ lasted: 34_900 });
		clock.now += 80_000;
		expect(held.outage(0)).toBeUndefined();
	});
});
