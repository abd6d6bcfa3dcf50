import { unlink } from 'node:fs/promises';

import type { Json } from '../json';
import { unfitBytes } from '../rules/fileBytes';
import { bareType, mediaKindOf, mediaTypes, sizeLimitOf, staticStickerLimit } from '../rules/mediaKinds';
import type { Emulation } from '../emulation';
import type { Media, PhoneNumber } from '../world/objects';
import { endpoint, FileAnswer, rootEndpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, noSuchObject } from './graphError';
import { addressHash, mediaAddress, uploadedLifeMs, type StoredFile } from './mediaFiles';
import { loggedForm, readForm } from './multipart';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

/** POST /{phone}/media: a multipart form with `messaging_product`, `file` and, if the part does not say it, `type`. */
async function upload({ emulation, object: number, request, noted }: GraphCall<PhoneNumber>): Promise<Json> {
	const form = await readForm(emulation, request, 'file');
	const { fields, file } = form;
	noted.body = loggedForm(form);
	if (fields['messaging_product'] !== 'whatsapp') {
		throw new GraphError(100, {
			title: 'The parameter messaging_product is required.',
			details: 'The parameter messaging_product is required.',
		});
	}
	if (file === undefined)
		throw new GraphError(100, {
			title: 'The parameter file is required.',
			details: 'The parameter file is required.',
		});
	const declared =
		typeof fields['type'] === 'string' && fields['type'].includes('/') ? fields['type'] : file.mimeType;
	await checkFile(declared, file);
	const media = addMedia(emulation, number.id, declared, file, uploadedLifeMs, file.name);
	return { id: media.id };
}

/** Keeps a stored file as a media object of this number. */
export function addMedia(
	emulation: Emulation,
	phoneNumberId: string,
	mimeType: string,
	file: StoredFile,
	lifeMs: number,
	filename?: string,
): Media {
	const { world } = emulation;
	return world.add({
		kind: 'media',
		id: world.ids.object(),
		phoneNumberId,
		mimeType,
		sha256: file.sha256,
		size: file.size,
		filename,
		path: file.path,
		until: world.now() + lifeMs,
		unfit: unfitBytes(mimeType, file.start),
	});
}

async function checkFile(mimeType: string, file: StoredFile): Promise<void> {
	const limit = sizeLimitOf(mimeType);
	if (limit === undefined) {
		await unlink(file.path);
		const title = `Param file must be a file with one of the following types: ${mediaTypes.join(', ')}. Received file of type '${bareType(mimeType)}'.`;
		throw new GraphError(100, { title, details: title });
	}
	const bound = mediaKindOf(mimeType) === 'sticker' && !isAnimated(file.start) ? staticStickerLimit : limit;
	if (file.size === 0) {
		await unlink(file.path);
		throw new GraphError(131053, { details: 'The parameter file is empty.' });
	}
	if (file.size > bound) {
		await unlink(file.path);
		const kilobytes = Math.floor(bound / 1024);
		throw new GraphError(131053, {
			details: `The parameter file is too big: ${file.size} bytes. Max file size we currently support: ${kilobytes} KB.`,
		});
	}
}

/** A WebP's extended header has its animation bit (0x02) in byte 20. */
function isAnimated(start: Buffer): boolean {
	return start.subarray(12, 16).toString('latin1') === 'VP8X' && ((start[20] ?? 0) & 2) !== 0;
}

/** @throws GraphError 100/33 when it has expired or belongs to another number than `phone_number_id` says */
function guard({ world, object: media, parameters, method }: GraphCall<Media>): void {
	const wanted = parameters['phone_number_id'];
	const foreign = wanted !== undefined && wanted !== '' && wanted !== media.phoneNumberId;
	if (foreign || media.until <= world.now()) throw noSuchObject(method, media.id);
}

function view(call: GraphCall<Media>): Json {
	guard(call);
	const { emulation, object: media } = call;
	return {
		messaging_product: 'whatsapp',
		url: mediaAddress(emulation, media),
		mime_type: media.mimeType,
		sha256: media.sha256,
		file_size: media.size,
		id: media.id,
	};
}

async function remove(call: GraphCall<Media>): Promise<Json> {
	guard(call);
	call.world.remove(call.object);
	await unlink(call.object.path);
	return { success: true };
}

/** GET of a media URL: the bytes, for five minutes. @throws GraphError 404 after that */
function download({ emulation, world, query, request, rest }: GraphCall): FileAnswer {
	const media = rest[0] === 'attachments' ? world.find('media', query['mid'] ?? '') : undefined;
	const ext = Number(query['ext']);
	const expired =
		emulation.faults.draw('GET', request.path, world.random, ({ kind }) => kind === 'expireMedia').length > 0;
	if (media === undefined || expired || query['hash'] !== addressHash(media, ext) || ext * 1000 <= world.now()) {
		throw new GraphError(100, { status: 404, message: 'Media URL has expired or does not exist.' });
	}
	const name = encodeURIComponent(media.filename ?? media.id);
	return new FileAnswer(media.path, media.size, {
		'Content-Type': media.mimeType,
		'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
	});
}

export const mediaEndpoints: Endpoint[] = [
	endpoint('POST', 'phoneNumber', 'media', upload, messaging),
	endpoint('GET', 'media', undefined, view, messaging),
	endpoint('DELETE', 'media', undefined, remove, messaging),
	rootEndpoint('GET', 'whatsapp_business', download, messaging),
];
