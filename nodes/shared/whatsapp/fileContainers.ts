/** WhatsApp names the codec of an OGG file, and takes no other. */
export const OGG_OPUS = 'audio/ogg; codecs=opus';

/** Width and height of a picture in pixels. */
export type Pixels = readonly [width: number, height: number];

/** What the bytes of a file tell. */
export interface FileType {
	/** As WhatsApp names it, with the codec where that is the point. */
	mimeType: string;
	/** A WebP that moves. */
	animated?: boolean;
	/** Of a WebP. */
	pixels?: Pixels;
	/** Of an OGG file with the Opus codec. */
	channels?: number;
}

const indexOf = (bytes: Uint8Array, text: string): number => {
	const wanted = [...text].map((character) => character.charCodeAt(0));
	return bytes.findIndex((_, at) => wanted.every((byte, offset) => bytes[at + offset] === byte));
};

/** WebP: the extended header carries the animation bit (0x02) in its flags. */
export function webpType(start: Uint8Array): FileType {
	const extended = indexOf(start.subarray(12, 16), 'VP8X') === 0;
	const pixels = webpPixels(start);
	return {
		mimeType: 'image/webp',
		animated: extended && ((start[20] ?? 0) & 0x02) !== 0,
		...(pixels === undefined ? {} : { pixels }),
	};
}

/** The size stands after the name of the first chunk, in the way of each chunk (RFC 9649); undefined in a file cut short. */
function webpPixels(start: Uint8Array): Pixels | undefined {
	if (start.length < 30) return undefined;
	/** So many bytes from there, the lowest first. */
	const numberAt = (from: number, bytes: number): number =>
		start.subarray(from, from + bytes).reduceRight((sum, byte) => sum * 256 + byte, 0);
	const chunk = (name: string): boolean => indexOf(start.subarray(12, 16), name) === 0;
	// The canvas, less one, in three bytes each.
	if (chunk('VP8X')) return [numberAt(24, 3) + 1, numberAt(27, 3) + 1];
	// Above the 14 bits of each side stand two for scaling.
	if (chunk('VP8 ')) return [numberAt(26, 2) % 0x4000, numberAt(28, 2) % 0x4000];
	// 14 bits each, less one.
	if (chunk('VP8L')) return [(numberAt(21, 4) % 0x4000) + 1, (Math.floor(numberAt(21, 4) / 0x4000) % 0x4000) + 1];
	return undefined;
}

/** OGG: the first page holds the codec's own header (RFC 7845 for Opus: channel count nine bytes in). */
export function oggType(start: Uint8Array): FileType {
	const page = start.subarray(0, 512);
	const opus = indexOf(page, 'OpusHead');
	if (opus >= 0) return { mimeType: OGG_OPUS, channels: page[opus + 9] ?? 1 };
	return { mimeType: indexOf(page, '\x80theora') >= 0 ? 'video/ogg' : 'audio/ogg' };
}

/**
 * ISO base media: MP4, M4A, 3GPP, QuickTime, HEIC by their main brand.
 * @param said the declared type: a sound in a plain MP4 has no brand of its own
 */
export function ftypType(brand: string, said: string): FileType {
	if (/^M4[ABP]/.test(brand)) return { mimeType: 'audio/mp4' };
	if (/^3g[2efghprs]/i.test(brand)) return { mimeType: 'video/3gpp' };
	if (/^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand)) return { mimeType: 'image/heic' };
	if (/^avi[fs]$/.test(brand)) return { mimeType: 'image/avif' };
	if (brand === 'qt  ') return { mimeType: 'video/quicktime' };
	return { mimeType: said === 'audio/mp4' || said === 'audio/aac' ? 'audio/mp4' : 'video/mp4' };
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const OFFICE_FOLDERS: ReadonlyArray<readonly [folder: string, mimeType: string]> = [
	['word/', `${OFFICE}.wordprocessingml.document`],
	['xl/', `${OFFICE}.spreadsheetml.sheet`],
	['ppt/', `${OFFICE}.presentationml.presentation`],
];

/**
 * A ZIP is Word, Excel or PowerPoint when the first names in it say so, else what it was declared as, if that is one
 * of them.
 * @param start the first bytes, one character each
 */
export function zipType(start: string, said: string): FileType {
	// A name follows its local header of 30 bytes.
	const names = [...start.matchAll(/PK\x03\x04[^]{26}([\w[\]./-]*)/g)].map(([, name = '']) => name);
	const inside = OFFICE_FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)));
	if (inside) return { mimeType: inside[1] };
	return { mimeType: OFFICE_FOLDERS.some(([, mimeType]) => mimeType === said) ? said : 'application/zip' };
}
