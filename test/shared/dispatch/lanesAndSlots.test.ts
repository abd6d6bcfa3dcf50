import { Cancellation } from '../../../nodes/shared/dispatch/cancellation';
import { Lanes } from '../../../nodes/shared/dispatch/lanes';
import { Slots } from '../../../nodes/shared/dispatch/slots';

const soon = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('lanes', () => {
	it('keeps the order within a conversation and holds no other up', async () => {
		const lanes = new Lanes();
		const ended: string[] = [];
		const work = (name: string, milliseconds: number) => async () => {
			await soon(milliseconds);
			ended.push(name);
		};
		await Promise.all([
			lanes.inOrder('ana', work('ana 1', 30)),
			lanes.inOrder('ana', work('ana 2', 1)),
			lanes.inOrder('ben', work('ben 1', 1)),
		]);
		expect(ended).toEqual(['ben 1', 'ana 1', 'ana 2']);
	});

	it('lets work of a run that was cancelled go at once, and keeps its place for those behind it', async () => {
		const lanes = new Lanes();
		const cancelled = new Cancellation();
		const ended: string[] = [];
		const first = lanes.inOrder('ana', async () => {
			await soon(40);
			ended.push('first');
		});
		const second = lanes.inOrder('ana', async () => ended.push('cancelled'), cancelled);
		const third = lanes.inOrder('ana', async () => ended.push('third'));
		cancelled.stop();
		await second;
		expect(ended).toEqual(['cancelled']);
		await Promise.all([first, third]);
		expect(ended).toEqual(['cancelled', 'first', 'third']);
	});

	it('goes on after work that threw', async () => {
		const lanes = new Lanes();
		const thrown = lanes.inOrder('ana', async () => {
			throw new Error('lost');
		});
		const after = lanes.inOrder('ana', async () => 'next');
		await expect(thrown).rejects.toThrow('lost');
		await expect(after).resolves.toBe('next');
	});
});

describe('slots', () => {
	it('grow with the latency seen, so that the pace is reached', () => {
		const slots = new Slots(() => 1_000);
		expect(slots.size).toBe(450);
		expect([0.1, 1, 5, 20].map((rate) => new Slots(() => rate).size)).toEqual([3, 3, 7, 10]);
		for (let answer = 0; answer < 100; answer += 1) slots.answered(20);
		expect(slots.size).toBe(31);
		for (let answer = 0; answer < 200; answer += 1) slots.answered(5_000);
		expect(slots.size).toBe(500);
	});

	it('count the time for which one was held before its request could leave', () => {
		const slots = new Slots(() => 100);
		for (let answer = 0; answer < 100; answer += 1) {
			const place = slots.place(new Cancellation());
			place.heldBefore(1_700);
			place.answered(300);
		}
		expect(slots.size).toBe(300);
	});

	it('let in as many as fit, the others in the order of asking', async () => {
		const slots = new Slots();
		const run = new Cancellation();
		const order: number[] = [];
		const all = Array.from({ length: 25 }, async (_, n) => {
			await slots.take(run);
			order.push(n);
			expect(order.length).toBeLessThanOrEqual(25);
			await soon(2);
			slots.give();
		});
		await soon(1);
		expect(order).toHaveLength(10);
		await Promise.all(all);
		expect(order).toEqual(Array.from({ length: 25 }, (_, n) => n));
	});

	it('serve runs in turn, so that an answer does not wait behind a broadcast', async () => {
		const slots = new Slots();
		const [broadcast, answer] = [new Cancellation(), new Cancellation()];
		const order: string[] = [];
		const send = async (name: string, run: Cancellation): Promise<void> => {
			await slots.take(run);
			order.push(name);
			await soon(1);
			slots.give();
		};
		const all = Array.from({ length: 60 }, async (_, n) => await send(`broadcast ${n}`, broadcast));
		await Promise.all([...all, send('answer', answer)]);
		expect(order.indexOf('answer')).toBeLessThan(13);
		expect(order.filter((name) => name !== 'answer')).toEqual(Array.from({ length: 60 }, (_, n) => `broadcast ${n}`));
	});

	it('let a job that goes on after a wait in before those that have not begun', async () => {
		const slots = new Slots();
		const run = new Cancellation();
		const order: string[] = [];
		const place = slots.place(run);
		await place.take();
		const others = Array.from({ length: 30 }, async (_, n) => {
			await slots.take(run);
			order.push(`other ${n}`);
			await soon(2);
			slots.give();
		});
		place.give();
		await place.take();
		order.push('again');
		place.give();
		place.give();
		await Promise.all(others);
		expect(order.indexOf('again')).toBeLessThan(12);
		expect(order).toHaveLength(31);
	});

	it('are not waited for by a run that has ended, and go to the next', async () => {
		const slots = new Slots();
		const [holder, cancelled, next] = [new Cancellation(), new Cancellation(), new Cancellation()];
		for (let taken = 0; taken < 10; taken += 1) await slots.take(holder);
		const given = slots.take(cancelled);
		const then = slots.take(next);
		cancelled.stop();
		expect(await given).toBe(false);
		slots.give();
		expect(await then).toBe(true);
		expect(await slots.take(cancelled)).toBe(false);
	});
});
