import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { isJson, listOf, member, textOf, type Json } from './json';
import { appToken, detailsOf, graph } from './testClient';

const { accountId } = demoWorld;

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ reviewMs: 5 });
});
afterEach(() => emulator.stop());

const day = 24 * 60 * 60 * 1000;
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

async function approved(change: Json = {}): Promise<string> {
	const id = String((await create(change)).body['id']);
	let status: unknown;
	while (status !== 'APPROVED') status = (await graph(emulator, 'GET', `/${id}?fields=status`)).body['status'];
	return id;
}

function names(answer: Awaited<ReturnType<typeof graph>>): string[] {
	return listOf(answer.body, 'data').map((template) => textOf(template, 'name') ?? '');
}

describe('listing', () => {
	test('pages run through all templates, newest first, and count them', async () => {
		const seen: string[] = [];
		let after = '';
		let total: unknown;
		do {
			const answer = await graph(
				emulator,
				'GET',
				`/${accountId}/message_templates?limit=7&fields=name,status&summary=total_count${after === '' ? '' : `&after=${after}`}`,
			);
			expect(listOf(answer.body, 'data').length).toBeLessThanOrEqual(7);
			seen.push(...listOf(answer.body, 'data').map((each) => String(isJson(each) ? each['id'] : '')));
			total = member(answer.body, 'summary')['total_count'];
			const paging = member(answer.body, 'paging');
			after = paging['next'] === undefined ? '' : String(member(paging, 'cursors')['after']);
		} while (after !== '');
		expect(seen).toHaveLength(Number(total));
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen.length).toBeGreaterThan(20);
	});

	test.each([
		['status=REJECTED', ['lucky_draw']],
		['status=PAUSED', ['weekly_news']],
		['language=de', ['order_confirmation']],
		['category=AUTHENTICATION', ['login_code_zero_tap', 'login_code_one_tap', 'login_code']],
		['name=carousel', ['product_carousel', 'cake_carousel']],
		['content=plum%20cake,', ['cake_carousel']],
		['content=lottery', ['lucky_draw']],
		['name_or_content=news', ['weekly_news', 'flash_offer', 'new_menu']],
		['quality_score=RED', ['weekly_news']],
		['status=%5B%22REJECTED%22%2C%22PAUSED%22%5D', ['weekly_news', 'lucky_draw']],
		['name=nothing_like_this', []],
	])('%s lets through %j', async (filter, expected) => {
		expect(names(await graph(emulator, 'GET', `/${accountId}/message_templates?${filter}`))).toEqual(expected);
	});

	test('a cursor that is gone gets 131059', async () => {
		expect((await graph(emulator, 'GET', `/${accountId}/message_templates?after=gone`)).error).toMatchObject({
			code: 131059,
		});
	});

	test('one template is in two languages', async () => {
		const answer = await graph(
			emulator,
			'GET',
			`/${accountId}/message_templates?name=order_confirmation&fields=language`,
		);
		expect(listOf(answer.body, 'data').map((each) => textOf(each, 'language'))).toEqual(['de', 'en_US']);
	});
});

