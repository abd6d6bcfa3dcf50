import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { listOf, member, textOf, type Json } from './json';
import { detailsOf, graph, send } from './testClient';

const { phoneNumberId } = demoWorld;
const number = `/${phoneNumberId}`;

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 1 });
});
afterEach(() => emulator.stop());

describe('the business profile', () => {
	const path = `${number}/whatsapp_business_profile`;
	const update = (change: Json): ReturnType<typeof graph> =>
		graph(emulator, 'POST', path, { messaging_product: 'whatsapp', ...change });
	const read = async (): Promise<Json> =>
		member(
			{
				first: listOf(
					(
						await graph(
							emulator,
							'GET',
							`${path}?fields=about,address,description,email,websites,vertical`,
						)
					).body,
					'data',
				)[0],
			},
			'first',
		);

	test('what was changed is read back, what was not stays, an empty text clears', async () => {
		expect(
			(await update({ about: 'Open all night', websites: ['https://a.example', 'https://b.example'] })).body,
		).toEqual({ success: true });
		expect(await read()).toMatchObject({
			about: 'Open all night',
			websites: ['https://a.example', 'https://b.example'],
			email: 'hello@bakery.example',
			vertical: 'RESTAURANT',
		});
		await update({ email: '' });
		expect((await read())['email']).toBeUndefined();
	});

	test.each<[string, Json]>([
		['an empty about', { about: '' }],
		['an about of 140 characters', { about: 'x'.repeat(140) }],
		['an address of 257', { address: 'x'.repeat(257) }],
		['a description of 513', { description: 'x'.repeat(513) }],
		['three websites', { websites: ['https://a.example', 'https://b.example', 'https://c.example'] }],
		['a website that is none', { websites: ['bakery'] }],
		['an email that is none', { email: 'x' }],
		['an unknown trade', { vertical: 'BAKERY' }],
		['an unknown key', { colour: 'red' }],
	])('%s is refused', async (_what, change) => {
		expect((await update(change)).status).toBe(400);
	});

	test('an unknown field is refused, no messaging_product too', async () => {
		expect((await graph(emulator, 'GET', `${path}?fields=colour`)).error).toMatchObject({ code: 100 });
		expect((await graph(emulator, 'POST', path, { about: 'x' })).error).toMatchObject({ code: 131008 });
	});
});

describe('registration', () => {
	test('a number is deregistered, cannot send, and is registered again with its PIN', async () => {
		expect((await graph(emulator, 'POST', `${number}/deregister`)).body).toEqual({ success: true });
		expect((await send(emulator, { text: { body: 'hi' } })).error).toMatchObject({ code: 133010 });
		expect((await graph(emulator, 'GET', `${number}?fields=status,platform_type`)).body).toMatchObject({
			status: 'DISCONNECTED',
			platform_type: 'NOT_APPLICABLE',
		});
		const wrong = await graph(emulator, 'POST', `${number}/register`, {
			messaging_product: 'whatsapp',
			pin: '999999',
		});
		expect(wrong.error).toMatchObject({ code: 133005 });
		const right = await graph(emulator, 'POST', `${number}/register`, {
			messaging_product: 'whatsapp',
			pin: '123456',
			data_localization_region: 'DE',
		});
		expect(right.body).toEqual({ success: true });
		expect((await send(emulator, { text: { body: 'hi' } })).status).toBe(200);
		expect((await graph(emulator, 'GET', `${number}/settings`)).body['storage_configuration']).toMatchObject({
			data_localization_region: 'DE',
		});
	});

	test('the PIN can be changed', async () => {
		expect((await graph(emulator, 'POST', number, { pin: '654321' })).body).toEqual({ success: true });
		expect(
			(await graph(emulator, 'POST', `${number}/register`, { messaging_product: 'whatsapp', pin: '654321' }))
				.status,
		).toBe(200);
		expect((await graph(emulator, 'POST', number, { pin: '12' })).error).toMatchObject({ code: 131009 });
		expect((await graph(emulator, 'POST', number, {})).error).toMatchObject({ code: 100 });
	});

	test.each<[string, Json]>([
		['no PIN', {}],
		['a PIN of five digits', { pin: '12345' }],
		['an unknown region', { pin: '123456', data_localization_region: 'XX' }],
	])('%s is refused', async (_what, change) => {
		expect(
			(await graph(emulator, 'POST', `${number}/register`, { messaging_product: 'whatsapp', ...change }))
				.status,
		).toBe(400);
	});

	test('the eleventh call in 72 hours gets 133016', async () => {
		for (let n = 0; n < 10; n += 1)
			await graph(emulator, 'POST', `${number}/register`, { messaging_product: 'whatsapp', pin: '123456' });
		expect((await graph(emulator, 'POST', `${number}/deregister`)).error).toMatchObject({ code: 133016 });
		emulator.turnClock(73 * 60 * 60 * 1000);
		expect((await graph(emulator, 'POST', `${number}/deregister`)).status).toBe(200);
	});

	test('a number is verified by a code', async () => {
		expect(
			(await graph(emulator, 'POST', `${number}/request_code`, { code_method: 'SMS', language: 'en_US' }))
				.error,
		).toMatchObject({ code: 136024 });
		emulator.object(phoneNumberId, { code_verification_status: 'NOT_VERIFIED' });
		expect(
			(await graph(emulator, 'POST', `${number}/request_code`, { code_method: 'FAX', language: 'en_US' }))
				.error,
		).toMatchObject({ code: 131009 });
		expect(
			(await graph(emulator, 'POST', `${number}/request_code`, { code_method: 'SMS', language: 'en_US' }))
				.body,
		).toEqual({ success: true });
		expect((await graph(emulator, 'POST', `${number}/verify_code`, { code: '000000' })).error).toMatchObject({
			code: 136025,
		});
		expect((await graph(emulator, 'POST', `${number}/verify_code`, { code: '123456' })).body).toEqual({
			success: true,
		});
		expect(
			(await graph(emulator, 'GET', `${number}?fields=code_verification_status`)).body[
				'code_verification_status'
			],
		).toBe('VERIFIED');
	});

	test('settings are changed one group per call', async () => {
		expect(
			(await graph(emulator, 'POST', `${number}/settings`, { calling: { status: 'ENABLED' } })).body,
		).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `${number}/settings`)).body['calling']).toEqual({
			status: 'ENABLED',
		});
		expect(
			(await graph(emulator, 'POST', `${number}/settings`, { calling: {}, storage_configuration: {} }))
				.error,
		).toMatchObject({ code: 100 });
		expect(detailsOf(await graph(emulator, 'POST', `${number}/settings`, { music: {} }))).toContain('music');
	});
});

