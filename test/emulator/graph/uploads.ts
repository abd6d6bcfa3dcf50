import { appendFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { textOf, type Json } from '../json';
import type { App, Upload } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, noSuchObject } from './graphError';

/** What can be uploaded this way: samples for template headers and profile pictures. */
const mimeTypes = ['image/jpeg', 'image/jpg', 'image/png', 'video/mp4', 'application/pdf'];

const largest = 100 * 1024 * 1024;

/** POST /{app}/uploads?file_name&file_length&file_type: opens a session. */
async function open({ emulation, world, object: app, parameters }: GraphCall<App>): Promise<Json> {
	const length = Number(parameters['file_length']);
	const mimeType = textOf(parameters, 'file_type');
	if (!Number.isInteger(length) || length < 1)
		throw new GraphError(100, {
			title: 'The parameter file_length is required.',
			details: 'The parameter file_length must be the file’s size in bytes.',
		});
	if (mimeType === undefined)
		throw new GraphError(100, {
			title: 'The parameter file_type is required.',
			details: 'The parameter file_type is required.',
		});
	if (!mimeTypes.includes(mimeType))
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: `The parameter file_type must be one of ${mimeTypes.join(', ')}.`,
		});
	if (length > largest)
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: 'The parameter file_length is larger than 100 MB.',
		});
	const upload = world.add({
		kind: 'upload',
		id: `upload:${Buffer.from(`attachment:${world.ids.hex(16)}`).toString('base64')}`,
		signature: world.ids.hex(20),
		appId: app.id,
		fileName: textOf(parameters, 'file_name') ?? 'file',
		length,
		mimeType,
		offset: 0,
		path: join(emulation.folder, world.ids.hex(24)),
		handle: undefined,
	});
	await appendFile(upload.path, '');
	return { id: `${upload.id}?sig=${upload.signature}` };
}

function guard({ object: upload, query, method }: GraphCall<Upload>): void {
	if (query['sig'] !== upload.signature) throw noSuchObject(method, upload.id);
}

/** POST /{upload}: raw bytes from `file_offset` on; with the last byte the handle `h` is given out. */
async function receive(call: GraphCall<Upload>): Promise<Json> {
	guard(call);
	const { world, object: upload, request, noted } = call;
	const offset = request.headers['file_offset'];
	if (offset === undefined)
		throw new GraphError(100, {
			title: 'The header file_offset is required.',
			details: 'The header file_offset is required.',
		});
	if (Number(offset) !== upload.offset) {
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: `The header file_offset must be ${upload.offset}, the number of bytes received so far.`,
		});
	}
	const before = upload.offset;
	await pipeline(
		request,
		async function* (pieces: AsyncIterable<Buffer>) {
			for await (const piece of pieces) {
				upload.offset += piece.length;
				if (upload.offset > upload.length)
					throw new GraphError(100, {
						title: 'Invalid parameter',
						details: 'More bytes arrived than file_length says.',
					});
				yield piece;
			}
		},
		createWriteStream(upload.path, { flags: 'a' }),
	);
	noted.body = { bytes: upload.offset - before, of: upload.length };
	if (upload.offset < upload.length)
		return { id: `${upload.id}?sig=${upload.signature}`, file_offset: upload.offset };
	upload.handle ??= `4:${Buffer.from(upload.fileName).toString('base64')}:${upload.mimeType}:${world.ids.hex(24)}:e:${Math.floor(world.now() / 1000)}:${world.ids.hex(16)}`;
	world.handles.set(upload.handle, upload.id);
	return { h: upload.handle };
}

function view(call: GraphCall<Upload>): Json {
	guard(call);
	return { id: `${call.object.id}?sig=${call.object.signature}`, file_offset: call.object.offset };
}

export const uploadEndpoints: Endpoint[] = [
	endpoint('POST', 'app', 'uploads', open, { caller: 'any' }),
	endpoint('POST', 'upload', undefined, receive, { caller: 'any' }),
	endpoint('GET', 'upload', undefined, view, { caller: 'any' }),
];
