import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { useBinaryMode, itemWithFile } from '../../engine/binaryData';
import { runAsTool } from '../../engine/tools';
import { filled, sampleFiles, type SampleFile } from '../../sampleFiles';
import { demoCredential } from '../stage';
import { accepted, emoji, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

const MB = 1024 * 1024;

const itemOf = async ({ bytes, fileName, mimeType }: SampleFile, property = 'data') =>
	await itemWithFile({ content: bytes, fileName, mimeType, property });

describe('Send Media', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendMedia');
	});
	afterAll(async () => await stage.stop());

	/** The last message and the uploads that came before it. */
	const arrived = () => {
		const message = stage.emulator.requests.at(-1);
		const uploads = stage.emulator.requests.filter(({ path }) => path.endsWith('/media'));
		return { body: message?.body, uploads: uploads.length };
	};

	/** Uploads the file on the way, and gives what Meta says about it. */
	const sentFile = async (mediaType: string, file: SampleFile, more = {}) => {
		const before = arrived().uploads;
		const { items, error } = await stage.run({ mediaType, source: 'file', ...more }, { items: [await itemOf(file)] });
		if (error) throw error;
		expect(items).toEqual([accepted]);
		expect(arrived().uploads).toBe(before + 1);
		const { type, ...body } = arrived().body as Record<string, unknown> & { type: string };
		const media = body[type] as { id: string };
		const known = await fetch(`${stage.emulator.url}/v26.0/${media.id}`, { headers: { authorization: 'Bearer EAADemoAccessToken0123456789' } });
		return { type, media, known: (await known.json()) as Record<string, unknown> };
	};

	it.each([
		['image', 'https://example.com/bread.jpg'],
		['video', 'https://example.com/clip.mp4'],
		['document', 'https://example.com/price-list.pdf'],
	])('Composio "Send media": %s from a link with a caption', async (mediaType, link) => {
		const { items } = await stage.run({ mediaType, link, caption: 'Have a look' });
		expect(items).toEqual([accepted]);
		expect(arrived().body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: mediaType,
			[mediaType]: { link, caption: 'Have a look' },
		});
	});

	it.each([
		['audio', 'https://example.com/song.mp3'],
		['sticker', 'https://example.com/sticker.webp'],
	])('Composio "Send media": %s from a link, which takes no caption', async (mediaType, link) => {
		await stage.run({ mediaType, link, caption: 'left out' });
		expect(arrived().body).toMatchObject({ type: mediaType, [mediaType]: { link } });
		expect(JSON.stringify(arrived().body)).not.toContain('left out');
	});

	it('Composio "Send media by ID": an uploaded document with caption and file name, as a reply', async () => {
		const { media } = await sentFile('document', sampleFiles.pdf);
		const { items } = await stage.run({
			mediaType: 'document',
			source: 'id',
			mediaId: media.id,
			caption: 'Your invoice',
			fileName: 'Invoice 1042.pdf',
			options: { replyToMessageId: 'wamid.QUOTED' },
		});
		expect(items).toEqual([accepted]);
		expect(arrived().body).toMatchObject({
			type: 'document',
			document: { id: media.id, caption: 'Your invoice', filename: 'Invoice 1042.pdf' },
			context: { message_id: 'wamid.QUOTED' },
		});
	});

	it.each([
		['image', 'png', 'image', 'image/png'],
		['video', 'threeGpp', 'video', 'video/3gpp'],
		['audio', 'm4a', 'audio', 'audio/mp4'],
		['sticker', 'animatedSticker', 'sticker', 'image/webp'],
	] as const)('Prismatic "Send message" (%s): a file of the input item is uploaded and sent in one step', async (kind, sample, type, mimeType) => {
		const sent = await sentFile(kind, sampleFiles[sample]);
		expect(sent).toMatchObject({ type, known: { mime_type: mimeType, file_size: sampleFiles[sample].bytes.length } });
		expect(sent.media).toEqual({ id: sent.known.id });
		expect(stage.emulator.conversation('16505550177')?.bubbles.at(-1)).toMatchObject({ from: 'business', type, message: { [type]: sent.media } });
	});

	it.each(['filesystem', 'default'] as const)('sends a recording as a voice note, its type told by its bytes (files kept in: %s)', async (mode) => {
		await useBinaryMode(mode);
		const { media, known, type } = await sentFile('voice', { ...sampleFiles.oggOpus, fileName: 'recording.mp3', mimeType: 'audio/mpeg' });
		await useBinaryMode('filesystem');
		expect(type).toBe('audio');
		expect(media).toEqual({ id: known.id, voice: true });
		expect(known.mime_type).toBe('audio/ogg; codecs=opus');
	});

	it("sends a document under the input file's own name, or under another", async () => {
		expect((await sentFile('document', sampleFiles.xlsx)).media).toEqual({ id: expect.any(String), filename: 'prices.xlsx' });
		expect((await sentFile('document', sampleFiles.pdf, { fileName: 'Offer.pdf' })).media).toMatchObject({ filename: 'Offer.pdf' });
	});

	it('uploads one file for many recipients once', async () => {
		const before = arrived().uploads;
		const { binary } = await itemOf(sampleFiles.jpeg);
		const items = [1, 2, 3].map((n) => ({ json: { chatId: `1650555018${n}` }, ...(binary ? { binary } : {}) }));
		const sent = await stage.run({ to: '={{ $json.chatId }}', source: 'file' }, { items });
		expect(sent.items.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
		expect(arrived().uploads).toBe(before + 1);
	});

	it('reads only the beginning of a large file before it is sent', async () => {
		const { known } = await sentFile('document', filled(sampleFiles.pdf, 20 * MB));
		expect(known.file_size).toBe(20 * MB);
	});

	it.each([
		['image', 'pdf', 1_000, "'Input Data Field Name' holds the file 'invoice.pdf' of type application/pdf, and WhatsApp takes an image as image/jpeg or image/png", 'Convert it to JPEG or PNG. This file can be sent as a document.'],
		['audio', 'mp3', 17 * MB, "'Input Data Field Name' holds the file 'song.mp3' of 17 MB, and WhatsApp takes audio of at most 16 MB", 'Make it smaller'],
		['voice', 'mp3', 1_000, "WhatsApp takes a voice note as audio/ogg", 'This file can be sent as audio.'],
		['voice', 'oggVorbis', 1_000, 'in the OGG format without the Opus codec', 'Convert it to OGG with the Opus codec and one channel.'],
		['sticker', 'staticSticker', 101 * 1024, 'of 101 KB, and WhatsApp takes a static sticker of at most 100 KB', 'Make it smaller'],
		['sticker', 'wideSticker', 1_000, 'of 512 × 256 pixels, and WhatsApp takes a sticker of 512 × 512 pixels', 'Scale it to 512 × 512 pixels'],
	] as const)('refuses as %s a file of %s with %d bytes before anything leaves', async (mediaType, sample, size, message, remedy) => {
		const file = filled(sampleFiles[sample], size);
		const refused = await stage.refused({ mediaType, source: 'file' }, { items: [await itemOf(file)] });
		expect(refused.message).toContain(message);
		expect(refused.remedy).toContain(remedy);
	});

	it('refuses a file that is not there, and names those that are', async () => {
		expect(await stage.refused({ source: 'file', inputDataFieldName: 'invoice' })).toEqual({
			message: "The input item has no file in its field 'invoice' [item 0]",
			remedy: expect.stringContaining('The item carries no file at all.'),
		});
		const items = [await itemOf(sampleFiles.jpeg, 'photo')];
		expect((await stage.refused({ source: 'file', inputDataFieldName: 'invoice' }, { items })).remedy).toBe(
			"It has files in: photo. Enter one of them in 'Input Data Field Name'.",
		);
	});

	it.each([
		[{ link: 'bread.jpg' }, "'Link' is 'bread.jpg', which is no link to a file"],
		[{ link: 'ftp://example.com/bread.jpg' }, 'which is no link to a file'],
		[{ link: nothing }, "'Link' is empty"],
		[{ link: 'https://example.com/invoice.pdf' }, "'Link' leads to a file of type application/pdf, and WhatsApp takes an image as image/jpeg or image/png"],
		[{ source: 'id', mediaId: 'https://example.com/bread.jpg' }, "'Media ID' is 'https://example.com/bread.jpg', which is no ID"],
		[{ mediaType: '={{ "gif" }}', link: 'https://example.com/a.gif' }, "'Media Type' is 'gif', which is not among its values"],
	])('refuses %j', async (parameters, message) => {
		expect((await stage.refused(parameters)).message).toContain(message);
	});

	it('takes a caption of 1,024 emoji and refuses one more', async () => {
		const link = 'https://example.com/a.jpg';
		expect((await stage.run({ link, caption: emoji(1024) })).items).toEqual([accepted]);
		expect((await stage.refused({ link, caption: emoji(1025) })).message).toContain("'Caption' has 1025 characters, and at most 1024 are allowed");
	});

	it('is used by an AI agent, which names kind, link and caption', async () => {
		const { answers } = await runAsTool({
			node: WhatsApp,
			parameters: {
				resource: 'message',
				operation: 'sendMedia',
				to,
				mediaType: "={{ $fromAI('kind', 'what to send', 'string') }}",
				link: "={{ $fromAI('link', 'address of the file', 'string') }}",
				caption: "={{ $fromAI('caption', 'text below it', 'string') }}",
			},
			credentials: [demoCredential(stage.emulator.url)],
			calls: [{ arguments: { kind: 'Video', link: 'https://example.com/clip.mp4', caption: 'Our ovens' } }],
		});
		expect(answers).toEqual([[accepted]]);
		expect(arrived().body).toMatchObject({ type: 'video', video: { link: 'https://example.com/clip.mp4', caption: 'Our ovens' } });
	});

	it('shows what Meta says to a media ID of another number', async () => {
		const { error } = await stage.run({ source: 'id', mediaId: '999999999999999' });
		expect(error && 'description' in error ? error.description : '').toContain('Meta: (131009)');
	});
});
