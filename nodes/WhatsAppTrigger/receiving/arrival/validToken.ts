import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { readConnection } from '../../../shared/graph/context';
import { raise, RequestFailed } from '../../../shared/graph/failure';

/** Meta: the access token is not valid (any more). */
const INVALID_TOKEN = 190;

/** Does the work with the connection in memory, and once more with the credential as it is now when the token was refused. */
export async function withValidToken<Result>(
	context: Pick<IWebhookFunctions, 'getCredentials'>,
	connection: Connection,
	work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
	try {
		return await work(connection);
	} catch (thrown) {
		if (thrown instanceof RequestFailed && thrown.failure.code === INVALID_TOKEN) return await work(await readConnection(context));
		return raise(thrown);
	}
}
