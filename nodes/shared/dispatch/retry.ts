import type { Failure, RetryClass } from '../graph/failure';
import type { Effect } from '../graph/request';

/**
 * Which request is sent again by itself. A read may always be asked again; a write or a send only where Meta says
 * that it was not accepted, or where it never left (`POST /messages` has no idempotency key).
 */
const REPEATED: Record<Effect, Record<RetryClass, boolean>> = {
	read: { never: false, notAccepted: true, notReached: true, ambiguous: true },
	write: { never: false, notAccepted: true, notReached: true, ambiguous: false },
	send: { never: false, notAccepted: true, notReached: true, ambiguous: false },
};

export interface RetryPolicy {
	/** Milliseconds that the waits of one item may add up to. */
	maximumWait: number;
	/** The user accepts that a message may arrive twice: repeat what is ambiguous too. */
	repeatAmbiguous: boolean;
	/** The user's own rule, in place of the table below. */
	own?: OwnRetries;
}

/** How often and when to send again, whatever the request does at Meta. */
export interface OwnRetries {
	/** After the first try. 0: none. */
	retries: number;
	/** Milliseconds before each; undefined for waits that grow. */
	delay: number | undefined;
	/** Also what Meta refused for good, not only 5xx, broken connections and what was not accepted now. */
	allErrors: boolean;
}

export const DEFAULT_RETRY: RetryPolicy = { maximumWait: 120_000, repeatAmbiguous: false };

/** First wait of the exponential series, and the longest single one. Milliseconds. */
const BASE = 500;
const LONGEST = 60_000;
/** Meta: after 131056 wait 4^X seconds, X growing with each try. */
const PAIR_BASE = 4_000;

/**
 * How often a request is sent at most. A number that is throttled gets its turn in time; a host that cannot be reached,
 * or that answers with a 5xx, is better reported soon.
 */
const TRIES: Record<RetryClass, number> = { never: 1, notAccepted: Infinity, notReached: 5, ambiguous: 5 };

const jittered = (milliseconds: number, random: () => number): number => milliseconds * (0.5 + random() * 0.5);

/**
 * Milliseconds until the next try; undefined when there is none.
 * @param tries how often it was sent so far
 * @param waited milliseconds already spent on waits
 */
export function nextWait(
	effect: Effect,
	failure: Failure,
	{ tries, waited }: { tries: number; waited: number },
	policy: RetryPolicy,
	random: () => number = Math.random,
): number | undefined {
	const { own } = policy;
	if (own ? !isRepeated(own, failure, tries) : !isSafe(effect, failure, tries, policy)) return undefined;
	const asked = failure.retryAfterMs === undefined ? undefined : Math.max(BASE, failure.retryAfterMs);
	const wait = asked ?? own?.delay ?? backoff(failure, tries, random);
	return waited + wait <= policy.maximumWait ? wait : undefined;
}

const isRepeated = ({ retries, allErrors }: OwnRetries, { retry }: Failure, tries: number): boolean =>
	tries <= retries && (allErrors || retry !== 'never');

const isSafe = (effect: Effect, { retry }: Failure, tries: number, { repeatAmbiguous }: RetryPolicy): boolean =>
	(REPEATED[effect][retry] || (repeatAmbiguous && retry === 'ambiguous')) && tries < TRIES[retry];

function backoff(failure: Failure, tries: number, random: () => number): number {
	if (failure.throttledBy === 'recipient') return PAIR_BASE * 4 ** (tries - 1);
	return jittered(Math.min(LONGEST, BASE * 2 ** tries), random);
}
