import { sleep, type IHttpRequestOptions, type IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { InputError, RequestFailed, type Failure } from '../../../shared/graph/failure';
import { failureOfAnswer, failureOfException, isConnectionFault } from '../../../shared/graph/failures';
import { isMetas } from '../../../shared/graph/metaHosts';

/** Milliseconds until an answer begins. */
const TIMEOUT = 60_000;
/** Milliseconds in which at least one byte has to come: who delivers waits for the file, and so does what comes again. */
const STANDSTILL = 30_000;
/** Milliseconds between two looks whether bytes still come. */
const LOOK_EVERY = 250;

type Content = Parameters<IWebhookFunctions['helpers']['prepareBinaryData']>[0];

/** A file on its way. */
export interface FileStream {
	content: Content;
	/** To be called once it is stored, or will not be. */
	end(): void;
}

/**
 * Opens the file at an address of Meta's.
 * @param limit bytes that it may have
 * @throws InputError when the address is not Meta's, which alone sees the token, or the file is larger than the limit
 * @throws RequestFailed when it cannot be had
 */
export async function openFile(
	context: Pick<IWebhookFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	limit: number,
): Promise<FileStream> {
	if (!isMetas(url, connection.baseUrl)) {
		throw new InputError(
			"The address of the file is not one of Meta's",
			'The access token is sent to Meta alone. Download the file by its media ID where it is needed.',
		);
	}
	const { statusCode: httpStatus, headers, body } = await answerTo(context, connection, url);
	const length = Number(headers['content-length']);
	if (httpStatus === 200 && !(length > limit)) return watched(body, limit, STANDSTILL);
	if (isStream(body)) body.destroy();
	if (httpStatus === 200) throw tooLarge(length, limit);
	throw new RequestFailed(failureOfAnswer({ httpStatus, headers: textHeaders(headers), body: '', secrets: connection.secrets }));
}

interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: Content;
}

const isAnswer = (value: unknown): value is Answer =>
	typeof value === 'object' && value !== null && 'statusCode' in value && 'headers' in value && 'body' in value;

async function answerTo({ helpers }: Pick<IWebhookFunctions, 'helpers'>, connection: Connection, url: string): Promise<Answer> {
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
		answer = await helpers.httpRequest(authenticated);
	} catch (thrown) {
		return await Promise.reject(new RequestFailed(failureOfException(thrown, connection.secrets)));
	}
	if (isAnswer(answer)) return answer;
	throw new RequestFailed(failureOfException(new Error('n8n gave back no HTTP response'), connection.secrets));
}

const textHeaders = (headers: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

const isStream = (content: Content): content is Exclude<Content, Buffer | Uint8Array> => !(content instanceof Uint8Array);

/**
 * The same content, which breaks off where it goes beyond the limit, since not every answer says its length, and where
 * nothing comes any more: n8n's HTTP helper looks at its time-out until an answer begins.
 * @param limit bytes
 * @param standstill milliseconds without a byte
 */
export function watched(content: Content, limit: number, standstill: number): FileStream {
	if (!isStream(content)) {
		if (content.length > limit) throw tooLarge(content.length, limit);
		return { content, end: () => undefined };
	}
	let length = 0;
	let latest = Date.now();
	let isOver = false;
	content.on('data', (chunk: Uint8Array | string) => {
		length += chunk.length;
		latest = Date.now();
		if (length > limit) content.destroy(tooLarge(undefined, limit));
	});
	// Listening has set it flowing. Where n8n keeps files in its database it only listens, which starts no paused stream.
	content.pause();
	content.on('newListener', (event: string | symbol) => {
		if (event === 'data') content.resume();
	});
	const end = (): void => {
		isOver = true;
		content.destroy();
	};
	const watch = async (): Promise<void> => {
		while (!isOver && Date.now() - latest < standstill) await sleep(Math.min(LOOK_EVERY, standstill));
		if (!isOver) content.destroy(new RequestFailed(STOPPED));
	};
	void watch();
	return { content, end };
}

/** What broke on the way may be asked for again; what n8n's storage says stands. */
export const onTheWay = (thrown: unknown, secrets: readonly string[]): unknown =>
	isConnectionFault(thrown) ? new RequestFailed(failureOfException(thrown, secrets)) : thrown;

/**
 * @param size bytes, if known
 * @param limit bytes
 */
export function tooLarge(size: number | undefined, limit: number): InputError {
	const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
	const has = size === undefined ? 'The file is larger than it may be' : `The file has ${megabytes(size)} MB`;
	return new InputError(
		`${has}, and 'Largest File to Download (MB)' is ${megabytes(limit)}`,
		'Raise the limit under Options, or download the file by its media ID where it is needed.',
	);
}

const STOPPED: Failure = {
	message: `The file stopped on its way: nothing came for ${STANDSTILL / 1000} seconds`,
	remedy: 'Download the file later by its media ID: the resource Media, operation Download. Meta keeps it for 7 days.',
	retry: 'ambiguous',
};
