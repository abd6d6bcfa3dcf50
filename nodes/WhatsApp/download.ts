import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../shared/graph/failure';
import { failureOfAnswer, failureOfException } from '../shared/graph/failures';

/** Milliseconds for a file of up to 100 MB. */
const TIMEOUT = 300_000;

/** Meta's own hosts that serve media. Besides them only the credential's base URL ever sees the token. */
const META_HOSTS = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/;

/**
 * Streams a file from Meta into n8n's binary data, in constant memory.
 * @throws InputError when the address is not Meta's: the token goes nowhere else
 * @throws RequestFailed when the file cannot be had, with `httpStatus` 404 for an address that has expired
 */
export async function download(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	{ fileName, mimeType }: { fileName?: string; mimeType?: string },
): Promise<IBinaryData> {
	if (!isMetas(url, connection.baseUrl)) {
		throw new InputError(
			"The address of the file is not one of Meta's",
			'Give the URL that Get Media gave, or a media ID. The access token is sent to Meta alone.',
		);
	}
	const options: IHttpRequestOptions = {
		url,
		method: 'GET',
		encoding: 'stream',
		timeout: TIMEOUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const authenticated = await connection.authenticate(options, 'user');
	let answer;
	try {
		answer = await context.helpers.httpRequest(authenticated);
	} catch (thrown) {
		return raise(new RequestFailed(failureOfException(thrown, connection.secrets)));
	}
	if (answer.statusCode !== 200) {
		answer.body?.destroy?.();
		throw new RequestFailed(
			failureOfAnswer({ httpStatus: answer.statusCode, headers: answer.headers, body: '', secrets: connection.secrets }),
		);
	}
	return await context.helpers.prepareBinaryData(answer.body, fileName, mimeType ?? answer.headers['content-type']);
}

function isMetas(url: string, baseUrl: string): boolean {
	try {
		const { protocol, hostname, origin } = new URL(url);
		return origin === new URL(baseUrl).origin || (protocol === 'https:' && META_HOSTS.test(hostname));
	} catch {
		return false;
	}
}
