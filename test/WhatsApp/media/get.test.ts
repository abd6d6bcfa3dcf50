import { itemWithFile } from '../../engine';
import { sampleFiles } from '../../sampleFiles';
import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

describe('Media > Get and Delete', () => {
	let stage: Stage;
	let mediaId = '';
	beforeAll(async () => {
		stage = await setStage();
	});
	beforeEach(async () => {
		const items = [await itemWithFile({ content: sampleFiles.jpeg.bytes, fileName: 'picture.jpg', mimeType: 'image/jpeg' })];
		const uploaded = await stage.run({ resource: 'media', operation: 'upload' }, { items });
		mediaId = String(uploaded.items[0]?.mediaId);
	});
	afterAll(async () => await stage.stop());

	it('Composio "Get media": gives the temporary address with size, type and hash', async () => {
		const { items } = await stage.run({ resource: 'media', operation: 'get', mediaId });
		expect(items).toEqual([
			{
				mediaId,
				url: expect.stringContaining(`mid=${mediaId}`),
				mimeType: 'image/jpeg',
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				fileSize: sampleFiles.jpeg.bytes.length,
			},
		]);
	});

	it('Composio "Get media info": leaves the address out, in the full format too', async () => {
		const { items } = await stage.run({ resource: 'media', operation: 'get', mediaId, includeUrl: false });
		expect(Object.keys(items[0] ?? {}).sort()).toEqual(['fileSize', 'mediaId', 'mimeType', 'sha256']);
		const full = await stage.run({ resource: 'media', operation: 'get', mediaId, includeUrl: false, options: { responseFormat: 'full' } });
		expect(full.items[0]).toMatchObject({ id: mediaId, messaging_product: 'whatsapp' });
		expect(full.items[0]).not.toHaveProperty('url');
	});

	it('Prismatic "Get media": gives the file only if the number is the one that has it', async () => {
		const guarded = (phoneNumberId: string) => ({ resource: 'media', operation: 'get', mediaId, options: { phoneNumberId } });
		const own = await stage.run(guarded(demoWorld.phoneNumberId));
		expect(own.items[0]).toMatchObject({ mediaId });
		const foreign = await stage.run(guarded(demoWorld.secondPhoneNumberId));
		expect(foreign.error?.message).toContain('Meta does not know this ID');
		expect(stage.emulator.requests.at(-1)?.query).toMatchObject({ phone_number_id: demoWorld.secondPhoneNumberId });
	});

	it('Prismatic "Delete media": deletes the file, so that its ID is unknown', async () => {
		const { items } = await stage.run({ resource: 'media', operation: 'delete', mediaId });
		expect(items).toEqual([{ deleted: true, mediaId }]);
		const after = await stage.run({ resource: 'media', operation: 'get', mediaId });
		expect(after.error?.message).toContain('Meta does not know this ID');
	});

	it('does not delete a file of another number', async () => {
		const options = { phoneNumberId: { __rl: true, mode: 'id', value: demoWorld.secondPhoneNumberId } };
		const refused = await stage.run({ resource: 'media', operation: 'delete', mediaId, options });
		expect(refused.error).toBeDefined();
		const still = await stage.run({ resource: 'media', operation: 'get', mediaId });
		expect(still.items[0]).toMatchObject({ mediaId });
	});

	it.each([
		['={{ "" }}', "'Media ID' is empty"],
		['https://lookaside.fbsbx.com/x', "'Media ID' is a web address where an ID belongs"],
		['../me', "'Media ID' is '../me', which is no ID"],
	])('refuses %p as a media ID before anything is asked', async (id, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await stage.run({ resource: 'media', operation: 'get', mediaId: id });
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('explains an ID of another kind', async () => {
		const { error } = await stage.run({ resource: 'media', operation: 'delete', mediaId: '99887766554433' });
		expect(error?.message).toContain('Meta does not know this ID');
		expect(error).toMatchObject({ description: expect.stringContaining('of the right kind') });
	});
});
