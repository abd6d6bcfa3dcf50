import type { InputFile } from './file';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/**
 * What a request does at Meta. It decides retry, pace and once-only (see `dispatch/retry.ts`).
 *
 * - `read`: doing it twice does no harm, whatever its method: reading, marking as read, uploading a file.
 * - `write`: changes something of the account.
 * - `send`: reaches a person.
 */
export type Effect = 'read' | 'write' | 'send';

/** The bytes of a file: a stream, or a Buffer where n8n itself holds the file in memory. */
export type FileContent = NodeJS.ReadableStream | Buffer;

/** A file of a multipart request: streamed, never held in memory. */
export interface FilePart {
	fileName: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	/** Opens the file anew, so that a retry can read it again. */
	open(): Promise<FileContent>;
}

/** A file that must be at Meta before the request leaves. */
export interface Attachment {
	file: InputFile;
	/** Where in the body what the upload gave is put, such as `['image', 'id']`. */
	at: ReadonlyArray<string | number>;
	/** `media`: a media ID of the sending number. `handle`: an upload handle of the app, for samples and pictures. */
	as: 'media' | 'handle';
}

/** One request to the Graph API as an operation describes it: no token, no host, no version. */
export interface GraphRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Below the version, with a leading slash: `/1023000000000001/messages`. */
	path: string;
	query?: Record<string, string | number | boolean>;
	/** Sent as JSON. */
	body?: JsonObject;
	/** Sent as multipart/form-data instead of `body`. */
	form?: { fields: Record<string, string>; files: ReadonlyArray<{ name: string; part: FilePart }> };
	/** Sent as it is instead of `body` (resumable uploads). */
	file?: FilePart;
	headers?: Record<string, string>;
	/** Uploaded first, when the request's turn has come; the body gets their IDs. */
	attachments?: Attachment[];
	/** `user` (default): the access token. `app`: `APP_ID|APP_SECRET`, for the app's own subscriptions. `oauth`: the access token under the scheme that resumable uploads want. */
	authorization?: 'user' | 'app' | 'oauth';
	/** Adds the access token as `input_token`: what `debug_token` is asked about. */
	inspectsToken?: boolean;
	/** Milliseconds until the answer must be there, in place of the usual ones. */
	timeout?: number;
	/** What is wanted of the answer besides its body: the text as it came, or its bytes. */
	answer?: 'text' | 'file';
	/** Whether the answer, and a failure, show the request as it left, without secrets. */
	debug?: boolean;
}

/** Meta's answer to a request that succeeded. */
export interface GraphResponse {
	httpStatus: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: JsonObject;
	/** With `answer: 'text'`. Without secrets. */
	text?: string;
	/** With `answer: 'file'`: a stream, unless it is text. */
	content?: FileContent;
	/** With `debug`. */
	sent?: JsonObject;
}
