import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { listOf, textOf, type Json } from './json';
import { detailsOf, graph, startCallback, subscribe, until } from './testClient';

const { accountId, appId } = demoWorld;

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ reviewMs: 5 });
});
afterEach(() => emulator.stop());

const plainBody = { type: 'BODY', text: 'Your bread is ready. Come and fetch it before noon.' };

function create(change: Json = {}): ReturnType<typeof graph> {
	return graph(emulator, 'POST', `/${accountId}/message_templates`, {
		name: 'bread_ready',
		language: 'en_US',
		category: 'UTILITY',
		components: [plainBody],
		...change,
	});
}

async function handle(mimeType = 'image/png'): Promise<string> {
	const session = await graph(
		emulator,
		'POST',
		`/${appId}/uploads?file_name=a.png&file_length=3&file_type=${mimeType}`,
	);
	const response = await fetch(`${emulator.url}/v26.0/${String(session.body['id'])}`, {
		method: 'POST',
		headers: { Authorization: `OAuth ${demoWorld.accessToken}`, file_offset: '0' },
		body: 'abc',
	});
	const read: unknown = await response.json();
	return textOf(read, 'h') ?? '';
}

function names(answer: Awaited<ReturnType<typeof graph>>): string[] {
	return listOf(answer.body, 'data').map((template) => textOf(template, 'name') ?? '');
}

