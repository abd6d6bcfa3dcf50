import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { Connection } from '../shared/graph/connection';
import { raise, RequestFailed, type Failure } from '../shared/graph/failure';
import { onTheWay, openFile, type Storable } from '../shared/graph/fileStream';
import { withFreshToken } from '../shared/graph/renewal';
import type { FileContent } from '../shared/graph/request';
import { fileNameFor, fileNameOfDisposition } from '../shared/whatsapp/fileNames';

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
 * @param signal gives it up when the execution is cancelled
 * @throws InputError when the address is not Meta's: the token goes nowhere else
 * @throws RequestFailed when the file cannot be had or is larger than Meta's media are, with `httpStatus` 404 for an
 * address that has expired
 */
export async function download(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	name: DownloadName,
	signal?: AbortSignal,
): Promise<IBinaryData> {
	return await withFreshToken(connection, async () => await downloadOnce(context, connection, url, name, signal));
}

async function downloadOnce(
	context: Pick<IExecuteFunctions, 'helpers'>,
	connection: Connection,
	url: string,
	{ fileName, otherwise = 'file', mimeType }: DownloadName,
	signal: AbortSignal | undefined,
): Promise<IBinaryData> {
	const file = await openFile(context, connection, url, { largest: LARGEST, tooLarge: () => new RequestFailed(TOO_LARGE) }, signal);
	const type = mimeType ?? file.headers['content-type'] ?? 'application/octet-stream';
	const named = fileName ?? fileNameOfDisposition(file.headers['content-disposition'] ?? '') ?? otherwise;
	try {
		return await store(context, file.content, named, type);
	} catch (thrown) {
		return raise(onTheWay(thrown, connection.secrets));
	} finally {
		file.end();
	}
}

/** Puts a file into n8n's binary data, under a name with the extension of its type. */
export const store = async (
	context: Pick<IExecuteFunctions, 'helpers'>,
	content: FileContent | Storable,
	name: string,
	mimeType: string,
): Promise<IBinaryData> =>
	await context.helpers.prepareBinaryData(content as Storable, fileNameFor(name, mimeType), mimeType);

const TOO_LARGE: Failure = {
	message: `The file is larger than ${LARGEST / MEGABYTE} MB, and Meta's media have at most 100 MB`,
	remedy: "Nothing was kept. Check where the address leads: if a gateway stands between n8n and Meta, it answered with something else.",
	retry: 'never',
};
