import { Attempts, Settled } from '../../../nodes/shared/dispatch/attempts';
import { Cancellation } from '../../../nodes/shared/dispatch/cancellation';
import { Hold } from '../../../nodes/shared/dispatch/hold';
import { DEFAULT_RETRY } from '../../../nodes/shared/dispatch/retry';
import { Sender } from '../../../nodes/shared/dispatch/senders';
import { Slots } from '../../../nodes/shared/dispatch/slots';
import { RequestFailed, type Failure } from '../../../nodes/shared/graph/failure';
import type { GraphResponse } from '../../../nodes/shared/graph/request';

const unreachable: Failure = { message: 'No connection was made: graph.facebook.com refused it.', remedy: 'Check it.', retry: 'notReached' };
const ok: GraphResponse = { httpStatus: 200, headers: {}, body: { messages: [{ id: 'wamid.1' }] } };
const soon = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a number from which nothing got through for longer than a message may wait', () => {
	const clock = { now: 1_000_000 };

	/** A sender whose messages have failed for three minutes, and what was sent from it since. */
	function standstill(answer: () => Promise<GraphResponse>) {
		const hold = new Hold(() => clock.now);
		const sender = Object.assign(new Sender(), { hold });
		for (let one = 0; one < 180; one += 1) {
			clock.now += 1_000;
			hold.failed(unreachable, clock.now);
		}
		clock.now += 15_000;
		const cancellation = new Cancellation();
		const slots = new Slots();
		const sent: number[] = [];
		const outcomes = async (count: number): Promise<string[]> =>
			await Promise.all(
				Array.from({ length: count }, async (_, one) => {
					const transmit = async (): Promise<GraphResponse> => {
						sent.push(one);
						await soon(30);
						return await answer();
					};
					const attempts = new Attempts({ transmit, cancellation, policy: DEFAULT_RETRY, place: slots.place(cancellation), sender });
					try {
						return (await attempts.response({ method: 'POST', path: '/1023/messages' }, 'send')).httpStatus.toString();
					} catch (thrown) {
						if (!(thrown instanceof Settled) || !('failure' in thrown.outcome)) throw thrown;
						return `${thrown.outcome.status}: ${thrown.outcome.failure.message}`;
					}
				}),
			);
		return { sent, outcomes };
	}

	it('asks with one message, and sends the others too when that one gets through', async () => {
		const { sent, outcomes } = standstill(async () => ok);
		expect(await outcomes(8)).toEqual(Array(8).fill('200'));
		expect(sent).toHaveLength(8);
	});

	it('tells the others that they were not sent when that one fails too, instead of trying each five times', async () => {
		const { sent, outcomes } = standstill(async () => await Promise.reject(new RequestFailed(unreachable)));
		const all = await outcomes(8);
		expect(sent).toHaveLength(1);
		expect(all).toEqual(Array(8).fill(expect.stringMatching(/^refused: Nothing has got through from this number for 1\d\d seconds: No connection was made/)));
	});
});
