const megabyte = 1024 * 1024;

interface MediaKind {
	kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
	types: string[];
	/** Largest file in bytes. */
	limit: number;
}

/** What can be uploaded, with Meta's limits (Cloud API media reference). A WebP is a sticker; the larger bound is for animated ones. */
const kinds: MediaKind[] = [
	{ kind: 'image', types: ['image/jpeg', 'image/png'], limit: 5 * megabyte },
	{ kind: 'video', types: ['video/mp4', 'video/3gpp'], limit: 16 * megabyte },
	{
		kind: 'audio',
		types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
		limit: 16 * megabyte,
	},
	{ kind: 'sticker', types: ['image/webp'], limit: 500 * 1024 },
	{
		kind: 'document',
		types: [
			'text/plain',
			'application/pdf',
			'application/vnd.ms-powerpoint',
			'application/msword',
			'application/vnd.ms-excel',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'application/vnd.openxmlformats-officedocument.presentationml.presentation',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		],
		limit: 100 * megabyte,
	},
];

export const staticStickerLimit = 100 * 1024;

/** The MIME type without its parameters: `audio/ogg; codecs=opus` → `audio/ogg`. */
export function bareType(mimeType: string): string {
	return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

function entryOf(mimeType: string): MediaKind | undefined {
	return kinds.find(({ types }) => types.includes(bareType(mimeType)));
}

/** Which message type a file can be sent as; undefined for what cannot be uploaded. */
export function mediaKindOf(mimeType: string): MediaKind['kind'] | undefined {
	return entryOf(mimeType)?.kind;
}

/** Largest size in bytes of a file of this type; undefined for what cannot be uploaded. */
export function sizeLimitOf(mimeType: string): number | undefined {
	return entryOf(mimeType)?.limit;
}

/** All MIME types, for the error that lists them. */
export const mediaTypes: string[] = kinds.flatMap(({ types }) => types);
