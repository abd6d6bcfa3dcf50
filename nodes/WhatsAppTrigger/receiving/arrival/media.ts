import type { IBinaryData, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { InputError, RequestFailed } from '../../../shared/graph/failure';
import { failureOfAnswer, failureOfException } from '../../../shared/graph/failures';
import type { JsonObject } from '../../../shared/graph/request';
import { withoutSecrets } from '../../../shared/graph/secrets';
import { transmit } from '../../../shared/graph/transport';
import { objectOf, present, textOf } from '../json';
import { fileNameOf } from './fileName';
import { withValidToken } from './validToken';

/** The item's field for the file, the name that n8n's nodes look for first. */
export const FILE_FIELD = 'data';

/** Milliseconds for a file of up to 100 MB. */
const TIMEOUT = 300_000;
/** How often a file is asked for: Meta's storage sometimes answers a moment later. */
const ATTEMPTS = 2;

/** Meta's own hosts that serve media. Besides them only the credential's base URL ever sees the token. */
const META_HOSTS = /^(lookaside\.fbsbx\.com|graph\.facebook\.com|([a-z0-9-]+\.)*fbcdn\.net|([a-z0-9-]+\.)*whatsapp\.net)$/;

/**
 * Fetches the file of a message as a stream into n8n's binary data.
 * @param limit bytes
 * @returns the binary data, or what the item tells instead: the event is kept when its file cannot be had
 */
export async function fileOf(
	context: IWebhookFunctions,
	connection: Connection,
	item: JsonObject,
	limit: number,
): Promise<{ file: IBinaryData } | { problem: JsonObject } | undefined> {
	const media = objectOf(item.media);
	const id = textOf(media?.id);
	if (media === undefined || id === undefined) return undefined;
	try {
		const file = await withValidToken(context, connection, async (valid) => await fetched(context, valid, id, item, limit));
		return { file };
	} catch (thrown) {
		return { problem: problemOf(thrown, connection.secrets) };
	}
}

function problemOf(thrown: unknown, secrets: readonly string[]): JsonObject {
	if (thrown instanceof RequestFailed) {
		const { message, remedy, code } = thrown.failure;
		return present({ code, errorMessage: message, remedy });
	}
	if (thrown instanceof InputError) return { errorMessage: thrown.message, remedy: thrown.remedy };
	return {
		errorMessage: withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown), secrets),
		remedy: "Download the file later by its media ID: the resource Media, operation Download. Meta keeps it for 7 days.",
	};
}

async function fetched(
	context: IWebhookFunctions,
	connection: Connection,
	id: string,
	item: JsonObject,
	limit: number,
): Promise<IBinaryData> {
	for (let attempt = 1; ; attempt += 1) {
		const about = await described(context, connection, id, item);
		requireWithin(Number(about.file_size), limit);
		try {
			return await streamed(context, connection, about, item, limit);
		} catch (thrown) {
			// An address lasts five minutes, and 404 also is what a storage says that is not ready yet.
			if (attempt < ATTEMPTS && thrown instanceof RequestFailed) continue;
			return await Promise.reject(thrown);
		}
	}
}

async function described(context: IWebhookFunctions, connection: Connection, id: string, item: JsonObject): Promise<JsonObject> {
	const phoneNumberId = textOf(item.phoneNumberId);
	const { body } = await transmit(context, connection, {
		method: 'GET',
		path: `/${encodeURIComponent(id)}`,
		...(phoneNumberId === undefined ? {} : { query: { phone_number_id: phoneNumberId } }),
	});
	return body;
}

function requireWithin(size: number, limit: number): void {
	if (!(size > limit)) return;
	const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
	throw new InputError(
		`The file has ${megabytes(size)} MB, and 'Largest File to Download (MB)' is ${megabytes(limit)}`,
		'Raise the limit under Options, or download the file by its media ID where it is needed.',
	);
}

interface Download {
	statusCode: number;
	headers: Record<string, unknown>;
	body: Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0] & { destroy?: () => void };
}

const isDownload = (value: unknown): value is Download =>
	typeof value === 'object' && value !== null && 'statusCode' in value && 'headers' in value && 'body' in value;

async function streamed(
	context: IWebhookFunctions,
	connection: Connection,
	about: JsonObject,
	item: JsonObject,
	limit: number,
): Promise<IBinaryData> {
	const url = textOf(about.url) ?? '';
	if (!isMetas(url, connection.baseUrl)) {
		throw new InputError(
			"The address of the file is not one of Meta's",
			'The access token is sent to Meta alone. Download the file by its media ID where it is needed.',
		);
	}
	const download = await answerTo(context, connection, url);
	const refuse = (): void => download.body.destroy?.();
	if (download.statusCode !== 200) {
		refuse();
		const { statusCode: httpStatus, headers } = download;
		throw new RequestFailed(failureOfAnswer({ httpStatus, headers: textHeaders(headers), body: '', secrets: connection.secrets }));
	}
	try {
		requireWithin(Number(download.headers['content-length']), limit);
	} catch (thrown) {
		refuse();
		return await Promise.reject(thrown);
	}
	const mimeType = (textOf(about.mime_type) ?? textOf(objectOf(item.media)?.mimeType) ?? '').replace(/\s*;.*$/, '');
	return await context.helpers.prepareBinaryData(
		download.body,
		fileNameOf(item, mimeType),
		mimeType === '' ? undefined : mimeType,
	);
}

const textHeaders = (headers: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

async function answerTo(context: IWebhookFunctions, connection: Connection, url: string): Promise<Download> {
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
	let answer: unknown;
	try {
		answer = await context.helpers.httpRequest(authenticated);
	} catch (thrown) {
		return await Promise.reject(new RequestFailed(failureOfException(thrown, connection.secrets)));
	}
	if (isDownload(answer)) return answer;
	throw new RequestFailed(failureOfException(new Error('n8n gave back no HTTP response'), connection.secrets));
}

function isMetas(url: string, baseUrl: string): boolean {
	try {
		const { protocol, hostname, origin } = new URL(url);
		return origin === new URL(baseUrl).origin || (protocol === 'https:' && META_HOSTS.test(hostname));
	} catch {
		return false;
	}
}
