import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { readCallbacks, type Callbacks } from '../../subscribing/callbacks';
import { graphFor } from '../../subscribing/graph';

/** Milliseconds for which what Meta said about the callbacks is taken for true. */
const KEPT = 5 * 60_000;

const known = new Map<string, { reading: Promise<Callbacks>; at: number }>();

const keyOf = ({ root, account }: Connection): string => `${root} ${account.appId} ${account.accountId}`;

/** Has Meta asked anew at the next delivery: for whoever has just changed the callbacks, or found one that is no more. */
export function forgetCallbacks(connection: Connection): void {
	known.delete(keyOf(connection));
}

/**
 * The callbacks at Meta, as they were a few minutes ago at most.
 * @param newerThan ask again when what is known is older than this moment (Unix milliseconds)
 * @throws RequestFailed when Meta cannot be asked
 */
export async function knownCallbacks(
	context: Pick<IWebhookFunctions, 'helpers'>,
	connection: Connection,
	newerThan = 0,
): Promise<Callbacks> {
	const key = keyOf(connection);
	const found = known.get(key);
	if (found !== undefined && found.at > newerThan && Date.now() - found.at < KEPT) return await found.reading;
	const reading = readCallbacks(graphFor(context, connection));
	const entry = { reading, at: Date.now() };
	known.set(key, entry);
	// What Meta said before is better than nothing, but not better than what it says now: a failure is not kept.
	reading.catch(() => known.get(key) === entry && known.delete(key));
	return await reading;
}
