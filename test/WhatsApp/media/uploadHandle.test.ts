import { itemWithFile } from '../../engine';
import { sampleFiles, type SampleFile } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

describe('Media > Upload Handle', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());
	const upload = async ({ bytes, ...file }: SampleFile, on = stage) =>
		await on.run({ resource: 'media', operation: 'uploadHandle' }, { items: [await itemWithFile({ content: bytes, ...file })] });

	it('uploads a sample to the app and gives its handle', async () => {
		const { items, error } = await upload(sampleFiles.png);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				handle: expect.stringMatching(/^4:/),
				fileName: 'picture.png',
				mimeType: 'image/png',
				fileSize: sampleFiles.png.bytes.length,
			},
		]);
		const size = sampleFiles.png.bytes.length;
		expect(stage.emulator.requests.at(-1)).toMatchObject({ status: 200, body: { bytes: size, of: size } });
	});

	it('refuses a type that is no sample', async () => {
		const { error } = await upload(sampleFiles.mp3);
		expect(error?.message).toContain('of type audio/mpeg, and Meta takes samples and pictures as image/jpeg');
	});

	it('says where the App ID is found when the credential has none', async () => {
		const bare = await setStage({}, { appId: '' });
		const { error } = await upload(sampleFiles.png, bare);
		await bare.stop();
		expect(error?.message).toContain("The credential's 'App ID' is empty");
		expect(error).toMatchObject({ description: expect.stringContaining('App Settings > Basic') });
	});
});
