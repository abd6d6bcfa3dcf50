import { bareType, mediaKindOf } from './mediaKinds';

/** Types that a file's first bytes give away. An MP4 may be a video or a sound, so both stand there. */
const signatures: Array<[at: number, bytes: string, types: string[]]> = [
	[0, '\xff\xd8\xff', ['image/jpeg']],
	[0, '\x89PNG\r\n\x1a\n', ['image/png']],
	[8, 'WEBP', ['image/webp']],
	[4, 'ftyp3g', ['video/3gpp']],
	[4, 'ftypM4A', ['audio/mp4', 'audio/aac']],
	[4, 'ftypqt', ['video/quicktime']],
	[4, 'ftyp', ['video/mp4', 'audio/mp4', 'audio/aac']],
	[0, '#!AMR', ['audio/amr']],
	[0, 'ID3', ['audio/mpeg']],
	[0, '\xff\xf1', ['audio/aac']],
	[0, '\xff\xf9', ['audio/aac']],
	[0, '\xff\xfb', ['audio/mpeg']],
	[0, '\xff\xf3', ['audio/mpeg']],
	[0, '\xff\xf2', ['audio/mpeg']],
	[0, '\x1aE\xdf\xa3', ['video/webm']],
	[8, 'WAVE', ['audio/wav']],
	[0, 'GIF8', ['image/gif']],
	[0, '%PDF-', ['application/pdf']],
];

function typesOf(start: string): string[] {
	// Meta takes OGG with the Opus codec alone; its header stands on the first page.
	if (start.startsWith('OggS')) return start.includes('OpusHead') ? ['audio/ogg'] : ['application/ogg'];
	return (
		signatures.find(([at, bytes]) => start.startsWith(bytes, at))?.[2] ?? ['application/octet-stream']
	);
}

/**
 * Why Meta cannot make a picture, sound, film or sticker of an uploaded file; undefined when it can. Documents are
 * passed on as they are.
 * @param start the file's first bytes, 64 of them when it is that long
 */
export function unfitBytes(mimeType: string, start: Buffer): string | undefined {
	const kind = mediaKindOf(mimeType);
	if (kind === undefined || kind === 'document') return undefined;
	const declared = bareType(mimeType);
	const found = typesOf(start.toString('latin1'));
	if (!found.includes(declared)) {
		return `${kind} file uploaded with mimetype as ${declared}, however on processing it is of type ${found[0]}. Please choose a different file.`;
	}
	const size = kind === 'sticker' ? webpSize(start) : undefined;
	if (size === undefined || (size[0] === 512 && size[1] === 512)) return undefined;
	return `sticker file has ${size[0]} x ${size[1]} pixels, however a sticker must have 512 x 512.`;
}

/** Width and height in pixels, which each of WebP's three forms keeps in its own way (RFC 9649). */
function webpSize(start: Buffer): [width: number, height: number] | undefined {
	if (start.length < 30) return undefined;
	const chunk = start.toString('latin1', 12, 16);
	if (chunk === 'VP8X') return [1 + start.readUIntLE(24, 3), 1 + start.readUIntLE(27, 3)];
	if (chunk === 'VP8 ') return [start.readUInt16LE(26) & 0x3fff, start.readUInt16LE(28) & 0x3fff];
	if (chunk !== 'VP8L') return undefined;
	const bits = start.readUInt32LE(21);
	return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
}
