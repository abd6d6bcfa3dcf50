import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import type { Attachment, JsonObject } from '../../../shared/graph/request';
import { graphId } from '../../../shared/whatsapp/identifiers';
import { withinLinkRules, withinMediaRules, type MediaKind } from '../../../shared/whatsapp/mediaLimits';
import type { Sources } from '../operation';
import { defineField, defineFields } from './field';

/** A file for a message, wherever it comes from: an address, a file that is at Meta already, or one of the input item. */
export type Media = { link: string } | { id: string } | { file: InputFile };

/** A media object, and the upload that fills in its ID. */
export interface PlacedMedia {
	/** `{ link }`, `{ id }`, or for an input file an object whose `id` comes with the upload. */
	media: JsonObject;
	/** For the request's `attachments`: one for an input file, else none. */
	attachments: Attachment[];
}

/**
 * The media object of a kind, checked against the kind's types and sizes as far as they can be known.
 * @param at where the object will stand in the body, such as `['interactive', 'header', 'image']`
 * @param field the name of the field that the file comes from, as the user sees it
 * @param fileName what a document is called at the recipient; empty means the input file's own name
 * @throws InputError that names the field, the file's type or size, and the limit
 */
export function mediaObject(
	kind: MediaKind,
	media: Media,
	{ at, field, fileName: given = '' }: { at: Attachment['at']; field?: string; fileName?: string },
): PlacedMedia {
	const own = 'file' in media ? media.file.fileName : '';
	const name = kind === 'document' ? given.trim() || own : '';
	const more: JsonObject = { ...(name === '' ? {} : { filename: name }), ...(kind === 'voice' ? { voice: true } : {}) };
	if ('link' in media) withinLinkRules(kind, media.link, field ?? 'Link');
	if (!('file' in media)) return { media: { ...media, ...more }, attachments: [] };
	const file = withinMediaRules(kind, media.file, field ?? 'Input Data Field Name');
	return { media: more, attachments: [{ file, at: [...at, 'id'], as: 'media' }] };
}

/**
 * An address that Meta can fetch a file from.
 * @throws InputError when it is none
 */
export function mediaLink(value: string, field: string): string {
	const link = value.trim();
	const url = URL.canParse(link) ? new URL(link) : undefined;
	// In an address that travels as it is, letters beyond ASCII and spaces are encoded.
	if (url && /^https?:$/.test(url.protocol)) return /[^!-~]/.test(link) ? url.href : link;
	throw new InputError(
		`'${field}' is '${link.slice(0, 60)}', which is no link to a file`,
		'Enter an address that starts with https:// and that anyone can open without signing in, since Meta fetches the file from there.',
	);
}

/** @throws InputError when the value is no ID, such as a link in the ID's place */
export const mediaId = (value: string, field: string): string =>
	graphId(field, value, 'A media ID comes from Media > Upload or from a received message, and holds digits alone.');

/**
 * A file named by one text, as an AI model or a template's form gives it: a link, a media ID, or the name of the input
 * item's field that holds the file.
 * @throws InputError when it is none of them
 */
export async function mediaNamed(value: string, field: string, { file }: Pick<Sources, 'file'>): Promise<Media> {
	const text = value.trim();
	if (text === '') throw new InputError(`'${field}' is empty`, 'Enter a link, a media ID, or the name of the input field that holds the file.');
	if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return { link: mediaLink(text, field) };
	if (/^\d{6,}$/.test(text)) return { id: text };
	return { file: await file(text) };
}

/** What the fields of one media source are called. */
interface Names {
	readonly source: string;
	readonly link: string;
	readonly mediaId: string;
	readonly inputDataFieldName: string;
}

interface Place {
	/** Stands before the labels: `Header` makes `Header Link`. */
	readonly label?: string;
	/** Shows the fields while these fields before them, in the same form or row, have one of these values. */
	readonly show?: Readonly<Record<string, ReadonlyArray<string | boolean>>>;
}

