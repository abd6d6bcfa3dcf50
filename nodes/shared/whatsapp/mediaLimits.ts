import { InputError } from '../graph/failure';
import type { InputFile } from '../graph/file';
import { OGG_OPUS } from './fileContainers';
import { typeOfName } from './fileType';

/** What a file is sent as. A voice note is an audio message that plays like one recorded in WhatsApp. */
export type MediaKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

/** The key that the media object of a kind has in a message: `{ type: 'audio', audio: { … } }`. */
export const messageTypeOf = (kind: MediaKind): Exclude<MediaKind, 'voice'> => (kind === 'voice' ? 'audio' : kind);

const KB = 1024;
const MB = 1024 * KB;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

interface MediaRule {
	/** With its article, for messages to the user. */
	readonly noun: string;
	/** MIME types, without their parameters. */
	readonly types: readonly string[];
	/** Bytes. */
	readonly limit: number;
	/** How to get a file that fits. */
	readonly remedy: string;
}

/** Types and sizes of each kind (Meta: Cloud API, supported media types). */
export const mediaRules: Readonly<Record<MediaKind, MediaRule>> = {
	image: {
		noun: 'an image',
		types: ['image/jpeg', 'image/png'],
		limit: 5 * MB,
		remedy: 'Convert it to JPEG or PNG.',
	},
	video: {
		noun: 'a video',
		types: ['video/mp4', 'video/3gpp'],
		limit: 16 * MB,
		remedy: 'Convert it to MP4 with H.264 video and AAC audio.',
	},
	audio: {
		noun: 'audio',
		types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
		limit: 16 * MB,
		remedy: 'Convert it to MP3, M4A, AAC, AMR or OGG with the Opus codec.',
	},
	voice: {
		noun: 'a voice note',
		types: ['audio/ogg'],
		limit: 16 * MB,
		remedy: 'Convert it to OGG with the Opus codec and one channel.',
	},
	document: {
		noun: 'a document',
		types: [
			'application/pdf',
			'text/plain',
			'application/msword',
			'application/vnd.ms-excel',
			'application/vnd.ms-powerpoint',
			`${OFFICE}.wordprocessingml.document`,
			`${OFFICE}.spreadsheetml.sheet`,
			`${OFFICE}.presentationml.presentation`,
		],
		limit: 100 * MB,
		remedy: 'Convert it to PDF, text, Word, Excel or PowerPoint.',
	},
	sticker: {
		noun: 'a sticker',
		types: ['image/webp'],
		limit: 500 * KB,
		remedy: 'Convert it to WebP with 512 × 512 pixels.',
	},
};

/** Meta: a sticker that does not move may be 100 KB, an animated one 500 KB. */
const STATIC_STICKER = 100 * KB;

/** The type without its parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
export const bareType = (mimeType: string): string => (mimeType.split(';')[0] ?? '').trim().toLowerCase();

/** The kinds that take files of this MIME type; none for a type that WhatsApp knows nowhere. */
export const kindsOf = (mimeType: string): MediaKind[] =>
	(['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const).filter((kind) =>
		mediaRules[kind].types.includes(bareType(mimeType)),
	);

/** `1.5 MB`; rounded up, so that a file just above a limit never reads as the limit itself. */
export function sizeText(bytes: number): string {
	const [unit, name] = bytes >= MB ? [MB, 'MB'] : [KB, 'KB'];
	return `${Math.ceil((bytes / unit) * 100) / 100} ${name}`;
}

/** Whether a file of this type can be sent as this kind. As a document go files of every other kind too. */
const takes = (kind: MediaKind, mimeType: string): boolean =>
	kind === 'document' ? kindsOf(mimeType).length > 0 : mediaRules[kind].types.includes(bareType(mimeType));

/** Bytes. A picture that is sent as a document is uploaded as a picture, so the picture's limit holds. */
function limitOf(kind: MediaKind, { mimeType, animated }: InputFile): number {
	const own = kindsOf(mimeType)[0] ?? kind;
	return own === 'sticker' && animated !== true ? STATIC_STICKER : mediaRules[own].limit;
}

/**
 * Gives the file back when it can be sent as this kind.
 * @param field the name of the field that the file comes from, as the user sees it
 * @throws InputError that names the field, the file's type or size, and what WhatsApp takes
 */
export function withinMediaRules(kind: MediaKind, file: InputFile, field: string): InputFile {
	const { noun } = mediaRules[kind];
	const held = `'${field}' holds the file '${file.fileName}'`;
	if (!takes(kind, file.mimeType)) throw wrongType(kind, `${held} of type ${file.mimeType}`, file.mimeType);
	if (file.size === 0) throw new InputError(`${held}, which is empty`, 'Look at the output of the node that gave the file.');
	if (kind !== 'document' && bareType(file.mimeType) === 'audio/ogg') withinOggRules(file, held, noun);
	if (kind === 'sticker') withinStickerRules(file, held);
	const limit = limitOf(kind, file);
	if (file.size > limit) {
		const what = kind === 'sticker' ? `${file.animated ? 'an animated' : 'a static'} sticker` : noun;
		throw new InputError(
			`${held} of ${sizeText(file.size)}, and WhatsApp takes ${what} of at most ${sizeText(limit)}`,
			'Make it smaller, or send a link to it in a text.',
		);
	}
	return file;
}

/**
 * Gives the link back unless its path ends like a file of another kind. A link with a query tells nothing: many
 * services convert on the way.
 * @throws InputError that names the field and what WhatsApp takes
 */
export function withinLinkRules(kind: MediaKind, link: string, field: string): string {
	const { pathname, search } = new URL(link);
	const mimeType = search === '' ? typeOfName(pathname) : undefined;
	if (mimeType === undefined || takes(kind, mimeType)) return link;
	throw wrongType(kind, `'${field}' leads to a file of type ${mimeType}`, mimeType);
}

function wrongType(kind: MediaKind, held: string, mimeType: string): InputError {
	const { noun, types, remedy } = mediaRules[kind];
	const other = kindsOf(mimeType)[0];
	const instead = other === undefined ? '' : ` This file can be sent as ${mediaRules[other].noun}.`;
	return new InputError(`${held}, and WhatsApp takes ${noun} as ${listed(types)}`, `${remedy}${instead}`);
}

/** Meta: OGG with the Opus codec alone, and one channel. */
function withinOggRules(file: InputFile, held: string, noun: string): void {
	const remedy = 'Convert it to OGG with the Opus codec and one channel.';
	if (file.mimeType !== OGG_OPUS) {
		throw new InputError(`${held} in the OGG format without the Opus codec, and WhatsApp takes ${noun} in OGG with Opus alone`, remedy);
	}
	if ((file.channels ?? 1) > 1) {
		throw new InputError(`${held} with ${file.channels} channels, and WhatsApp takes ${noun} in OGG with one channel`, remedy);
	}
}

/** Meta: a sticker is a square of 512 pixels. */
const STICKER_SIDE = 512;

function withinStickerRules({ pixels }: InputFile, held: string): void {
	if (pixels === undefined || pixels.every((side) => side === STICKER_SIDE)) return;
	throw new InputError(
		`${held} of ${pixels.join(' × ')} pixels, and WhatsApp takes a sticker of ${STICKER_SIDE} × ${STICKER_SIDE} pixels`,
		`Scale it to ${STICKER_SIDE} × ${STICKER_SIDE} pixels, with transparent edges where it is not square.`,
	);
}

const listed = (types: readonly string[]): string =>
	types.length === 1 ? types.join('') : `${types.slice(0, -1).join(', ')} or ${types.at(-1)}`;
