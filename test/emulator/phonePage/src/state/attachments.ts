import type { MediaKind, UploadedFile } from '../replies';
import { uploadMedia } from './api';

/** A file that the customer chose, and as what it goes. */
export interface Attachment {
	file: File;
	kind: MediaKind;
}

const kindsByType: Array<[RegExp, MediaKind]> = [
	[/^image\/(jpeg|png)$/, 'image'],
	[/^image\/webp$/, 'sticker'],
	[/^video\/(mp4|3gpp|webm)$/, 'video'],
	[/^audio\//, 'audio'],
];

/** As what a phone sends the file: WhatsApp's pictures are JPEG and PNG, its stickers WebP, all else is a document. */
export function kindOf(mimeType: string): MediaKind {
	return kindsByType.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'document';
}

/** The MIME type as the webhook has it; a phone records voice notes in Ogg with Opus. */
export function mimeTypeOf(file: Pick<File, 'type'>, voice: boolean): string {
	if (voice && file.type === 'audio/ogg') return 'audio/ogg; codecs=opus';
	return file.type === '' ? 'application/octet-stream' : file.type;
}

/** Base64 of the file's SHA-256; undefined where the browser offers no hashing (plain HTTP from another machine). */
async function sha256Of(file: File): Promise<string | undefined> {
	if (!window.isSecureContext) return undefined;
	const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
	return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Uploads the file to the emulator, as a phone does before it sends the message. */
export async function upload(file: File, voice: boolean): Promise<UploadedFile> {
	const [id, sha256] = await Promise.all([uploadMedia(file), sha256Of(file)]);
	return { id, mimeType: mimeTypeOf(file, voice), filename: file.name, ...(sha256 === undefined ? {} : { sha256 }) };
}
