import { demoWorld } from '../../emulator/contract';
import { fileOf } from '../../engine';
import { setStage, type Stage } from '../stage';

describe('QR Code', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => {
		stage.emulator.clearFaults();
		stage.emulator.reset();
	});
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}) => await stage.run({ resource: 'qrCode', operation, ...parameters });
	const create = async (prefilledMessage: string): Promise<string> =>
		String((await run('create', { prefilledMessage, imageFormat: 'none' })).items[0]?.code);

	it.each([
		['PNG', 'image/png', Buffer.from('\x89PNG', 'latin1')],
		['SVG', 'image/svg+xml', Buffer.from('<')],
	])('creates a code with its picture as a file (%s)', async (imageFormat, mimeType, start) => {
		const { items, outputs, error } = await run('create', { prefilledMessage: 'I sit at table 7', imageFormat });
		expect(error).toBeUndefined();
		const code = String(items[0]?.code);
		expect(items).toEqual([
			{
				code: expect.stringMatching(/^[A-Z2-7]{14}$/),
				prefilledMessage: 'I sit at table 7',
				deepLinkUrl: `https://wa.me/message/${code}`,
				qrImageUrl: expect.stringContaining('http'),
			},
		]);
		const file = await fileOf(outputs[0]?.[0]);
		expect(file).toMatchObject({ fileName: `qr-code-${code}.${imageFormat.toLowerCase()}`, mimeType });
		expect(file.bytes.subarray(0, start.length)).toEqual(start);
	});

	it('gives the link alone when no picture is wanted', async () => {
		const { items, outputs } = await run('create', { prefilledMessage: 'Hello', imageFormat: 'none' });
		expect(items[0]).not.toHaveProperty('qrImageUrl');
		expect(outputs[0]?.[0]?.binary).toBeUndefined();
	});

	it('reads a code by its link, with the picture in the field that is named', async () => {
		const code = await create('I sit at table 7');
		const { items, outputs, error } = await run('get', {
			code: { __rl: true, mode: 'url', value: `https://wa.me/message/${code}` },
			outputDataFieldName: 'poster',
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ code, prefilledMessage: 'I sit at table 7' });
		expect((await fileOf(outputs[0]?.[0], 'poster')).mimeType).toBe('image/png');
	});

	it('changes the message and keeps the code', async () => {
		const code = await create('Cyber Monday');
		const { items, error } = await run('update', { code, prefilledMessage: 'Cyber Tuesday' });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ code, prefilledMessage: 'Cyber Tuesday', deepLinkUrl: `https://wa.me/message/${code}` }]);
		expect((await run('get', { code, imageFormat: 'none' })).items[0]).toMatchObject({ prefilledMessage: 'Cyber Tuesday' });
	});

	it('reads all codes over their pages, with the addresses of the pictures if wanted', async () => {
		const messages = Array.from({ length: 30 }, (_, n) => ({ json: { message: `Table ${n}` } }));
		await stage.run({ resource: 'qrCode', operation: 'create', prefilledMessage: '={{ $json.message }}', imageFormat: 'none' }, { items: messages });
		const { items } = await run('getAll', { returnAll: true });
		expect(items).toHaveLength(30);
		expect(items[0]).not.toHaveProperty('qrImageUrl');
		const few = await run('getAll', { limit: 2, options: { imageFormat: 'SVG' } });
		expect(few.items).toEqual([
			expect.objectContaining({ qrImageUrl: expect.stringContaining('.svg') }),
			expect.objectContaining({ qrImageUrl: expect.stringContaining('.svg') }),
		]);
		expect(stage.emulator.requests.every(({ query }) => Number(query.limit ?? 0) <= 25)).toBe(true);
	});

	it('deletes a code, which is unknown then', async () => {
		const code = await create('Hello');
		expect((await run('delete', { code })).items).toEqual([{ deleted: true, code }]);
		expect((await run('get', { code })).error?.message).toContain('Meta does not know this ID');
		expect((await run('delete', { code })).error).toBeDefined();
	});

	it('knows the codes of the number that is chosen alone', async () => {
		const code = await create('Hello');
		const { error } = await run('get', { code, phoneNumberId: demoWorld.secondPhoneNumberId });
		expect(error).toBeDefined();
	});

	it.each([
		['an empty message', 'create', { prefilledMessage: '={{ "" }}' }, "'Message' is empty"],
		['a message of 141 characters', 'create', { prefilledMessage: 'x'.repeat(141) }, "'Message' has 141 characters, and at most 140"],
		['a code that leaves its path', 'get', { code: '../settings' }, "'QR Code' is '../settings', which is no ID"],
	])('refuses %s', async (_title, operation, parameters, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});
});
