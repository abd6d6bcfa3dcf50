import { raise, RequestFailed, type Failure } from '../graph/failure';
import type { Effect, GraphRequest, GraphResponse } from '../graph/request';
import type { Cancellation } from './cancellation';
import { monotonic } from '../clock';
import type { Standstill } from './hold';
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
		const uncertain: Failure[] = [];
		try {
			return await this.repeated(request, effect, uncertain);
		} catch (thrown) {
			const [first] = uncertain;
			return raise(first && thrown instanceof Settled ? new Settled(stillUnknown(first, thrown.outcome)) : thrown);
		}
	}

	/** @param uncertain is given the failures of tries that may have been carried out all the same */
	private async repeated(request: GraphRequest, effect: Effect, uncertain: Failure[]): Promise<GraphResponse> {
		const { cancellation, place, policy, transmit } = this.options;
		const sender = effect === 'send' ? this.options.sender : undefined;
		for (let tries = 1; ; tries += 1) {
			const asked = sender && (await this.turn(sender));
			if (cancellation.reason) {
				asked?.();
				throw new Settled(NOT_SENT);
			}
			const started = monotonic();
			let failure: Failure;
			try {
				const response = await transmit(request, effect);
				sender?.hold.answered(started);
				return response;
			} catch (thrown) {
				if (!(thrown instanceof RequestFailed)) return raise(thrown);
				failure = thrown.failure;
				if (sender) this.learn(sender, failure, started);
			} finally {
				place.answered(monotonic() - started);
				asked?.();
			}
			if (effect !== 'read' && failure.retry === 'ambiguous') uncertain.push(failure);
			const { waited } = this;
			const wait = nextWait(effect, failure, { tries, waited }, policy);
			if (wait === undefined || cancellation.reason) throw new Settled(outcomeOfFailure(failure, effect));
			place.give();
			await this.wait(wait);
			await place.take();
			if (cancellation.reason) throw new Settled(outcomeOfFailure(failure, effect));
		}
	}

	/**
	 * Waits until the message may leave from its number.
	 * @returns what to call once it was answered, where it leaves to find out whether messages are taken again
	 */
	private async turn({ hold, pace }: Sender): Promise<(() => void) | undefined> {
		const { cancellation, policy } = this.options;
		await pace.turn(cancellation);
		// Asked last: those who wait for their turn hear of it too.
		while (!cancellation.reason) {
			const standstill = hold.current ?? hold.outage(policy.maximumWait);
			if (!standstill) return undefined;
			if ('left' in standstill && this.waited + standstill.left <= policy.maximumWait) await this.wait(standstill.left);
			else if (hold.asking) await cancellation.until(hold.asking);
			else {
				const asked = hold.asksAgain(standstill);
				if (asked) return asked;
				throw new Settled(heldBack(standstill));
			}
			await pace.turn(cancellation);
		}
		return undefined;
	}

	private async wait(milliseconds: number): Promise<void> {
		this.waited += milliseconds;
		await this.options.cancellation.pause(milliseconds);
	}

	/** What one answer says about the messages that come after it. */
	private learn(sender: Sender, failure: Failure, started: number): void {
		if (sender.hold.failed(failure, started)) sender.pace.throttled();
		const { recipient } = this.options;
		if (failure.throttledBy === 'recipient' && recipient !== undefined) sender.pairs.exhausted(recipient);
	}
}

/** Sent again, since the user accepts that it may arrive twice: whatever came of that, the first try may have arrived. */
function stillUnknown(first: Failure, last: Outcome): Outcome {
	const later = last.status === 'refused' ? ` Sending it again did not succeed: ${last.failure.message}` : '';
	return last.status === 'unknown' ? last : { status: 'unknown', failure: { ...first, remedy: `${first.remedy}${later}` } };
}

/** A message that stays behind, because of what others were told, or of what became of them. */
const heldBack = (standstill: Standstill): Outcome => {
	const { httpStatus, code, subcode, title, details, traceId, message } = standstill.failure;
	const said = { httpStatus, code, subcode, title, details, traceId };
	const asked = 'left' in standstill;
	return {
		status: 'refused',
		failure: {
			...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
			message: asked
				? `Meta asks to wait ${Math.ceil(standstill.left / 1_000)} seconds, longer than 'Maximum Wait': ${message}`
				: `Nothing has got through from this number for ${Math.floor(standstill.lasted / 1_000)} seconds: ${message}`,
			remedy: asked
				? "This message was not sent. Run it again later, or raise 'Maximum Wait' in the options."
				: 'This message was not sent. Run it again when the connection works: metastatus.com/whatsapp-business-api shows outages of Meta.',
			retry: 'notAccepted',
			...(asked ? { retryAfterMs: standstill.left } : {}),
		},
	};
};
