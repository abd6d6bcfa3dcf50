import type { Request } from 'express';

import { isJson, type Json } from '../json';
import { GraphError } from './graphError';

/** Meta refuses far smaller bodies; this only keeps the emulator from filling its memory. */
const largest = 10 * 1024 * 1024;

/**
 * The body as an object: JSON or a form. Files (multipart) and raw uploads are left in the stream for their endpoint.
 * @throws GraphError 100 when it is not valid JSON or no object
 */
export async function readBody(request: Request): Promise<Json> {
	const type = request.headers['content-type'] ?? '';
	const isForm = type.startsWith('application/x-www-form-urlencoded');
	if (!isForm && !type.includes('json')) return {};
	const text = await readText(request);
	if (text === '') return {};
	if (isForm) return Object.fromEntries(new URLSearchParams(text));
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		throw new GraphError(100, {
			title: 'The request body is not valid JSON',
			details: 'The request body is not valid JSON.',
		});
	}
	if (!isJson(body))
		throw new GraphError(100, {
			title: 'The request body must be a JSON object',
			details: 'The request body must be a JSON object.',
		});
	return body;
}

async function readText(request: Request): Promise<string> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of request) {
		const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
		size += bytes.length;
		if (size > largest) throw new GraphError(100, { status: 413, title: 'The request body is too large' });
		pieces.push(bytes);
	}
	return Buffer.concat(pieces).toString('utf8');
}
