import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed, type Failure } from '../shared/graph/failure';
import { failureOfAnswer, failureOfException } from '../shared/graph/failures';
import type { FileContent } from '../shared/graph/request';
import { fileNameFor, fileNameOfDisposition } from '../shared/whatsapp/fileNames';

/** Milliseconds for a file of up to 100 MB. */
const TIMEOUT = 300_000;

/** Meta's own hosts that serve media. Besides them only the credential's base URL ever sees the token. */
const META_HOSTS = /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net)$/;

/** What a downloaded file is to be called. */
export interface DownloadName {
	/** Wins over everything. An extension is added where it has none. */
	fileName?: string;
	/** Stands in where neither `fileName` nor the answer names the file. Without extension. */
	otherwise?: string;
	/** Wins over the type that the answer names. */
	mimeType?: string;
}

/**
 * Streams a file from Meta into n8n's binary data, in constant memory. Its name gets the extension of its type.
 * @throws InputError when the address is not Meta's: the token goes nowhere else
 * @throws RequestFailed when the file cannot be had, with `httpStatus` 404 for an address that has expired
 */
export async function download(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	{ fileName, otherwise = 'file', mimeType }: DownloadName,
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
		if (answer.statusCode === 404) throw new RequestFailed(GONE);
		throw new RequestFailed(
			failureOfAnswer({ httpStatus: answer.statusCode, headers: answer.headers, body: '', secrets: connection.secrets }),
		);
	}
	const type = mimeType ?? String(answer.headers['content-type'] ?? 'application/octet-stream');
	const named = fileName ?? fileNameOfDisposition(String(answer.headers['content-disposition'] ?? '')) ?? otherwise;
	return await store(context, answer.body, named, type);
}

/** Puts a file into n8n's binary data, under a name with the extension of its type. */
export const store = async (
	context: Pick<IExecuteFunctions, 'helpers'>,
	content: FileContent,
	name: string,
	mimeType: string,
): Promise<IBinaryData> =>
	await context.helpers.prepareBinaryData(content as Storable, fileNameFor(name, mimeType), mimeType);

/** n8n wants Node's own class of streams, which every stream of its HTTP helper is. */
type Storable = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** `httpStatus` 404 tells callers that they may ask for a new address. */
const GONE: Failure = {
	message: 'The address of the file has expired, or there is no file behind it.',
	remedy: 'Meta gives out addresses for 5 minutes. Get a new one with Media > Get, or download the file by its media ID.',
	retry: 'never',
	httpStatus: 404,
};

function isMetas(url: string, baseUrl: string): boolean {
	try {
		const { protocol, hostname, origin } = new URL(url);
		return origin === new URL(baseUrl).origin || (protocol === 'https:' && META_HOSTS.test(hostname));
	} catch {
		return false;
	}
}
