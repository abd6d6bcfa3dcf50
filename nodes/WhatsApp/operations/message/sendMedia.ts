import { defineField } from '../fields/field';
import { fileName, mediaObject, mediaSource } from '../fields/mediaSource';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { messageTypeOf } from '../../../shared/whatsapp/mediaLimits';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

const mediaType = defineField({
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{ name: 'Audio', value: 'audio', description: 'MP3, M4A, AAC, AMR or OGG with Opus, up to 16 MB' },
		{ name: 'Document', value: 'document', description: 'PDF, text, Word, Excel or PowerPoint, up to 100 MB' },
		{ name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
		{ name: 'Sticker', value: 'sticker', description: 'WebP of 512 × 512 pixels, up to 100 KB, animated up to 500 KB' },
		{ name: 'Video', value: 'video', description: 'MP4 or 3GPP, up to 16 MB' },
		{ name: 'Voice Note', value: 'voice', description: 'OGG with Opus, up to 16 MB, played like one recorded in WhatsApp' },
	],
	default: 'image',
	description: 'What the file is sent as',
});

const source = mediaSource();

const caption = defineField({
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	limit: { max: 1024 },
	typeOptions: { rows: 2 },
	displayOptions: { show: { mediaType: ['document', 'image', 'video'] } },
	default: '',
	placeholder: 'e.g. Your invoice',
	description: 'Text below the file, up to 1,024 characters. Audio, voice notes and stickers take none.',
});

export const sendMedia = defineOperation({
	name: 'Send Media',
	value: 'sendMedia',
	action: 'Send media message',
	description: 'Send an image, video, audio, voice note, document or sticker from a link, a media ID or a file of the input item',
	effect: 'send',
	fields: [
		sender,
		recipient,
		mediaType,
		...source.fields,
		caption,
		{ ...fileName, displayOptions: { show: { mediaType: ['document'] } } },
		sendOptions(),
	],
	resolve: async (parameters, sources) => await source.from(parameters, sources),
	request: (parameters, { resolved: media }) => {
		const { mediaType: kind, caption: text } = parameters;
		const type = messageTypeOf(kind);
		const placed = mediaObject(kind, media, { at: [type], fileName: parameters.fileName });
		const content = { ...placed.media, ...(text.trim() === '' ? {} : { caption: text }) };
		return outgoing(parameters, { type, [type]: content }, placed.attachments);
	},
	simplify: messageSent,
});
