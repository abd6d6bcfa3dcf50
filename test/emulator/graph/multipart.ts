import busboy from 'busboy';
import type { Request } from 'express';

import type { Emulation } from '../emulation';
import type { Json } from '../json';
import { GraphError } from './graphError';
import { storeFile, type StoredFile } from './mediaFiles';

/** No file that Meta takes is larger; bytes beyond it are not written. */
const largest = 100 * 1024 * 1024 + 1;

export interface FormFile extends StoredFile {
	name: string;
	mimeType: string;
}

export interface Form {
	fields: Json;
	file?: FormFile;
}

/** What the log says of a form: its file's name, type and size, never its bytes. */
export function loggedForm({ fields, file }: Form): Json {
	if (file === undefined) return { ...fields };
	return { ...fields, file: { name: file.name, mimeType: file.mimeType, size: file.size } };
}

/**
 * Reads a multipart form; its file goes to disk as it arrives.
 * @param fileField the name that the file's part has to have
 * @throws GraphError 100 when it is no multipart form or ends too early
 */
export async function readForm(emulation: Emulation, request: Request, fileField: string): Promise<Form> {
	if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
		throw new GraphError(100, {
			title: `The parameter ${fileField} is required.`,
			details: `The parameter ${fileField} is required, in a multipart form.`,
		});
	}
	const form: Form = { fields: {} };
	let stored: Promise<void> = Promise.resolve();
	await new Promise<void>((resolve, reject) => {
		const parser = busboy({
			headers: request.headers,
			limits: { fileSize: largest, files: 1 },
			defParamCharset: 'utf8',
		});
		parser.on('field', (name, value) => {
			form.fields[name] = value;
		});
		parser.on('file', (name, stream, { filename, mimeType }) => {
			if (name !== fileField) {
				stream.resume();
				return;
			}
			stored = storeFile(emulation, stream).then((file) => {
				form.file = { ...file, name: filename ?? '', mimeType };
			});
			stored.catch(reject);
		});
		parser.on('close', resolve);
		parser.on('error', reject);
		request.on('aborted', () => parser.destroy(new Error('The request was aborted')));
		request.pipe(parser);
	}).catch((error: unknown) => {
		throw new GraphError(100, {
			details: `The multipart form could not be read: ${error instanceof Error ? error.message : String(error)}`,
		});
	});
	await stored;
	return form;
}
