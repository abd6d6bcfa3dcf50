import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../shared/graph/connection';
import { readConnection } from '../../shared/graph/context';

/** Milliseconds for which a credential that was read is used again. */
const KEPT = 30_000;
/** Readings of one credential that may follow each other at once, and how many more there are per second. */
const READINGS = { atOnce: 5, perSecond: 1 };
/** Triggers whose credentials are held at most; the oldest goes. */
const LARGEST = 200;

interface Held {
	reading: Promise<Connection>;
	/** What was read, once it is. */
	connection?: Connection;
	/** When the reading began, in Unix milliseconds. */
	at: number;
	/** Readings that are left now. */
	left: number;
}

const held = new Map<string, Held>();

type Context = Pick<IWebhookFunctions, 'getCredentials'>;

/** A connection, and whether it was the right one. */
export interface Judged {
	connection: Connection;
	suits: boolean;
}

/**
 * Finds the credential's connection that suits, by preference the one in memory: reading a credential costs n8n tens of
 * milliseconds of CPU, on every delivery. What is held and does not suit is read again at once, so that a rotated
 * secret works from the first delivery on; a flood of forged requests costs no flood of readings.
 * @param trigger names the trigger whose credential it is: its URL
 * @param suits whether this connection is the right one: whether the signature fits its secret
 * @returns the connection that suits, else the one that was read last
 * @throws what reading the credential throws
 */
export function connectionThat(
	context: Context,
	trigger: string,
	suits: (connection: Connection) => boolean,
): Judged | Promise<Judged> {
	const judge = (connection: Connection): Judged => ({ connection, suits: suits(connection) });
	const known = held.get(trigger);
	if (known === undefined || Date.now() - known.at >= KEPT) return readAgain(trigger, context).then(judge);
	// Nearly always: nothing has to be waited for.
	const found = known.connection && judge(known.connection);
	return found?.suits === true ? found : lookFurther(context, trigger, known, judge, found);
}

/** What is held is being read, or did not suit. */
async function lookFurther(
	context: Context,
	trigger: string,
	known: Held,
	judge: (connection: Connection) => Judged,
	judged: Judged | undefined,
): Promise<Judged> {
	const found = judged ?? judge(await known.reading);
	if (found.suits) return found;
	const latest = held.get(trigger) ?? known;
	if (latest !== known) return judge(await latest.reading);
	if (readingsLeft(known, Date.now()) < 1) return found;
	return judge(await readAgain(trigger, context));
}

const readingsLeft = ({ left, at }: Held, now: number): number =>
	Math.min(READINGS.atOnce, left + ((now - at) / 1000) * READINGS.perSecond);

async function readAgain(trigger: string, context: Context): Promise<Connection> {
	const now = Date.now();
	const known = held.get(trigger);
	const reading = readConnection(context);
	const entry: Held = { reading, at: now, left: (known === undefined ? READINGS.atOnce : readingsLeft(known, now)) - 1 };
	// A reading that failed is nobody's: the next delivery tries again. Who waits for it gets the error.
	reading.catch(() => held.get(trigger) === entry && held.delete(trigger));
	held.delete(trigger);
	held.set(trigger, entry);
	const [oldest] = held.keys();
	if (held.size > LARGEST && oldest !== undefined) held.delete(oldest);
	entry.connection = await reading;
	return entry.connection;
}
