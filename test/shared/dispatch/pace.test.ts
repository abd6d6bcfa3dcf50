import { Cancellation } from '../../../nodes/shared/dispatch/cancellation';
import { Pace } from '../../../nodes/shared/dispatch/pace';

/** Books turns as a caller would that always waits for its turn; returns when each was, in milliseconds. */
function turns(pace: Pace, clock: { now: number }, count: number): number[] {
	return Array.from({ length: count }, () => {
		clock.now = Math.max(clock.now, pace.book());
		return clock.now;
	});
}

const most = (times: number[], window: number): number =>
	Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + window).length));

describe('the pace of a sending number', () => {
	const clock = { now: 1_000_000 };
	const paceAt = (rate: number) => {
		const pace = new Pace(() => clock.now);
		pace.join(rate);
		return pace;
	};

	it.each([1, 20, 80, 1000])('never passes %d messages in any second, and wastes less than 5 %% of it', (rate) => {
		const times = turns(paceAt(rate), clock, rate * 5);
		expect(most(times, 1_000)).toBeLessThanOrEqual(rate);
		const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
		expect((times.length - 1) / seconds).toBeGreaterThan(rate * 0.95);
	});

	it('catches up on late timers, and still never passes the limit in any second', () => {
		const pace = paceAt(100);
		const started = clock.now;
		const times: number[] = [];
		while (clock.now < started + 10_000) {
			// Every timer is up to 200 milliseconds late, as on a busy machine.
			clock.now = Math.max(clock.now, pace.book());
			times.push(clock.now);
			if (times.length % 15 === 0) clock.now += 200;
		}
		expect(most(times, 1_000)).toBeLessThanOrEqual(100);
		expect(times.length / 10).toBeGreaterThan(70);
	});

	it('does not save up what a quiet minute would have allowed', () => {
		const pace = paceAt(100);
		turns(pace, clock, 50);
		clock.now += 60_000;
		expect(most(turns(pace, clock, 200), 200)).toBeLessThanOrEqual(55);
	});

	it('counts the lowest wish of the runs under way, and forgets a run that ended', () => {
		const pace = paceAt(80);
		const leave = pace.join(20);
		expect(pace.rate).toBe(20);
		leave();
		expect(pace.rate).toBe(80);
	});

	it('halves when Meta throttles, once per second however many answers say so, and climbs back', () => {
		const pace = paceAt(100);
		for (let answer = 0; answer < 30; answer += 1) pace.throttled();
		expect(pace.rate).toBe(50);
		clock.now += 2_000;
		expect(pace.rate).toBeCloseTo(70);
		pace.throttled();
		expect(pace.rate).toBeCloseTo(35);
		clock.now += 10_000;
		expect(pace.rate).toBe(100);
	});

	it('gives back the turns of a run that was cancelled, so that the next one does not wait for them', () => {
		const pace = paceAt(1);
		const booked = Array.from({ length: 10 }, () => pace.book());
		expect((booked[9] ?? 0) - clock.now).toBeGreaterThan(8_000);
		for (const turn of booked.slice(1)) pace.giveBack(turn);
		expect(pace.book() - clock.now).toBeLessThan(1_100);
		pace.giveBack(12);
		expect(pace.book() - clock.now).toBeLessThan(2_200);
	});

	it('keeps what others booked when one run gives its turns back', () => {
		const pace = paceAt(10);
		const booked = Array.from({ length: 20 }, () => pace.book());
		booked.filter((_, n) => n % 2 === 0).forEach((turn) => pace.giveBack(turn));
		const later = Array.from({ length: 20 }, () => pace.book());
		const all = [...booked.filter((_, n) => n % 2 === 1), ...later].sort((one, other) => one - other);
		expect(most(all, 1_000)).toBeLessThanOrEqual(12);
	});

	it('ends a wait for a turn when the run is cancelled', async () => {
		const pace = new Pace();
		pace.join(0.5);
		const run = new Cancellation();
		await pace.turn(run);
		const started = Date.now();
		const second = pace.turn(run);
		run.stop();
		await second;
		expect(Date.now() - started).toBeLessThan(500);
	});

	it('goes on when the clock of the machine is set back by an hour', async () => {
		const pace = new Pace();
		pace.join(100);
		const run = new Cancellation();
		const wall = jest.spyOn(Date, 'now');
		const began = performance.now();
		for (let message = 0; message < 40; message += 1) await pace.turn(run);
		wall.mockReturnValue(1_000);
		for (let message = 0; message < 10; message += 1) await pace.turn(run);
		wall.mockRestore();
		expect(performance.now() - began).toBeLessThan(2_000);
	});
});
