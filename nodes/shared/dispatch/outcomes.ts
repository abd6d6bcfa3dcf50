import type { IBinaryKeyData } from 'n8n-workflow';
import type { Failure } from '../graph/failure';
import type { JsonObject } from '../graph/request';

/**
 * What became of one item.
 *
 * - `accepted`: Meta took it. For a message that is not yet delivered: that comes as a status.
 * - `refused`: it was definitely not carried out.
 * - `unknown`: it may have been carried out; only a send or a write can end so. Nothing repeats it by itself. `earlier`:
 *   another execution left it so, and this one sent nothing.
 * - `skipped`: its once-key was used before, or the user wants no such message sent, for the reason given.
 * - `notSent`: the run ended before its turn.
 */
export type Outcome =
	| { status: 'accepted'; body: JsonObject; binary?: IBinaryKeyData }
	| { status: 'refused'; failure: Failure }
	| { status: 'unknown'; failure: Failure; earlier?: true }
	| { status: 'skipped'; onceKey: string }
	| { status: 'skipped'; reason: string }
	| { status: 'notSent' };

/** Outcomes that must not be tried again within the same execution: it would double what went out. */
export const isSettled = (outcome: Outcome): boolean =>
	outcome.status === 'accepted' || outcome.status === 'unknown' || outcome.status === 'skipped';

export const NOT_SENT: Outcome = { status: 'notSent' };
