import { PairLimit } from '../../../nodes/shared/dispatch/pairLimit';

describe('the pair limit', () => {
	const clock = { now: 5_000 };
	const pairs = () => new PairLimit(() => clock.now);

	it('lets a burst of 45 go at once and then one per 6 seconds', () => {
		const limit = pairs();
		const waits = Array.from({ length: 48 }, () => limit.book('+16505550101'));
		expect(waits.slice(0, 45).every((wait) => wait === 0)).toBe(true);
		expect(waits.slice(45)).toEqual([6_500, 12_500, 18_500]);
	});

	it('holds nobody else up', () => {
		const limit = pairs();
		for (let message = 0; message < 60; message += 1) limit.book('+16505550101');
		expect(limit.book('+16505550102')).toBe(0);
	});

	it('gets its burst back with time', () => {
		const limit = pairs();
		for (let message = 0; message < 45; message += 1) limit.book('+16505550101');
		clock.now += 6_000 * 10;
		const waits = Array.from({ length: 11 }, () => limit.book('+16505550101'));
		expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
	});

	it('takes back a message that did not leave, and believes Meta when it says that the limit is reached', () => {
		const limit = pairs();
		for (let message = 0; message < 45; message += 1) limit.book('+16505550101');
		limit.giveBack('+16505550101');
		expect(limit.book('+16505550101')).toBe(0);
		limit.exhausted('+16505550103');
		// The next of the allowance is for the message that Meta refused.
		expect(limit.book('+16505550103')).toBe(12_500);
	});

	it('forgets conversations at rest', () => {
		const limit = pairs();
		for (let person = 0; person < 500; person += 1) limit.book(`+1650555${person}`);
		expect(limit.idle).toBe(false);
		clock.now += 10_000;
		expect(limit.idle).toBe(true);
	});
});
