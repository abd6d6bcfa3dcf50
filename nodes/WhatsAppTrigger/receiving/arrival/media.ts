import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../../../shared/graph/failure';
import { onTheWay, openFile } from '../../../shared/graph/fileStream';
import type { JsonObject } from '../../../shared/graph/request';
import { withoutSecrets } from '../../../shared/graph/secrets';
import { transmit } from '../../../shared/graph/transport';
import { objectOf, present, textOf } from '../json';
import { fileNameOf } from './fileName';
import { withValidToken } from './validToken';

/** The item's field for the file, the name that n8n's nodes look for first. */
export const FILE_FIELD = 'data';

/** How often a file is asked for: Meta's storage sometimes answers a moment later. */
const ATTEMPTS = 2;

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
		const size = Number(about.file_size);
		if (size > limit) throw tooLarge(limit, size);
		try {
			return await stored(context, connection, about, item, limit);
		} catch (thrown) {
			// An address lasts five minutes, and 404 also is what a storage says that is not ready yet.
			if (attempt < ATTEMPTS && thrown instanceof RequestFailed) continue;
			return raise(thrown);
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

async function stored(
	context: IWebhookFunctions,
	connection: Connection,
	about: JsonObject,
	item: JsonObject,
	limit: number,
): Promise<IBinaryData> {
	const { content, end } = await openFile(context, connection, textOf(about.url) ?? '', {
		largest: limit,
		tooLarge: (bytes) => tooLarge(limit, bytes),
	});
	const mimeType = (textOf(about.mime_type) ?? textOf(objectOf(item.media)?.mimeType) ?? '').replace(/\s*;.*$/, '');
	try {
		return await context.helpers.prepareBinaryData(content, fileNameOf(item, mimeType), mimeType === '' ? undefined : mimeType);
	} catch (thrown) {
		return raise(onTheWay(thrown, connection.secrets));
	} finally {
		end();
	}
}

/**
 * @param limit bytes
 * @param size bytes, if known
 */
function tooLarge(limit: number, size?: number): InputError {
	const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
	const has = size === undefined ? 'The file is larger than it may be' : `The file has ${megabytes(size)} MB`;
	return new InputError(
		`${has}, and 'Largest File to Download (MB)' is ${megabytes(limit)}`,
		'Raise the limit under Options, or download the file by its media ID where it is needed.',
	);
}
