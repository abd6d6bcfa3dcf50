import { itemWithFile } from '../../engine';
import { filled, sampleFiles, type SampleFile } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

const MB = 1024 * 1024;
const item = async ({ bytes, ...file }: SampleFile) => await itemWithFile({ content: bytes, ...file });

describe('Media > Upload', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());
	const upload = async (file: SampleFile, parameters = {}) =>
		await stage.run({ resource: 'media', operation: 'upload', ...parameters }, { items: [await item(file)] });

	it('Composio "Upload media": takes a picture and gives the ID that messages send it by', async () => {
		const { items, error } = await upload(sampleFiles.jpeg, { kind: 'image' });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				mediaId: expect.stringMatching(/^\d+$/),
				kind: 'image',
				fileName: 'picture.jpg',
				mimeType: 'image/jpeg',
				fileSize: sampleFiles.jpeg.bytes.length,
			},
		]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			type: 'image/jpeg',
			file: { name: 'picture.jpg', mimeType: 'image/jpeg', size: sampleFiles.jpeg.bytes.length },
		});
		const sent = await stage.run({ resource: 'media', operation: 'get', mediaId: String(items[0]?.mediaId) });
		expect(sent.items[0]).toMatchObject({ mimeType: 'image/jpeg' });
	});

	it('Prismatic "Upload media": uses the file name that is given', async () => {
		const { items } = await upload(sampleFiles.pdf, { options: { fileName: 'Invoice 1042.pdf' } });
		expect(items[0]).toMatchObject({ kind: 'document', fileName: 'Invoice 1042.pdf' });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ file: { name: 'Invoice 1042.pdf' } });
	});

	it("goes by the file's bytes, not by the type that was declared", async () => {
		const { items } = await upload({ ...sampleFiles.png, mimeType: 'application/octet-stream', fileName: 'scan' });
		expect(items[0]).toMatchObject({ kind: 'image', mimeType: 'image/png' });
	});

	it('uploads to the number that is chosen', async () => {
		await upload(sampleFiles.text, { phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' } });
		expect(stage.emulator.requests.at(-1)?.path).toBe('/v26.0/1023000000000002/media');
	});

	it.each([
		['a picture above 5 MB', filled(sampleFiles.jpeg, 5 * MB + 1), 'image', "of 5.01 MB, and WhatsApp takes an image of at most 5 MB"],
		['a PDF as a sticker', sampleFiles.pdf, 'sticker', 'of type application/pdf, and WhatsApp takes a sticker as image/webp'],
		['an empty file', { ...sampleFiles.text, bytes: Buffer.alloc(0) }, 'auto', 'which is empty'],
		['a type that no message takes', sampleFiles.zip, 'auto', 'of type application/zip, which WhatsApp does not take'],
	])('refuses %s before anything is uploaded', async (_title, file, kind, words) => {
		const before = stage.emulator.requests.length;
		const { error } = await upload(file, { kind });
		expect(error?.message).toContain("'Input Data Field Name' holds the file");
		expect(error?.message).toContain(words);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('says which fields hold files when the one that is named does not', async () => {
		const { error } = await upload(sampleFiles.pdf, { inputDataFieldName: 'attachment' });
		expect(error?.message).toContain("no file in its field 'attachment'");
		expect(error).toMatchObject({ description: expect.stringContaining('data') });
	});
});
