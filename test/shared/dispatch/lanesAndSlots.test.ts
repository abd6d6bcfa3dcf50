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
		for (let answer = 0; answer < 100; answer += 1) slots.answered(20);
		expect(slots.size).toBe(31);
		for (let answer = 0; answer < 200; answer += 1) slots.answered(5_000);
		expect(slots.size).toBe(500);
	});

	it('let in as many as fit, the others in the order of asking', async () => {
		const slots = new Slots();
		const order: number[] = [];
		const all = Array.from({ length: 25 }, async (_, n) => {
			await slots.take();
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
});
