import { parse as parseForm } from 'node:querystring';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflate } from 'node:zlib';
import busboy from 'busboy';
import type { Request } from 'express';
import { parseIncomingMessage, parseXml } from '../n8n';
import { HttpError } from './httpError';

/** n8n's limit for a body (`N8N_PAYLOAD_SIZE_MAX`), in bytes. */
const largestBody = 16 * 1024 * 1024;

/**
 * Gives a request what n8n's web server gives it: its content type, and `readRawBody`, which reads the body once
 * and refuses (400) when the bytes are gone already, as they are after a form with files.
 */
export function prepareRequest(request: Request): void {
	parseIncomingMessage(request);
	request.readRawBody = async () => {
		if (request.rawBody) return;
		const stream = decompressed(request);
		if (request.destroyed || !stream.readable) {
			throw new HttpError(400, 'Request body stream was aborted or is not readable');
		}
		request.rawBody = await allBytes(stream);
	};
}

/**
 * Reads the body before the node runs, as n8n does: a form with files into `{ data, files }` without a raw body,
 * everything else through `readRawBody` and then by content type into `body`. For nodes above version 1 only the
 * types that are parsed are read at all; a version 1 node with the option `binaryData` gets its body unread.
 */
export async function parseBody(request: Request, node: { typeVersion: number; binaryData: boolean }): Promise<void> {
	const { contentType = '' } = request;
	if (node.typeVersion === 1 && node.binaryData) return;
	if (contentType === 'multipart/form-data') {
		request.body = await formWithFiles(request);
		return;
	}
	const isParsed =
		/^(application\/json|text\/plain|application\/x-www-form-urlencoded)/.test(contentType) || isXml(contentType);
	if (contentType.startsWith('multipart/') || (node.typeVersion > 1 && !isParsed)) return;
	await request.readRawBody();
	if (request.rawBody.length === 0) return;
	try {
		request.body = await parsed(contentType, request);
	} catch (error) {
		throw new HttpError(422, 'Failed to parse request body', error instanceof Error ? error.message : String(error));
	}
}

function isXml(contentType: string): boolean {
	return contentType.endsWith('/xml') || contentType.endsWith('+xml');
}

async function parsed(contentType: string, { rawBody, encoding }: Request): Promise<unknown> {
	const text = rawBody.toString(encoding);
	const withoutMark = text.replace(/^\uFEFF/, '');
	if (contentType === 'application/json') return JSON.parse(withoutMark);
	if (contentType === 'application/x-www-form-urlencoded') return parseForm(withoutMark);
	if (contentType === 'text/plain') return text;
	return isXml(contentType) ? await parseXml(text) : undefined;
}

function decompressed(request: Request): Readable {
	const encoding = request.headers['content-encoding'];
	if (encoding === 'gzip') return request.pipe(createGunzip());
	return encoding === 'deflate' ? request.pipe(createInflate()) : request;
}

async function allBytes(stream: Readable): Promise<Buffer> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of stream) {
		size += part.length;
		if (size > largestBody) throw new Error('request entity too large');
		parts.push(part);
	}
	return Buffer.concat(parts);
}

async function formWithFiles(request: Request): Promise<{ data: object; files: object }> {
	const data: Record<string, string> = {};
	const files: Record<string, { originalFilename: string | undefined; mimetype: string; size: number }> = {};
	const form = busboy({ headers: request.headers });
	form.on('field', (name, value) => {
		data[name] = value;
	});
	form.on('file', (name, stream, { filename, mimeType }) => {
		const file = { originalFilename: filename, mimetype: mimeType, size: 0 };
		files[name] = file;
		stream.on('data', (part: Buffer) => {
			file.size += part.length;
		});
	});
	try {
		await pipeline(request, form);
	} catch (error) {
		throw new HttpError(400, `The submitted form data could not be parsed: ${String(error)}`);
	}
	return { data, files };
}
