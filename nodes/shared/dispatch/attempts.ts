import { raise, RequestFailed, type Failure } from '../graph/failure';
import type { Effect, GraphRequest, GraphResponse } from '../graph/request';
import type { Cancellation } from './cancellation';
import { monotonic } from '../clock';
import { NOT_SENT, type Outcome } from './outcomes';
import { nextWait, type RetryPolicy } from './retry';
import type { Sender } from './senders';
import type { Place } from './slots';

/** Ends a job from within: what became of it is known. */
export class Settled extends Error {
	constructor(readonly outcome: Outcome) {
		super(outcome.status);
	}
}

export interface AttemptsOptions {
	/** One try of one request. */
	transmit(request: GraphRequest, effect: Effect): Promise<GraphResponse>;
	cancellation: Cancellation;
	policy: RetryPolicy;
	/** Taken; given back while it waits. */
	place: Place;
	/** Of a message: whose number it leaves from, and whose conversation it belongs to. */
	sender?: Sender | undefined;
	recipient?: string | undefined;
}

/** What a failure means for what was asked for: a read that failed did nothing, whatever the reason. */
export const outcomeOfFailure = (failure: Failure, effect: Effect): Outcome => ({
	status: failure.retry === 'ambiguous' && effect !== 'read' ? 'unknown' : 'refused',
	failure,
});

/** The tries of one job's requests, paced and repeated by the rule of their effect. */
export class Attempts {
	/** Milliseconds spent on waits, by all requests of the job. */
	private waited = 0;

	constructor(private readonly options: AttemptsOptions) {}

	/**
	 * Sends a request until it is answered for good.
	 * @throws Settled when it is refused, when its outcome is unknown, and when the run ends before it leaves
	 */
	async response(request: GraphRequest, effect: Effect): Promise<GraphResponse> {
		const { cancellation, place, policy, transmit } = this.options;
		const sender = effect === 'send' ? this.options.sender : undefined;
		for (let tries = 1; ; tries += 1) {
			if (sender) await this.turn(sender);
			if (cancellation.reason) throw new Settled(NOT_SENT);
			const started = monotonic();
			let failure: Failure;
			try {
				const response = await transmit(request, effect);
				sender?.hold.answered();
				return response;
			} catch (thrown) {
				if (!(thrown instanceof RequestFailed)) return raise(thrown);
				failure = thrown.failure;
			} finally {
				place.answered(monotonic() - started);
			}
			if (sender) this.learn(sender, failure);
			const { waited } = this;
			const wait = nextWait(effect, failure, { tries, waited }, policy);
			if (wait === undefined || cancellation.reason) throw new Settled(outcomeOfFailure(failure, effect));
			place.give();
			await this.wait(wait);
			await place.take();
			if (cancellation.reason) throw new Settled(outcomeOfFailure(failure, effect));
		}
	}

	/** Waits until the message may leave from its number. */
	private async turn(sender: Sender): Promise<void> {
		await sender.pace.turn(this.options.cancellation);
		// Asked last: those who wait for their turn hear of it too.
		for (let held = sender.hold.current; held && !this.options.cancellation.reason; held = sender.hold.current) {
			if (this.waited + held.left > this.options.policy.maximumWait) throw new Settled(heldBack(held));
			await this.wait(held.left);
			await sender.pace.turn(this.options.cancellation);
		}
	}

	private async wait(milliseconds: number): Promise<void> {
		this.waited += milliseconds;
		await this.options.cancellation.pause(milliseconds);
	}

	/** What one answer says about the messages that come after it. */
	private learn(sender: Sender, failure: Failure): void {
		if (sender.hold.failed(failure)) sender.pace.throttled();
		const { recipient } = this.options;
		if (failure.throttledBy === 'recipient' && recipient !== undefined) sender.pairs.exhausted(recipient);
	}
}

/** A message that stays behind, because another one was told to wait longer than this one may. */
const heldBack = ({ failure, left }: { failure: Failure; left: number }): Outcome => {
	const { httpStatus, code, subcode, title, details, traceId } = failure;
	const said = { httpStatus, code, subcode, title, details, traceId };
	return {
		status: 'refused',
		failure: {
			...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
			message: `Meta asks to wait ${Math.ceil(left / 1_000)} seconds, longer than 'Maximum Wait': ${failure.message}`,
			remedy: "This message was not sent. Run it again later, or raise 'Maximum Wait' in the options.",
			retry: 'notAccepted',
			retryAfterMs: left,
		},
	};
};
