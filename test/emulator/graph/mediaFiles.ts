import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Emulation } from '../emulation';
import type { Media } from '../world/objects';

/** A media URL works for five minutes (Cloud API media reference). */
const addressMs = 5 * 60 * 1000;

/** Webhook media IDs live 7 days, uploaded ones 30. */
export const inboundLifeMs = 7 * 24 * 60 * 60 * 1000;
export const uploadedLifeMs = 30 * 24 * 60 * 60 * 1000;

/** A download URL for a file, with the time after which it is refused. */
export function mediaAddress(emulation: Emulation, media: Media): string {
	const ext = Math.floor((emulation.world.now() + addressMs) / 1000);
	return `${emulation.url}/whatsapp_business/attachments/?mid=${media.id}&ext=${ext}&hash=${addressHash(media, ext)}`;
}

/** Ties a URL to its file and its time, so that neither can be changed. */
export function addressHash(media: Media, ext: number): string {
	return createHash('sha256').update(`${media.id} ${media.sha256} ${ext}`).digest('base64url').slice(0, 32);
}

export interface StoredFile {
	path: string;
	size: number;
	sha256: string;
	/** The first 64 bytes, by which a file's real kind can be told. */
	start: Buffer;
}

/** Writes a stream to a temporary file, counting and hashing as it goes; nothing is kept in memory. */
export async function storeFile(emulation: Emulation, source: Readable): Promise<StoredFile> {
	const path = join(emulation.folder, emulation.world.ids.hex(24));
	const hash = createHash('sha256');
	let size = 0;
	let start = Buffer.alloc(0);
	await pipeline(
		source,
		async function* (pieces: AsyncIterable<Buffer>) {
			for await (const piece of pieces) {
				size += piece.length;
				hash.update(piece);
				if (start.length < 64) start = Buffer.concat([start, piece.subarray(0, 64 - start.length)]);
				yield piece;
			}
		},
		createWriteStream(path),
	);
	return { path, size, sha256: hash.digest('hex'), start };
}
