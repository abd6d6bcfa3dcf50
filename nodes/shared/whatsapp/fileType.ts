import { ftypType, oggType, webpType, zipType, type FileType } from './fileContainers';

export type { FileType };

/** What n8n knows of a file besides its bytes. */
export interface Declared {
	mimeType: string;
	fileName: string;
}

/** How many bytes of a file's start `fileType` wants; fewer will do when the file is shorter. */
export const START = 4_100;

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Types whose first bytes say it all: text at an offset, or bytes. */
const SIGNATURES: ReadonlyArray<readonly [at: number, signature: string, mimeType: string]> = [
	[0, '\xff\xd8\xff', 'image/jpeg'],
	[0, '\x89PNG\r\n\x1a\n', 'image/png'],
	[0, '%PDF-', 'application/pdf'],
	[0, '#!AMR', 'audio/amr'],
	[0, 'ID3', 'audio/mpeg'],
	// Known, so that they can be named when they are refused.
	[0, 'GIF8', 'image/gif'],
	[0, 'BM', 'image/bmp'],
	[0, 'II*\0', 'image/tiff'],
	[0, 'MM\0*', 'image/tiff'],
	[0, 'fLaC', 'audio/flac'],
	[0, '\x1a\x45\xdf\xa3', 'video/webm'],
	[0, 'Rar!\x1a\x07', 'application/vnd.rar'],
	[0, "7z\xbc\xaf\x27\x1c", 'application/x-7z-compressed'],
	[0, '\x1f\x8b', 'application/gzip'],
	[0, 'FLV', 'video/x-flv'],
	[0, '{\\rtf', 'application/rtf'],
	[8, 'AVI ', 'video/x-msvideo'],
	[8, 'WAVE', 'audio/wav'],
];

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** By the end of the name, where bytes alone do not tell. */
const EXTENSIONS: Readonly<Record<string, string>> = {
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
	mp4: 'video/mp4',
	'3gp': 'video/3gpp',
	'3gpp': 'video/3gpp',
	aac: 'audio/aac',
	amr: 'audio/amr',
	mp3: 'audio/mpeg',
	m4a: 'audio/mp4',
	ogg: 'audio/ogg',
	oga: 'audio/ogg',
	opus: 'audio/ogg',
	pdf: 'application/pdf',
	txt: 'text/plain',
	csv: 'text/plain',
	doc: 'application/msword',
	xls: 'application/vnd.ms-excel',
	ppt: 'application/vnd.ms-powerpoint',
	docx: `${OFFICE}.wordprocessingml.document`,
	xlsx: `${OFFICE}.spreadsheetml.sheet`,
	pptx: `${OFFICE}.presentationml.presentation`,
};

/** Spellings of the same type, as other programs declare it. */
const SYNONYMS: Readonly<Record<string, string>> = {
	'image/jpg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'audio/mp3': 'audio/mpeg',
	'audio/m4a': 'audio/mp4',
	'audio/x-m4a': 'audio/mp4',
	'audio/x-aac': 'audio/aac',
	'audio/aacp': 'audio/aac',
	'audio/opus': 'audio/ogg',
	'application/ogg': 'audio/ogg',
	'video/3gp': 'video/3gpp',
};

/** The type by the end of a name or a link's path; undefined when it is none of WhatsApp's. */
export const typeOfName = (name: string): string | undefined => {
	const extension = /\.([a-z\d]+)$/i.exec(name.trim())?.[1]?.toLowerCase();
	return extension === undefined ? undefined : EXTENSIONS[extension];
};

/**
 * The type of a file by its first bytes, as WhatsApp names it. Where they do not tell, the declared type counts, then
 * the name's extension. A recording of the browser that is declared as `audio/mpeg` and is OGG comes out as OGG.
 * @param start the file's first bytes, `START` of them when it is that long
 */
export function fileType(start: Uint8Array, declared: Declared): FileType {
	const said = saidType(declared);
	const by = SIGNATURES.find(([at, signature]) => latin(start, at, at + signature.length) === signature && !isText(start, signature));
	if (by) return { mimeType: by[2] };
	if (latin(start, 0, 4) === 'RIFF' && latin(start, 8, 12) === 'WEBP') return webpType(start);
	if (latin(start, 0, 4) === 'OggS') return oggType(start);
	if (latin(start, 4, 8) === 'ftyp') return ftypType(latin(start, 8, 12), said);
	if (latin(start, 0, 4) === 'PK\x03\x04') return zipType(latin(start, 0, start.length), said);
	if (latin(start, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return oldOffice(said);
	return mpegType(start) ?? textType(start) ?? { mimeType: said };
}

/** `BM`, `ID3` and `FLV` may begin a plain text. */
const isText = (start: Uint8Array, signature: string): boolean =>
	signature.length < 4 && textType(start) !== undefined;

function saidType({ mimeType, fileName }: Declared): string {
	const bare = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
	const declared = SYNONYMS[bare] ?? bare;
	const vague = declared === '' || declared === 'application/octet-stream' || declared === 'binary/octet-stream';
	return vague ? (typeOfName(fileName) ?? 'application/octet-stream') : declared;
}

/** A frame of MPEG audio: eleven set bits, then version and layer. Layer 0 is AAC in an ADTS stream. */
function mpegType([first = 0, second = 0]: Uint8Array): FileType | undefined {
	if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
	if ((second & 0xf6) === 0xf0) return { mimeType: 'audio/aac' };
	const layer = second & 0x06;
	return layer === 0x02 || layer === 0x04 ? { mimeType: 'audio/mpeg' } : undefined;
}

const OLD_OFFICE = ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'];

/** Word, Excel and PowerPoint before 2007 share one container. */
const oldOffice = (said: string): FileType => ({ mimeType: OLD_OFFICE.includes(said) ? said : 'application/x-ole-storage' });

/** Text of any kind, CSV and JSON too, is plain text to WhatsApp. */
function textType(start: Uint8Array): FileType | undefined {
	if (start.length === 0) return undefined;
	const utf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
	if (utf16) return { mimeType: 'text/plain' };
	if (start.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte))) return undefined;
	try {
		// The last character may be cut off.
		new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
		return { mimeType: 'text/plain' };
	} catch {
		return undefined;
	}
}