/** Four fields for one file, and the way from their values to the file. */
function sourceWith<const N extends Names>(names: N, { label, show = {} }: Place) {
	const titled = (name: string): string => (label === undefined ? name : `${label} ${name}`);
	const when = (source: string) => ({ show: { ...show, [names.source]: [source] } });
	const keys: { [Key in keyof Names]: N[Key] } = names;
	const fields = defineFields([
		{
			displayName: titled('Source'),
			name: keys.source,
			type: 'options',
			displayOptions: { show },
			options: [
				{ name: 'Input File', value: 'file', description: 'A file of the input item, uploaded on the way' },
				{ name: 'Link', value: 'link', description: 'An address that Meta fetches the file from' },
				{ name: 'Media ID', value: 'id', description: 'A file that is at Meta already' },
			],
			default: 'link',
			description: 'Where the file comes from',
		},
		{
			displayName: titled('Link'),
			name: keys.link,
			type: 'string',
			required: true,
			displayOptions: when('link'),
			default: '',
			placeholder: 'e.g. https://example.com/picture.jpg',
			description: 'Address of the file, which anyone can open without signing in',
		},
		{
			displayName: titled('Media ID'),
			name: keys.mediaId,
			type: 'string',
			required: true,
			displayOptions: when('id'),
			default: '',
			placeholder: 'e.g. 1013859600285441',
			description: 'ID of an uploaded file, valid for 30 days, or of a received one, valid for 7 days',
		},
		{
			displayName: titled('Input Data Field Name'),
			name: keys.inputDataFieldName,
			type: 'string',
			required: true,
			displayOptions: when('file'),
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the file to be sent',
			description: 'The field of the input item that holds the file. It is uploaded once, however many items send it.',
		},
	]);
	type Values = Readonly<Record<N['link' | 'mediaId' | 'inputDataFieldName'], string>> &
		Readonly<Record<N['source'], 'file' | 'link' | 'id'>>;
	return {
		fields,
		/** Labels of the fields, for messages of the operation's own. */
		titles: { link: titled('Link'), mediaId: titled('Media ID'), file: titled('Input Data Field Name') },
		/**
		 * The file that the fields name.
		 * @param place where they stand when there are several, such as `Card 2`
		 * @throws InputError when the link or the ID is none, or the item has no such file
		 */
		async from(values: Values, { file }: Pick<Sources, 'file'>, place?: string): Promise<Media> {
			const named = (name: string): string => (place === undefined ? titled(name) : `${titled(name)}' of '${place}`);
			switch (values[keys.source]) {
				case 'id':
					return { id: mediaId(values[keys.mediaId], named('Media ID')) };
				case 'file':
					return { file: await file(values[keys.inputDataFieldName]) };
				default:
					return { link: mediaLink(values[keys.link], named('Link')) };
			}
		},
	};
}

/** The source of a message's own file: fields `source`, `link`, `mediaId`, `inputDataFieldName`. */
export const mediaSource = (place: Place = {}) =>
	sourceWith({ source: 'source', link: 'link', mediaId: 'mediaId', inputDataFieldName: 'inputDataFieldName' }, place);

/**
 * The source of one file among other fields: with the prefix `header` the fields are `headerSource`, `headerLink`,
 * `headerMediaId` and `headerInputDataFieldName`.
 */
export const prefixedMediaSource = <const P extends string>(prefix: P, place: Place = {}) =>
	sourceWith(
		{
			source: `${prefix}Source`,
			link: `${prefix}Link`,
			mediaId: `${prefix}MediaId`,
			inputDataFieldName: `${prefix}InputDataFieldName`,
		} as const,
		place,
	);

/** What a document is called at the recipient. */
export const fileName = defineField({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Invoice 1042.pdf',
	description: "What the document is called at the recipient. Leave it empty to use the input file's own name.",
});