describe('blocked users', () => {
	const path = `${number}/block_users`;
	const users = (...phones: string[]): Json => ({
		messaging_product: 'whatsapp',
		block_users: phones.map((user) => ({ user })),
	});

	test('people who wrote in the last day are blocked, listed in pages and unblocked with a body', async () => {
		const blocked = await graph(emulator, 'POST', path, users('+16505550101', '16505550102'));
		expect(blocked.body).toMatchObject({
			messaging_product: 'whatsapp',
			block_users: {
				added_users: [{ input: '+16505550101', wa_id: '16505550101' }, { wa_id: '16505550102' }],
			},
		});
		const page = await graph(emulator, 'GET', `${path}?limit=1`);
		expect(page.body).toMatchObject({
			data: [{ messaging_product: 'whatsapp', wa_id: '16505550101' }],
			paging: { next: expect.any(String) },
		});
		const after = String(member(member(page.body, 'paging'), 'cursors')['after']);
		expect((await graph(emulator, 'GET', `${path}?limit=1&after=${after}`)).body).toMatchObject({
			data: [{ wa_id: '16505550102' }],
		});
		expect((await graph(emulator, 'DELETE', path, users('+16505550101'))).body).toMatchObject({
			block_users: { removed_users: [{ wa_id: '16505550101' }] },
		});
		expect(listOf((await graph(emulator, 'GET', path)).body, 'data')).toHaveLength(1);
	});

	test('others fail with 131047 beside those that worked', async () => {
		const answer = await graph(emulator, 'POST', path, users('+16505550101', '+16505559999', 'abc'));
		expect(answer.status).toBe(400);
		expect(answer.error).toMatchObject({ code: 139100 });
		expect(answer.body['block_users']).toMatchObject({
			added_users: [{ wa_id: '16505550101' }],
			failed_users: [
				{ input: '+16505559999', errors: [{ code: 131047 }] },
				{ input: 'abc', errors: [{ code: 131009 }] },
			],
		});
	});

	test('no users are refused', async () => {
		expect(
			(await graph(emulator, 'POST', path, { messaging_product: 'whatsapp', block_users: [] })).error,
		).toMatchObject({ code: 131008 });
	});
});

describe('QR codes', () => {
	const path = `${number}/message_qrdls`;

	test('a code is made with a picture, changed, listed, read and deleted', async () => {
		const made = await graph(emulator, 'POST', path, {
			prefilled_message: 'I want bread',
			generate_qr_image: 'PNG',
		});
		const code = String(made.body['code']);
		expect(made.body).toEqual({
			code: expect.stringMatching(/^[A-Z2-7]{14}$/),
			prefilled_message: 'I want bread',
			deep_link_url: `https://wa.me/message/${code}`,
			qr_image_url: expect.any(String),
		});
		const image = Buffer.from(await (await fetch(String(made.body['qr_image_url']))).arrayBuffer());
		expect(image.subarray(1, 4).toString()).toBe('PNG');
		await graph(emulator, 'POST', path, { code, prefilled_message: 'I want cake' });
		expect((await graph(emulator, 'GET', `${path}/${code}`)).body).toEqual({
			data: [{ code, prefilled_message: 'I want cake', deep_link_url: expect.any(String) }],
		});
		const listed = await graph(emulator, 'GET', `${path}?fields=code,qr_image_url.format(SVG)`);
		const [first] = listOf(listed.body, 'data');
		expect(await (await fetch(textOf(first, 'qr_image_url') ?? '')).text()).toContain('<svg');
		expect((await graph(emulator, 'DELETE', `${path}/${code}`)).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `${path}/${code}`)).error).toMatchObject({
			code: 100,
			error_subcode: 33,
		});
	});

	test.each<[string, Json]>([
		['no text', {}],
		['a text of 141 characters', { prefilled_message: 'x'.repeat(141) }],
		['another format', { prefilled_message: 'x', generate_qr_image: 'GIF' }],
		['an unknown code', { code: 'ABCDEFGHIJKLMN', prefilled_message: 'x' }],
	])('%s is refused', async (_what, body) => {
		expect((await graph(emulator, 'POST', path, body)).status).toBe(400);
	});
});
