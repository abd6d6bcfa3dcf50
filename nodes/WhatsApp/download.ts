import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed, type Failure } from '../shared/graph/failure';
import { failureOfAnswer, failureOfException, isConnectionFault } from '../shared/graph/failures';
import { isMetas } from '../shared/graph/metaHosts';
import { withFreshToken } from '../shared/graph/renewal';
import type { FileContent } from '../shared/graph/request';
import { fileNameFor, fileNameOfDisposition } from '../shared/whatsapp/fileNames';

/** Milliseconds for a file of up to 100 MB. */
const TIMEOUT = 300_000;

const MEGABYTE = 1024 * 1024;
/** Bytes. Meta keeps files of up to 100 MB: what goes on beyond that is none, and must not fill the disk. */
const LARGEST = 110 * MEGABYTE;

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
 * @throws RequestFailed when the file cannot be had or is larger than Meta's media are, with `httpStatus` 404 for an
 * address that has expired
 */
export async function download(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	name: DownloadName,
): Promise<IBinaryData> {
	if (!isMetas(url, connection.baseUrl)) {
		throw new InputError(
			"The address of the file is not one of Meta's",
			'Give the URL that Get Media gave, or a media ID. The access token is sent to Meta alone.',
		);
	}
	return await withFreshToken(connection, async () => await downloadOnce(context, connection, url, name));
}

async function downloadOnce(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	{ fileName, otherwise = 'file', mimeType }: DownloadName,
): Promise<IBinaryData> {
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
	if (Number(answer.headers['content-length'] ?? 0) > LARGEST) {
		answer.body?.destroy?.();
		throw new RequestFailed(TOO_LARGE);
	}
	try {
		return await store(context, withinLimit(answer.body), named, type);
	} catch (thrown) {
		// What broke on the way may be asked for again; what n8n's storage says stands.
		return raise(isConnectionFault(thrown) ? new RequestFailed(failureOfException(thrown, connection.secrets)) : thrown);
	}
}

/** The same stream, which breaks off where it goes beyond the limit: not every answer says its length. */
function withinLimit(content: FileContent): FileContent {
	if (content instanceof Uint8Array) {
		if (content.length > LARGEST) throw new RequestFailed(TOO_LARGE);
		return content;
	}
	let length = 0;
	content.on('data', (chunk: Uint8Array | string) => {
		length += chunk.length;
		if (length > LARGEST && 'destroy' in content && typeof content.destroy === 'function') {
			content.destroy(new RequestFailed(TOO_LARGE));
		}
	});
	// Listening has set it flowing. Where n8n keeps files in its database it only listens, which starts no paused stream.
	content.pause();
	content.on('newListener', (event: string | symbol) => {
		if (event === 'data') content.resume();
	});
	return content;
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

const TOO_LARGE: Failure = {
	message: `The file is larger than ${LARGEST / MEGABYTE} MB, and Meta's media have at most 100 MB`,
	remedy: "Nothing was kept. Check where the address leads: if a gateway stands between n8n and Meta, it answered with something else.",
	retry: 'never',
};
