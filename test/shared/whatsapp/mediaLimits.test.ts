import { InputError } from '../../../nodes/shared/graph/failure';
import type { InputFile } from '../../../nodes/shared/graph/file';
import { fileType } from '../../../nodes/shared/whatsapp/fileType';
import { kindsOf, sizeText, withinLinkRules, withinMediaRules, type MediaKind } from '../../../nodes/shared/whatsapp/mediaLimits';
import { sampleFiles } from '../../sampleFiles';

const KB = 1024;
const MB = 1024 * KB;

const fileOf = (sample: keyof typeof sampleFiles, size = 1000): InputFile => {
	const { bytes, mimeType, fileName } = sampleFiles[sample];
	return {
		fieldName: 'data',
		fileName,
		declaredType: mimeType,
		size,
		identity: sample,
		open: async () => bytes,
		...fileType(bytes, { mimeType, fileName }),
	};
};

/** What is said about a file, and how to get on; `fine` when it can be sent. */
function verdict(kind: MediaKind, file: InputFile): string {
	try {
		withinMediaRules(kind, file, 'Input Data Field Name');
		return 'fine';
	} catch (thrown) {
		if (!(thrown instanceof InputError)) throw thrown;
		return `${thrown.message}. ${thrown.remedy}`;
	}
}

describe('media rules', () => {
	it.each([
		['image', 'jpeg', 5 * MB],
		['image', 'png', 5 * MB],
		['video', 'mp4', 16 * MB],
		['video', 'threeGpp', 16 * MB],
		['audio', 'aac', 16 * MB],
		['audio', 'amr', 16 * MB],
		['audio', 'mp3', 16 * MB],
		['audio', 'm4a', 16 * MB],
		['audio', 'oggOpus', 16 * MB],
		['voice', 'oggOpus', 16 * MB],
		['document', 'pdf', 100 * MB],
		['document', 'text', 100 * MB],
		['document', 'doc', 100 * MB],
		['document', 'xlsx', 100 * MB],
		// Uploaded as what it is, so that its own limit holds.
		['document', 'jpeg', 5 * MB],
		['document', 'mp4', 16 * MB],
		['sticker', 'staticSticker', 100 * KB],
		['sticker', 'animatedSticker', 500 * KB],
	] as const)('take as %s a file of %s up to %d bytes, and not one byte more', (kind, sample, limit) => {
		expect(verdict(kind, fileOf(sample, limit))).toBe('fine');
		expect(verdict(kind, fileOf(sample, limit + 1))).toContain(`of at most ${sizeText(limit)}`);
	});

	it('name the field, the file, its size and the limit', () => {
		expect(verdict('audio', fileOf('mp3', 17 * MB))).toBe(
			"'Input Data Field Name' holds the file 'song.mp3' of 17 MB, and WhatsApp takes audio of at most 16 MB. Make it smaller, or send a link to it in a text.",
		);
		expect(verdict('sticker', fileOf('staticSticker', 100 * KB + 1))).toContain('of 100.01 KB, and WhatsApp takes a static sticker of at most 100 KB');
	});

	it.each([
		['image', 'pdf', 'of type application/pdf, and WhatsApp takes an image as image/jpeg or image/png. Convert it to JPEG or PNG. This file can be sent as a document.'],
		['image', 'staticSticker', 'of type image/webp, and WhatsApp takes an image as image/jpeg or image/png. Convert it to JPEG or PNG. This file can be sent as a sticker.'],
		['image', 'heic', 'of type image/heic, and WhatsApp takes an image as image/jpeg or image/png. Convert it to JPEG or PNG.'],
		['video', 'quickTime', 'of type video/quicktime, and WhatsApp takes a video as video/mp4 or video/3gpp.'],
		['voice', 'mp3', 'of type audio/mpeg, and WhatsApp takes a voice note as audio/ogg. Convert it to OGG with the Opus codec and one channel. This file can be sent as audio.'],
		['voice', 'oggVorbis', 'in the OGG format without the Opus codec, and WhatsApp takes a voice note in OGG with Opus alone.'],
		['audio', 'oggVorbis', 'in the OGG format without the Opus codec, and WhatsApp takes audio in OGG with Opus alone.'],
		['voice', 'oggStereo', 'with 2 channels, and WhatsApp takes a voice note in OGG with one channel.'],
		['document', 'zip', 'of type application/zip, and WhatsApp takes a document as application/pdf, text/plain'],
		['sticker', 'png', 'of type image/png, and WhatsApp takes a sticker as image/webp. Convert it to WebP with 512 × 512 pixels. This file can be sent as an image.'],
	] as const)('refuse as %s a file of %s', (kind, sample, words) => {
		expect(verdict(kind, fileOf(sample))).toContain(words);
	});

	it.each(['staticSticker', 'plainSticker', 'lossySticker', 'animatedSticker'] as const)('take a sticker of 512 × 512 pixels: %s', (sample) => {
		expect(verdict('sticker', fileOf(sample))).toBe('fine');
	});

	it('name the pixels of a sticker that is not 512 × 512', () => {
		expect(verdict('sticker', fileOf('wideSticker'))).toBe(
			"'Input Data Field Name' holds the file 'wide.webp' of 512 × 256 pixels, and WhatsApp takes a sticker of 512 × 512 pixels. Scale it to 512 × 512 pixels, with transparent edges where it is not square.",
		);
	});

	it('refuse an empty file', () => {
		expect(verdict('document', fileOf('pdf', 0))).toContain("'invoice.pdf', which is empty");
	});

	it('look at how a link ends, and leave alone what may be converted on the way', () => {
		const refused = () => withinLinkRules('image', 'https://example.com/files/Invoice.PDF', 'Link');
		expect(refused).toThrow("'Link' leads to a file of type application/pdf, and WhatsApp takes an image as image/jpeg or image/png");
		expect(() => withinLinkRules('voice', 'https://example.com/a.mp3', 'Link')).toThrow('WhatsApp takes a voice note as audio/ogg');
		for (const link of ['https://example.com/p', 'https://example.com/p.webp?format=jpg', 'https://example.com/p.JPG', 'https://example.com/v1.0']) {
			expect(withinLinkRules('image', link, 'Link')).toBe(link);
		}
		expect(withinLinkRules('document', 'https://example.com/p.jpg', 'Link')).toBe('https://example.com/p.jpg');
	});

	it('know the kinds of a type', () => {
		expect(kindsOf('audio/ogg; codecs=opus')).toEqual(['audio', 'voice']);
		expect(kindsOf('application/zip')).toEqual([]);
	});
});
