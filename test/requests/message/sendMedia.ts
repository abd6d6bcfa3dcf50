import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

export const cases: RequestCase[] = [
	{
		title: 'a picture from a link, with a caption',
		parameters: { to, mediaType: 'image', source: 'link', link: 'https://example.com/bread.jpg', caption: 'Fresh today' },
		request: {
			method: 'POST',
			path,
			body: { ...toPerson, type: 'image', image: { link: 'https://example.com/bread.jpg', caption: 'Fresh today' } },
		},
	},
	{
		title: 'a document from the input item, under its own name',
		example: true,
		parameters: { to, mediaType: 'document', source: 'file', inputDataFieldName: 'invoice', caption: 'Your invoice' },
		files: { invoice: sampleFiles.pdf },
		request: {
			method: 'POST',
			path,
			body: { ...toPerson, type: 'document', document: { filename: 'invoice.pdf', caption: 'Your invoice' } },
			attachments: [{ at: ['document', 'id'], as: 'media', fileName: 'invoice.pdf' }],
		},
	},
	{
		title: 'a document by media ID, under another name, as a reply',
		parameters: {
			to,
			mediaType: 'document',
			source: 'id',
			mediaId: '1376223850470843',
			fileName: 'Order 17.pdf',
			options: { replyToMessageId: 'wamid.QUOTED' },
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'document',
				document: { id: '1376223850470843', filename: 'Order 17.pdf' },
				context: { message_id: 'wamid.QUOTED' },
			},
		},
	},
	{
		title: 'a video from a link that is signed',
		parameters: { to, mediaType: 'video', link: 'https://files.example.com/get?name=clip.pdf&signature=x' },
		request: {
			method: 'POST',
			path,
			body: { ...toPerson, type: 'video', video: { link: 'https://files.example.com/get?name=clip.pdf&signature=x' } },
		},
	},
	{
		title: 'a sound, without the caption that was meant for pictures',
		parameters: { to, mediaType: 'audio', source: 'id', mediaId: ' 1013859600285441 ', caption: 'left out' },
		request: { method: 'POST', path, body: { ...toPerson, type: 'audio', audio: { id: '1013859600285441' } } },
	},
	{
		title: 'a voice note from the input item',
		parameters: { to, mediaType: 'voice', source: 'file' },
		files: { data: { ...sampleFiles.oggOpus, mimeType: 'audio/mpeg' } },
		request: {
			method: 'POST',
			path,
			body: { ...toPerson, type: 'audio', audio: { voice: true } },
			attachments: [{ at: ['audio', 'id'], as: 'media', fileName: 'voice.ogg' }],
		},
	},
	{
		title: 'an animated sticker',
		parameters: { to, mediaType: 'sticker', source: 'file' },
		files: { data: sampleFiles.animatedSticker },
		request: {
			method: 'POST',
			path,
			body: { ...toPerson, type: 'sticker', sticker: {} },
			attachments: [{ at: ['sticker', 'id'], as: 'media', fileName: 'moving.webp' }],
		},
	},
];
