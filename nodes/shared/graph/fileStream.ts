import { sleep, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import { monotonic } from '../clock';
import type { Connection } from './connection';
import type { GraphContext } from './context';
import { InputError, raise, RequestFailed, type Failure } from './failure';
import { failureOfAnswer, failureOfException, isConnectionFault } from './failures';
import { isMetas } from './metaHosts';

/** Milliseconds until an answer begins. */
const TIMEOUT = 60_000;
/** Milliseconds in which at least one byte has to come. */
const STANDSTILL = 30_000;
/** Milliseconds between two looks whether bytes still come. */
const LOOK_EVERY = 250;

/** What n8n takes for a file: Node's own streams, which those of its HTTP helper are, or a Buffer. */
export type Storable = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** The size that a file may have, in bytes, and the error for one that has more. */
export interface SizeLimit {
	largest: number;
	/** @param bytes if known */
	tooLarge(bytes?: number): Error;
}

/** A file on its way. */
export interface FileStream {
	content: Storable;
	/** To be called once it is stored, or will not be: nothing is left open. */
	end(): void;
}

export interface OpenFile extends FileStream {
	/** Of the answer, their names in lower case. */
	headers: Readonly<Record<string, string>>;
}

/**
 * Opens the file at an address of Meta's. It breaks off where it goes beyond the limit, and where nothing comes any more.
 * @param signal ends it on its way, too
 * @throws InputError when the address is not Meta's, which alone sees the token
 * @throws RequestFailed when it cannot be had, with `httpStatus` 404 for an address that has expired
 */
export async function openFile(
	context: Pick<GraphContext, 'helpers'>,
	connection: Connection,
	url: string,
	limit: SizeLimit,
	signal?: AbortSignal,
): Promise<OpenFile> {
	if (!isMetas(url, connection.baseUrl)) {
		throw new InputError(
			"The address of the file is not one of Meta's",
			'The access token is sent to Meta alone. Download the file by its media ID, or by the URL that Media > Get gave.',
		);
	}
	const { statusCode: httpStatus, body, ...answer } = await answerTo(context, connection, url, signal);
	const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
	const length = Number(headers['content-length']);
	if (httpStatus === 200 && !(length > limit.largest)) return { headers, ...watched(body, limit, STANDSTILL) };
	if (isStream(body)) body.destroy();
	if (httpStatus === 200) throw limit.tooLarge(length);
	if (httpStatus === 404) throw new RequestFailed(GONE);
	throw new RequestFailed(failureOfAnswer({ httpStatus, headers, body: '', secrets: connection.secrets }));
}

interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: Storable;
}

const isAnswer = (value: unknown): value is Answer =>
	typeof value === 'object' && value !== null && 'statusCode' in value && 'headers' in value && 'body' in value;

async function answerTo(
	{ helpers }: Pick<GraphContext, 'helpers'>,
	connection: Connection,
	url: string,
	signal: AbortSignal | undefined,
): Promise<Answer> {
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
	if (signal) authenticated.abortSignal = signal;
	let answer: unknown;
	try {
		answer = await helpers.httpRequest(authenticated);
	} catch (thrown) {
		return raise(new RequestFailed(failureOfException(thrown, connection.secrets)));
	}
	if (isAnswer(answer)) return answer;
	throw new RequestFailed(failureOfException(new Error('n8n gave back no HTTP response'), connection.secrets));
}

const isStream = (content: Storable): content is Exclude<Storable, Buffer | Uint8Array> => !(content instanceof Uint8Array);

/**
 * The same content, which breaks off beyond the limit, since not every answer says its length, and where nothing comes
 * any more: n8n's HTTP helper looks at its time-out until an answer begins.
 * @param standstill milliseconds without a byte
 */
export function watched(content: Storable, { largest, tooLarge }: SizeLimit, standstill: number): FileStream {
	if (!isStream(content)) {
		if (content.length > largest) throw tooLarge(content.length);
		return { content, end: () => undefined };
	}
	let length = 0;
	let latest = monotonic();
	let isOver = false;
	let broken: Error | undefined;
	content.on('data', (chunk: Uint8Array | string) => {
		length += chunk.length;
		latest = monotonic();
		if (length > largest) content.destroy(tooLarge());
	});
	// Listening has set it flowing. Where n8n keeps files in its database it only listens, which starts no paused stream.
	content.pause();
	content.on('error', (error: Error) => {
		broken = error;
	});
	content.on('newListener', (event: string | symbol, listener: (error?: Error) => void) => {
		const error = broken;
		if (event === 'data') content.resume();
		// What ended before n8n listened says so no more.
		if (event === 'error' && error) queueMicrotask(() => listener(error));
		if (event === 'end' && content.readableEnded) queueMicrotask(() => listener());
	});
	const end = (): void => {
		isOver = true;
		content.destroy();
	};
	const watch = async (): Promise<void> => {
		while (!isOver && monotonic() - latest < standstill) {
			await sleep(Math.min(LOOK_EVERY, standstill));
			// It is n8n's storage that takes its time.
			if (content.readableLength > 0) latest = monotonic();
		}
		if (!isOver) content.destroy(new RequestFailed(STOPPED));
	};
	void watch();
	return { content, end };
}

/** What broke on the way may be asked for again; what n8n's storage says stands. */
export const onTheWay = (thrown: unknown, secrets: readonly string[]): unknown =>
	isConnectionFault(thrown) ? new RequestFailed(failureOfException(thrown, secrets)) : thrown;

/** `httpStatus` 404 tells callers that they may ask for a new address. */
const GONE: Failure = {
	message: 'The address of the file has expired, or there is no file behind it.',
	remedy: 'Meta gives out addresses for 5 minutes. Get a new one with Media > Get, or download the file by its media ID.',
	retry: 'never',
	httpStatus: 404,
};

const STOPPED: Failure = {
	message: `The file stopped on its way: nothing came for ${STANDSTILL / 1000} seconds.`,
	remedy: 'Download the file later by its media ID: the resource Media, operation Download. Meta keeps it for 7 days.',
	retry: 'ambiguous',
};
