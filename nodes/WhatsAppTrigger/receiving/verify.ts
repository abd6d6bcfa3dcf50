import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../shared/graph/connection';
import { connectionThat } from './credentialMemory';
import { isSigned } from './signature';
import { SIGNATURE_HEADER } from './signatureHeader';

/** A request that Meta signed, or why it is taken for none. */
export type Verified =
	| { signed: true; body: Buffer; signature: string; connection: Connection }
	| { signed: false; reason: string };

/**
 * Checks that a POST comes from Meta: HMAC-SHA256 of the raw bytes with the app secret.
 * @param own the URL at which it arrived
 * @throws what reading the credential throws
 */
export async function verify(context: IWebhookFunctions, own: string): Promise<Verified> {
	const request = context.getRequestObject();
	if ((request.headers['content-type'] ?? '').trimStart().toLowerCase().startsWith('multipart/')) {
		return { signed: false, reason: 'it is a form with files (multipart), which Meta never sends' };
	}
	const signature = request.headers[SIGNATURE_HEADER];
	if (typeof signature !== 'string') {
		return { signed: false, reason: 'it is not signed (the header X-Hub-Signature-256 is missing)' };
	}
	// n8n has read it by now, but for types of content that it does not parse.
	if (request.rawBody === undefined) await request.readRawBody?.();
	const body: unknown = request.rawBody;
	if (!Buffer.isBuffer(body)) return { signed: false, reason: 'n8n has kept no raw body of it' };
	const { connection, suits } = await connectionThat(context, own, ({ appSecret }) => isSigned(body, signature, appSecret));
	if (suits) return { signed: true, body, signature, connection };
	const reason =
		connection.appSecret === ''
			? "the credential's App Secret is empty, so no delivery can be checked. Fill it in: Meta App Dashboard > App Settings > Basic > App Secret > Show"
			: "the signature does not fit the credential's App Secret. If the request came from Meta, the App Secret belongs to another app or was reset: compare it with Meta App Dashboard > App Settings > Basic";
	return { signed: false, reason };
}