describe('changing and deleting', () => {
	test('an approved template can be edited once a day and ten times in 30 days, and is reviewed again', async () => {
		const id = await approved();
		const edit = async (): Promise<number> => {
			const answer = await graph(emulator, 'POST', `/${id}`, {
				components: [plainBody, { type: 'FOOTER', text: 'Thanks' }],
			});
			while ((await graph(emulator, 'GET', `/${id}?fields=status`)).body['status'] === 'PENDING');
			return answer.status;
		};
		expect(await edit()).toBe(200);
		expect(await edit()).toBe(400);
		for (let n = 0; n < 9; n += 1) {
			emulator.turnClock(day + 1);
			expect(await edit()).toBe(200);
		}
		emulator.turnClock(day + 1);
		const eleventh = await graph(emulator, 'POST', `/${id}`, { components: [plainBody] });
		expect(eleventh.error).toMatchObject({ code: 100, error_subcode: 2388039 });
		expect(detailsOf(eleventh)).toContain('ten times');
	});

	test('the category of an approved template stays, an empty edit is refused', async () => {
		const id = await approved();
		expect((await graph(emulator, 'POST', `/${id}`, { category: 'MARKETING' })).error).toMatchObject({
			code: 100,
		});
		expect((await graph(emulator, 'POST', `/${id}`, {})).error).toMatchObject({ code: 100 });
	});

	test('a template under review cannot be edited', async () => {
		const slow = await startEmulator({ reviewMs: 60_000 });
		const made = await graph(slow, 'POST', `/${accountId}/message_templates`, {
			name: 'a',
			language: 'en_US',
			category: 'UTILITY',
			components: [plainBody],
		});
		const answer = await graph(slow, 'POST', `/${String(made.body['id'])}`, { components: [plainBody] });
		expect(answer.error).toMatchObject({ error_subcode: 2388039 });
		await slow.stop();
	});

	test('deleting by ID and name takes one language, by name all; the name is locked for 30 days', async () => {
		const id = await approved();
		await approved({ language: 'de' });
		expect(
			(await graph(emulator, 'DELETE', `/${accountId}/message_templates?hsm_id=${id}&name=bread_ready`))
				.body,
		).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `/${id}`)).error).toMatchObject({ code: 100, error_subcode: 33 });
		expect(names(await graph(emulator, 'GET', `/${accountId}/message_templates?name=bread_ready`))).toEqual([
			'bread_ready',
		]);
		expect((await create()).error).toMatchObject({ error_subcode: 2388023 });
		expect((await graph(emulator, 'DELETE', `/${accountId}/message_templates?name=bread_ready`)).body).toEqual(
			{ success: true },
		);
		expect((await create({ language: 'fr' })).error).toMatchObject({ error_subcode: 2388023 });
		emulator.turnClock(30 * day + 1);
		expect((await create()).status).toBe(200);
	});

	test('deleting without a name, or one that does not exist, is refused', async () => {
		expect((await graph(emulator, 'DELETE', `/${accountId}/message_templates?hsm_id=1`)).error).toMatchObject({
			code: 100,
			message: expect.stringContaining('name is required'),
		});
		expect(
			(await graph(emulator, 'DELETE', `/${accountId}/message_templates?name=nothing`)).error,
		).toMatchObject({ code: 100, error_subcode: 2593002 });
	});

	test('a paused template can be unpaused', async () => {
		const list = await graph(emulator, 'GET', `/${accountId}/message_templates?name=weekly_news`);
		const id = textOf(listOf(list.body, 'data')[0], 'id') ?? '';
		expect((await graph(emulator, 'POST', `/${id}/unpause`)).body).toMatchObject({ success: true });
		expect((await graph(emulator, 'GET', `/${id}`)).body['status']).toBe('APPROVED');
		expect((await graph(emulator, 'POST', `/${id}/unpause`)).status).toBe(400);
	});

	test('authentication templates can be made in several languages at once and previewed', async () => {
		const components = [
			{ type: 'BODY', add_security_recommendation: true },
			{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
		];
		const made = await graph(emulator, 'POST', `/${accountId}/upsert_message_templates`, {
			name: 'code',
			languages: ['en_US', 'fr'],
			category: 'AUTHENTICATION',
			components,
		});
		expect(made.body['data']).toMatchObject([
			{ status: 'APPROVED', language: 'en_US' },
			{ status: 'APPROVED', language: 'fr' },
		]);
		const preview = await graph(
			emulator,
			'GET',
			`/${accountId}/message_template_previews?category=AUTHENTICATION&languages=en_US,fr&code_expiration_minutes=3`,
		);
		expect(preview.body['data']).toMatchObject([
			{ language: 'en_US', footer: 'This code expires in 3 minutes.' },
			{ language: 'fr' },
		]);
	});

	test('two templates can be compared over 7, 30, 60 or 90 days', async () => {
		const list = await graph(
			emulator,
			'GET',
			`/${accountId}/message_templates?name=order_confirmation&fields=id`,
		);
		const [one, two] = listOf(list.body, 'data').map((each) => textOf(each, 'id') ?? '');
		const end = 1_800_000_000;
		const answer = await graph(
			emulator,
			'GET',
			`/${one}/compare?template_ids=%5B${two}%5D&start=${end - 7 * 86_400}&end=${end}`,
		);
		expect(answer.body['data']).toMatchObject([
			{ metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: [one, two] },
			{
				metric: 'MESSAGE_SENDS',
				number_values: [
					{ key: one, value: 0 },
					{ key: two, value: 0 },
				],
			},
			{ metric: 'TOP_BLOCK_REASON' },
		]);
		expect(
			(
				await graph(
					emulator,
					'GET',
					`/${one}/compare?template_ids=%5B${two}%5D&start=${end - 8 * 86_400}&end=${end}`,
				)
			).status,
		).toBe(400);
	});

	test('an app token cannot make templates', async () => {
		const answer = await graph(
			emulator,
			'POST',
			`/${accountId}/message_templates`,
			{ name: 'a' },
			{ token: appToken },
		);
		expect(answer.error).toMatchObject({ code: 200 });
	});
});
