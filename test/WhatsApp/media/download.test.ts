import { demoWorld } from '../../emulator/contract';
import { fileOf, generatedSha256, itemWithFile } from '../../engine';
import { createHash } from 'node:crypto';
import { sampleFiles } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

describe('Media > Download', () => {
	let stage: Stage;
	let mediaId = '';
	beforeAll(async () => {
		stage = await setStage();
	});
	beforeEach(async () => {
		stage.emulator.clearFaults();
		mediaId = await uploaded('Price list.pdf', 'application/pdf', sampleFiles.pdf.bytes);
	});
	afterAll(async () => await stage.stop());

	const uploaded = async (fileName: string, mimeType: string, content: Buffer): Promise<string> => {
		const items = [await itemWithFile({ content, fileName, mimeType })];
		const { items: results } = await stage.run({ resource: 'media', operation: 'upload' }, { items });
		return String(results[0]?.mediaId);
	};
	const download = async (parameters = {}) => await stage.run({ resource: 'media', operation: 'download', mediaId, ...parameters });
	const addressOf = async (id: string): Promise<string> =>
		String((await stage.run({ resource: 'media', operation: 'get', mediaId: id })).items[0]?.url);
	const fetches = () => stage.emulator.requests.filter(({ path }) => path.includes('whatsapp_business/attachments'));

	it('gives the file with its name, type and bytes', async () => {
		const { items, outputs, error } = await download();
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				mediaId,
				fileName: 'Price list.pdf',
				mimeType: 'application/pdf',
				fileSize: sampleFiles.pdf.bytes.length,
				sha256: createHash('sha256').update(sampleFiles.pdf.bytes).digest('hex'),
			},
		]);
		expect(outputs[0]?.[0]?.binary?.data).toMatchObject({ fileExtension: 'pdf', mimeType: 'application/pdf' });
		expect(await fileOf(outputs[0]?.[0])).toEqual({
			bytes: sampleFiles.pdf.bytes,
			fileName: 'Price list.pdf',
			mimeType: 'application/pdf',
		});
	});

	it('puts the file under another name into another field, with the extension of its type', async () => {
		const { outputs } = await download({ outputDataFieldName: 'prices', options: { fileName: 'Prices of May' } });
		const { fileName, bytes } = await fileOf(outputs[0]?.[0], 'prices');
		expect(fileName).toBe('Prices of May.pdf');
		expect(bytes).toEqual(sampleFiles.pdf.bytes);
	});

	it('Prismatic "Get media from URL": takes the address that Get Media gave', async () => {
		const { items, outputs, error } = await download({ source: 'url', url: await addressOf(mediaId) });
		expect(error).toBeUndefined();
		expect(items[0]).toEqual({ mediaId, fileName: 'Price list.pdf', mimeType: 'application/pdf' });
		expect((await fileOf(outputs[0]?.[0])).bytes).toEqual(sampleFiles.pdf.bytes);
	});

	it.each(['id', 'url'])('asks once for a new address when the first has expired (source %s)', async (source) => {
		const url = await addressOf(mediaId);
		stage.emulator.fault({ kind: 'expireMedia', times: 1 });
		const before = fetches().length;
		const { outputs, error } = await download({ source, url });
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toEqual(sampleFiles.pdf.bytes);
		expect(fetches().length - before).toBe(2);
	});

	it('says that the address has expired when a new one does not help', async () => {
		stage.emulator.fault({ kind: 'expireMedia' });
		const before = fetches().length;
		const { error } = await download();
		expect(error?.message).toBe('The address of the file has expired, or there is no file behind it.');
		expect(error).toMatchObject({ description: expect.stringContaining('Meta gives out addresses for 5 minutes') });
		expect(fetches().length - before).toBe(2);
	});

	it('tries again by itself when the file server is down for a moment', async () => {
		stage.emulator.fault({ kind: 'status', status: 503, path: 'whatsapp_business', times: 1 });
		const { outputs, error } = await download();
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toEqual(sampleFiles.pdf.bytes);
	});

	it('renews an address of five minutes ago', async () => {
		const url = await addressOf(mediaId);
		stage.emulator.turnClock(6 * 60 * 1000);
		const { error, outputs } = await download({ source: 'url', url });
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toEqual(sampleFiles.pdf.bytes);
	});

	it.each([
		'https://example.com/file.jpg',
		'https://facebook.com.example.com/file.jpg',
		'https://graph.facebook.com@example.com/file.jpg',
		'http://lookaside.fbsbx.com/file.jpg',
		'http://127.0.0.1:9/file.jpg',
	])('sends the token to no host but Meta’s: %s', async (url) => {
		const { error, errors } = await download({ source: 'url', url });
		expect(error?.message).toBe("The address of the file is not one of Meta's");
		expect(JSON.stringify([error, ...errors])).not.toContain(demoWorld.accessToken);
	});

	it.each(['={{ "" }}', 'not an address', 'ftp://graph.facebook.com/x'])('refuses %p as an address', async (url) => {
		const { error } = await download({ source: 'url', url });
		expect(error?.message).toMatch(/^'URL' (is empty|is '.*', which is no web address)/);
	});

	it('adds the extension of its type to a name without one', async () => {
		const { items } = await download({ mediaId: await uploaded('photo', 'image/jpeg', sampleFiles.jpeg.bytes) });
		expect(items[0]?.fileName).toBe('photo.jpg');
	});

	it('says that the ID is empty when the item of the trigger holds no media', async () => {
		const { error } = await stage.run({ resource: 'media', operation: 'download' }, { items: [{ json: { text: 'Hi' } }] });
		expect(error?.message).toContain("'Media ID' is empty");
	});

	it('carries 30 MB through without a change', async () => {
		const size = 30 * 1024 * 1024;
		const items = [await itemWithFile({ content: size, fileName: 'big.pdf', mimeType: 'application/pdf' })];
		const big = await stage.run({ resource: 'media', operation: 'upload', kind: 'document' }, { items });
		const { items: results, error } = await download({ mediaId: String(big.items[0]?.mediaId) });
		expect(error).toBeUndefined();
		expect(results[0]).toMatchObject({ fileSize: size, sha256: await generatedSha256(size) });
	});
});
