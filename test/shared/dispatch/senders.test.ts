import { senderOf } from '../../../nodes/shared/dispatch/senders';

const META = 'https://graph.facebook.com';

describe('what the process remembers of sending numbers', () => {
	const clock = jest.spyOn(performance, 'now');
	let now = 1_000_000;
	const wait = (milliseconds: number): void => {
		now += milliseconds;
	};
	beforeEach(() => {
		clock.mockImplementation(() => now);
		wait(120_000);
	});
	afterAll(() => {
		clock.mockRestore();
	});

	it('is one for all runs, and another behind another gateway', () => {
		expect(senderOf(META, '1')).toBe(senderOf(META, '1'));
		expect(senderOf(META, '1')).not.toBe(senderOf('https://gateway.example.com', '1'));
	});

	it('goes when the number is at rest, and stays while a run goes on, or a limit, or a wait', () => {
		const atRest = senderOf(META, 'at rest');
		const running = senderOf(META, 'running');
		const leave = running.pace.join(80);
		const talked = senderOf(META, 'talked');
		for (let message = 0; message < 45; message += 1) talked.pairs.book('+16505550101');
		const held = senderOf(META, 'held');
		held.hold.failed({ message: 'm', remedy: 'r', retry: 'notAccepted', retryAfterMs: 300_000 }, 0);
		wait(61_000);
		senderOf(META, 'somebody new');
		expect(senderOf(META, 'at rest')).not.toBe(atRest);
		expect(senderOf(META, 'running')).toBe(running);
		expect(senderOf(META, 'talked')).toBe(talked);
		expect(senderOf(META, 'held')).toBe(held);
		leave();
		wait(400_000);
		senderOf(META, 'somebody newer');
		expect(senderOf(META, 'running')).not.toBe(running);
		expect(senderOf(META, 'talked')).not.toBe(talked);
	});
});
