import type { Attachment, JsonObject } from '../../../shared/graph/request';
import type { Sources } from '../operation';
import { defineField, defineFields, type ParametersOf } from './field';
import { mediaObject, prefixedMediaSource, type Media } from './mediaSource';
import { headerText } from './messageText';

const source = prefixedMediaSource('header', { label: 'Header', show: { headerType: ['image', 'video', 'document'] } });

const headerType = defineField({
	displayName: 'Header Type',
	name: 'headerType',
	type: 'options',
	options: [
		{ name: 'Document', value: 'document' },
		{ name: 'Image', value: 'image' },
		{ name: 'None', value: 'none' },
		{ name: 'Text', value: 'text' },
		{ name: 'Video', value: 'video' },
	],
	default: 'none',
	description: 'What stands above the body',
});

/** The header of an interactive message of which Meta allows every kind. */
export const headerFields = defineFields([
	headerType,
	{
		...headerText,
		required: true,
		limit: { min: 1, max: 60 },
		displayOptions: { show: { headerType: ['text'] } },
		description: 'Bold line above the body, up to 60 characters',
	},
	...source.fields,
	{
		displayName: 'Header File Name',
		name: 'headerFileName',
		type: 'string',
		displayOptions: { show: { headerType: ['document'] } },
		default: '',
		placeholder: 'e.g. Invoice 1042.pdf',
		description: "What the document is called at the recipient. Leave it empty to use the input file's own name.",
	},
]);

type HeaderParameters = ParametersOf<typeof headerFields>;

/** A header as it goes into an interactive object, and the upload that it waits for. */
export interface Header {
	header?: JsonObject;
	attachments: Attachment[];
}

/**
 * The file of a media header; undefined for the other headers.
 * @throws InputError when the link or ID is none, or the item has no such file
 */
export const headerMedia = async (parameters: HeaderParameters, sources: Pick<Sources, 'file'>): Promise<Media | undefined> =>
	parameters.headerType === 'none' || parameters.headerType === 'text' ? undefined : await source.from(parameters, sources);

/**
 * The header of an interactive message.
 * @throws InputError when the file is not of the header's kind, or too large
 */
export function headerOf({ headerType: type, headerText: text, headerFileName: fileName }: HeaderParameters, media: Media | undefined): Header {
	if (type === 'text') return { header: { type, text }, attachments: [] };
	if (type === 'none' || media === undefined) return { attachments: [] };
	const field = source.titles.file;
	const placed = mediaObject(type, media, { at: ['interactive', 'header', type], field, fileName });
	return { header: { type, [type]: placed.media }, attachments: placed.attachments };
}

/** The header of the message types that take text alone. */
export const textHeader = (text: string): Header => ({
	...(text.trim() === '' ? {} : { header: { type: 'text', text } }),
	attachments: [],
});
