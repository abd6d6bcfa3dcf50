import { isRecord, recordOf, textOf, type Json } from '../workflow';
import { contactParameters } from './contacts';
import { addressed, FULL, operation, type Conversion } from './converted';

/** Send, with each type of message. */
export function convertSend(given: Json): Conversion {
	const type = given.messageType === undefined ? 'text' : textOf(given.messageType);
	switch (type) {
		case 'text':
			return convertText(given);
		case 'location':
			return convertLocation(given);
		case 'contacts':
			return operation('message', 'sendContacts', 'Message > Send Contacts', { ...addressed(given), ...contactParameters(given), options: FULL });
		case 'audio':
		case 'document':
		case 'image':
		case 'sticker':
		case 'video':
			return convertMedia(given, type);
		default:
			return {
				because: `its Message Type is '${type}', which the built-in node does not have`,
				remedy: 'Choose the operation in a WhatsApp Cloud node; Message > Send JSON takes any message object.',
			};
	}
}

function convertText(given: Json): Conversion {
	const { previewUrl } = recordOf(given.additionalFields);
	return operation('message', 'sendText', 'Message > Send Text', {
		...addressed(given),
		body: given.textBody ?? '',
		options: { ...FULL, ...(previewUrl === undefined ? {} : { previewUrl }) },
	});
}

function convertLocation(given: Json): Conversion {
	const { name, address } = recordOf(recordOf(given.additionalFields).nameAndAddress);
	return operation('message', 'sendLocation', 'Message > Send Location', {
		...addressed(given),
		latitude: asText(given.latitude),
		longitude: asText(given.longitude),
		...(name === undefined ? {} : { name }),
		...(address === undefined ? {} : { address }),
		options: FULL,
	});
}

const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : (value ?? ''));

function convertMedia(given: Json, mediaType: string): Conversion {
	const more = recordOf(given.additionalFields);
	const notes: string[] = [];
	const takesCaption = mediaType === 'image' || mediaType === 'video' || mediaType === 'document';
	if (isFilled(more.mediaCaption) && !takesCaption) notes.push(`its caption was left out: ${mediaType} takes none`);
	const { source, fileName, note } = sourceOf(given, mediaType);
	if (note !== undefined) notes.push(note);
	return operation(
		'message',
		'sendMedia',
		'Message > Send Media',
		{
			...addressed(given),
			mediaType,
			...source,
			...(takesCaption && isFilled(more.mediaCaption) ? { caption: more.mediaCaption } : {}),
			...(fileName === undefined ? {} : { fileName }),
			options: FULL,
		},
		{ notes },
	);
}

/** Where the file comes from, and what a document is called. */
function sourceOf(given: Json, mediaType: string): { source: Json; fileName?: unknown; note?: string } {
	const { mediaFilename } = recordOf(given.additionalFields);
	const named = (name: unknown) => (mediaType === 'document' && isFilled(name) ? { fileName: name } : {});
	switch (given.mediaPath ?? 'useMediaLink') {
		case 'useMediaId':
			return { source: { source: 'id', mediaId: given.mediaId ?? '' }, ...named(isFilled(mediaFilename) ? mediaFilename : given.mediaFilename) };
		case 'useMedian8n': {
			const source = { source: 'file', inputDataFieldName: given.mediaPropertyName ?? 'data' };
			// The built-in node names an uploaded document after its file, whatever was entered.
			return mediaType === 'document' && isFilled(mediaFilename)
				? { source, note: "its Filename was left out: the built-in node sends an uploaded document under the file's own name. Fill in File Name to have it count" }
				: { source };
		}
		default:
			return { source: { source: 'link', link: given.mediaLink ?? '' }, ...named(mediaFilename) };
	}
}

const isFilled = (value: unknown): boolean => value !== undefined && value !== '' && !isRecord(value);