describe('creating', () => {
	test('a template is PENDING, then APPROVED, with the webhook to the app', async () => {
		const callback = await startCallback();
		await subscribe(emulator, callback, ['message_template_status_update']);
		const { body } = await create();
		expect(body).toEqual({ id: expect.stringMatching(/^\d+$/), status: 'PENDING', category: 'UTILITY' });
		await until('the review', () => callback.received.length === 1);
		expect(callback.values('message_template_status_update')[0]).toEqual({
			event: 'APPROVED',
			message_template_id: Number(body['id']),
			message_template_name: 'bread_ready',
			message_template_language: 'en_US',
			reason: 'NONE',
			message_template_category: 'UTILITY',
		});
		expect((await graph(emulator, 'GET', `/${String(body['id'])}`)).body).toEqual({
			id: body['id'],
			name: 'bread_ready',
			language: 'en_US',
			category: 'UTILITY',
			status: 'APPROVED',
			parameter_format: 'POSITIONAL',
			components: [plainBody],
		});
		await callback.stop();
	});

	test('forbidden content is REJECTED with its reason', async () => {
		const callback = await startCallback();
		await subscribe(emulator, callback, ['message_template_status_update']);
		const { body } = await create({ components: [{ type: 'BODY', text: 'Play in our casino tonight' }] });
		await until('the review', () => callback.received.length === 1);
		expect(callback.values('message_template_status_update')[0]).toMatchObject({
			event: 'REJECTED',
			reason: 'ABUSIVE_CONTENT',
		});
		const read = await graph(emulator, 'GET', `/${String(body['id'])}?fields=status,rejected_reason`);
		expect(read.body).toMatchObject({ status: 'REJECTED', rejected_reason: 'ABUSIVE_CONTENT' });
		await callback.stop();
	});

	test('types in small letters and named variables are taken, and given back in capitals', async () => {
		const { body } = await create({
			parameter_format: 'named',
			category: 'utility',
			components: [
				{
					type: 'header',
					format: 'text',
					text: 'Hi {{first_name}}',
					example: { header_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
				},
				{
					type: 'body',
					text: 'Your order {{order_number}} is ready to be fetched.',
					example: { body_text_named_params: [{ param_name: 'order_number', example: '7' }] },
				},
				{ type: 'buttons', buttons: [{ type: 'quick_reply', text: 'Thanks' }] },
			],
		});
		const read = await graph(emulator, 'GET', `/${String(body['id'])}`);
		expect(read.body).toMatchObject({
			parameter_format: 'NAMED',
			components: [
				{ type: 'HEADER', format: 'TEXT' },
				{ type: 'BODY' },
				{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY' }] },
			],
		});
	});

	test('an authentication template gets Meta’s texts and a URL button', async () => {
		const { body } = await create({
			name: 'code',
			category: 'AUTHENTICATION',
			components: [
				{ type: 'BODY', add_security_recommendation: true },
				{ type: 'FOOTER', code_expiration_minutes: 5 },
				{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy it' }] },
			],
		});
		const read = await graph(emulator, 'GET', `/${String(body['id'])}`);
		expect(read.body['components']).toMatchObject([
			{ text: '*{{1}}* is your verification code. For your security, do not share this code.' },
			{ text: 'This code expires in 5 minutes.' },
			{ buttons: [{ type: 'URL', text: 'Copy it', url: expect.stringContaining('otp_type=COPY_CODE') }] },
		]);
	});

	test('a picture header needs a handle from the resumable upload', async () => {
		const components = (value: string): Json[] => [
			{ type: 'HEADER', format: 'IMAGE', example: { header_handle: [value] } },
			plainBody,
		];
		const wrong = await create({ components: components('4::invented') });
		expect(detailsOf(wrong)).toContain('header_handle');
		expect((await create({ components: components(await handle()) })).status).toBe(200);
	});

	test('the library makes an approved template from its own text', async () => {
		const library = await graph(emulator, 'GET', '/message_template_library?search=delivery');
		expect(names(library)).toEqual(['delivery_update_1']);
		const made = await create({
			components: undefined,
			library_template_name: 'delivery_update_1',
			library_template_button_inputs:
				"[{'type':'URL','url':{'base_url':'https://bakery.example/{{1}}','url_suffix_example':'https://bakery.example/7'}}]",
		});
		expect(made.body).toMatchObject({ status: 'APPROVED' });
		const none = await create({
			name: 'other',
			components: undefined,
			library_template_name: 'no_such_thing',
		});
		expect(detailsOf(none)).toContain('library_template_name');
	});

	const button = (count: number, more: Json = {}): Json => ({
		type: 'BUTTONS',
		buttons: Array.from({ length: count }, (_, n) => ({ type: 'QUICK_REPLY', text: `b${n}`, ...more })),
	});
	const url = (address: string, more: Json = {}): Json => ({ type: 'URL', text: 'Open', url: address, ...more });
	const body = (text: string, ...examples: string[]): Json => ({
		type: 'BODY',
		text,
		example: { body_text: [examples] },
	});

	test.each<[string, Json, string, number | undefined]>([
		['a name with capitals', { name: 'Bread' }, 'name', undefined],
		['an unknown language', { language: 'xx' }, 'language', undefined],
		['an unknown category', { category: 'NEWS' }, '', undefined],
		['no body', { components: [{ type: 'FOOTER', text: 'f' }] }, 'BODY', 2388072],
		['two bodies', { components: [plainBody, plainBody] }, 'BODY', undefined],
		['a body of 1025 characters', { components: [{ type: 'BODY', text: 'x'.repeat(1025) }] }, '1025', 2388040],
		[
			'a header of 61 characters',
			{ components: [{ type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }, plainBody] },
			'61',
			2388040,
		],
		[
			'a header with two variables',
			{
				components: [
					{
						type: 'HEADER',
						format: 'TEXT',
						text: 'a {{1}} b {{2}}',
						example: { header_text: ['x', 'y'] },
					},
					plainBody,
				],
			},
			'HEADER',
			2388047,
		],
		[
			'a footer of 61 characters',
			{ components: [plainBody, { type: 'FOOTER', text: 'x'.repeat(61) }] },
			'61',
			2388040,
		],
		[
			'a footer with a variable',
			{ components: [plainBody, { type: 'FOOTER', text: 'a {{1}} b' }] },
			'FOOTER',
			2388073,
		],
		[
			'a variable without an example',
			{ components: [{ type: 'BODY', text: 'Hello {{1}}, your bread is ready.' }] },
			'body_text',
			2388043,
		],
		['a variable at the end', { components: [body('Hello dear {{1}}', 'Ana')] }, 'start or the end', 2388299],
		[
			'a gap in the numbers',
			{ components: [body('Hello {{1}}, your bread {{3}} is ready now.', 'a', 'b')] },
			'gaps',
			2388072,
		],
		[
			'too many variables for the words',
			{ components: [body('Hi {{1}} {{2}} {{3}} ok', 'a', 'b', 'c')] },
			'too many variables',
			2388293,
		],
		[
			'a named variable in a positional template',
			{ components: [body('Hello {{name}}, your bread is ready.', 'a')] },
			'POSITIONAL',
			2388072,
		],
		['eleven buttons', { components: [plainBody, button(11)] }, '11 buttons', undefined],
		[
			'a button label of 26 characters',
			{ components: [plainBody, button(1, { text: 'x'.repeat(26) })] },
			'26',
			2388040,
		],
		[
			'three web buttons',
			{
				components: [
					plainBody,
					{
						type: 'BUTTONS',
						buttons: ['a', 'b', 'c'].map((text) => url('https://x.example', { text })),
					},
				],
			},
			'URL',
			undefined,
		],
		[
			'a web button with a variable in the middle',
			{
				components: [
					plainBody,
					{ type: 'BUTTONS', buttons: [url('https://x.example/{{1}}/a', { example: ['x'] })] },
				],
			},
			'at its end',
			undefined,
		],
		[
			'a web button without an example',
			{ components: [plainBody, { type: 'BUTTONS', buttons: [url('https://x.example/{{1}}')] }] },
			'example',
			undefined,
		],
		[
			'an address of 2001 characters',
			{
				components: [
					plainBody,
					{ type: 'BUTTONS', buttons: [url(`https://x.example/${'a'.repeat(2000)}`)] },
				],
			},
			'2000',
			undefined,
		],
		[
			'quick replies on both sides of a web button',
			{
				components: [
					plainBody,
					{
						type: 'BUTTONS',
						buttons: [
							{ type: 'QUICK_REPLY', text: 'a' },
							url('https://x.example'),
							{ type: 'QUICK_REPLY', text: 'b' },
						],
					},
				],
			},
			'together',
			2388060,
		],
		[
			'a coupon of 21 characters',
			{
				components: [
					plainBody,
					{ type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'x'.repeat(21) }] },
				],
			},
			'20',
			undefined,
		],
		[
			'an authentication template without a code button',
			{ category: 'AUTHENTICATION', components: [{ type: 'BODY' }] },
			'OTP',
			undefined,
		],
		['an unknown component', { components: [plainBody, { type: 'POEM' }] }, 'POEM', undefined],
	])('%s is refused', async (_what, change, named, subcode) => {
		const answer = await create(change);
		expect(answer.status).toBe(400);
		expect(answer.error).toMatchObject({
			code: 100,
			...(subcode === undefined ? {} : { error_subcode: subcode, error_user_title: expect.any(String) }),
		});
		expect(detailsOf(answer) + String(answer.error['message'])).toContain(named);
	});

	test('the same name in the same language is refused, in another it is not', async () => {
		await create();
		expect((await create()).error).toMatchObject({ code: 100, error_subcode: 2388024 });
		expect((await create({ language: 'de' })).status).toBe(200);
	});
});
