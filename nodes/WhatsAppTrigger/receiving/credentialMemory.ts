import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { CREDENTIAL_TYPE, type Connection } from '../../shared/graph/connection';
import { readConnection } from '../../shared/graph/context';

/** Milliseconds for which a credential that was read is used again. */
const KEPT = 30_000;
/** Milliseconds between two readings of one credential, so that a flood of forged requests costs no flood of readings. */
const BETWEEN_READINGS = 1_000;
/** Credentials held at most; the oldest goes. */
const LARGEST = 200;

interface Held {
	reading: Promise<Connection>;
	/** When the reading began, in Unix milliseconds. */
	at: number;
}

const held = new Map<string, Held>();

type Context = Pick<IWebhookFunctions, 'getCredentials' | 'getNode' | 'getInstanceId'>;

/**
 * Finds the credential's connection that suits, by preference the one in memory: reading a credential costs n8n tens of
 * milliseconds of CPU, on every delivery. What is held and does not suit is read again at once, so that a rotated
 * secret works from the first delivery on.
 * @param suits whether this connection is the right one: whether the signature fits its secret
 * @returns the connection that suits, else the one that was read last
 * @throws what reading the credential throws
 */
export async function connectionThat(
	context: Context,
	suits: (connection: Connection) => boolean,
): Promise<{ connection: Connection; suits: boolean }> {
	const key = keyOf(context);
	if (key === undefined) return judged(await readConnection(context), suits);
	const arrived = Date.now();
	const known = held.get(key);
	if (known !== undefined && arrived - known.at < KEPT) {
		const found = judged(await known.reading, suits);
		if (found.suits || known.at >= arrived) return found;
		const wait = known.at + BETWEEN_READINGS - arrived;
		if (wait > 0) await sleep(wait);
	}
	return judged(await readSince(key, context, arrived), suits);
}

const judged = (
	connection: Connection,
	suits: (connection: Connection) => boolean,
): { connection: Connection; suits: boolean } => ({ connection, suits: suits(connection) });

/** A reading that began after this moment: the one that another request has begun meanwhile, or a new one. */
async function readSince(key: string, context: Context, moment: number): Promise<Connection> {
	const known = held.get(key);
	if (known !== undefined && known.at > moment) return await known.reading;
	const reading = readConnection(context);
	const entry: Held = { reading, at: Date.now() };
	// A reading that failed is nobody's: the next delivery tries again. Who waits for it gets the error.
	reading.catch(() => held.get(key) === entry && held.delete(key));
	held.delete(key);
	held.set(key, entry);
	const [oldest] = held.keys();
	if (held.size > LARGEST && oldest !== undefined) held.delete(oldest);
	return await reading;
}

/** A credential has one ID in one n8n. Without an ID there is nothing to remember it by. */
function keyOf(context: Context): string | undefined {
	const id = context.getNode().credentials?.[CREDENTIAL_TYPE]?.id;
	return typeof id === 'string' && id !== '' ? `${context.getInstanceId()} ${id}` : undefined;
}
