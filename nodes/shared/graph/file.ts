import type { FilePart } from './request';

/** A file of an input item: what is known of it without holding it. */
export interface InputFile extends FilePart {
	/** The name of the item's field, for messages to the user. */
	fieldName: string;
	/** The type that the item gave, where its bytes tell another (`mimeType` is the bytes' own). */
	declaredType: string;
	/** Stands for the same bytes in the same execution, so that one upload serves all items that carry the file. */
	identity: string;
	/** A WebP that moves. */
	animated?: boolean;
	/** Width and height in pixels, of a WebP. */
	pixels?: readonly [width: number, height: number];
	/** Of an OGG file with the Opus codec. */
	channels?: number;
}
