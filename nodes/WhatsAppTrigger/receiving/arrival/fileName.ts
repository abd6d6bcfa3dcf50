import type { JsonObject } from '../../../shared/graph/request';
import { objectOf, textOf } from '../json';

/** Endings of the types that WhatsApp delivers; documents bring their own names. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/webp', 'webp'],
	['video/mp4', 'mp4'],
	['video/3gpp', '3gp'],
	['audio/ogg', 'ogg'],
	['audio/mpeg', 'mp3'],
	['audio/aac', 'aac'],
	['audio/amr', 'amr'],
	['audio/mp4', 'm4a'],
	['application/pdf', 'pdf'],
	['text/plain', 'txt'],
]);

/** A name for the file: the sender's own for a document, else its kind and Meta's ID. It never leads out of a folder. */
export function fileNameOf(item: JsonObject, mimeType: string): string {
	const media = objectOf(item.media);
	const own = (textOf(media?.filename) ?? '').replace(/[\p{Cc}/\\]/gu, '_').replace(/^\.+/, '').slice(0, 200);
	if (own.trim() !== '') return own;
	const ending = ENDINGS.get(mimeType);
	const name = `${textOf(item.type) ?? 'file'}-${(textOf(media?.id) ?? '').replace(/[^A-Za-z0-9_-]/g, '')}`;
	return ending === undefined ? name : `${name}.${ending}`;
}
