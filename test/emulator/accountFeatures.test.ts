import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { member } from './json';
import { graph, send, until } from './testClient';

const { accountId, phoneNumberId } = demoWorld;
const number = `/${phoneNumberId}`;

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 1 });
});
afterEach(() => emulator.stop());

describe('automation and commerce', () => {
	test('ice breakers and commands are set and read', async () => {
		const path = `${number}/conversational_automation`;
		const wanted = {
			enable_welcome_message: true,
			prompts: ['Opening hours?'],
			commands: [{ command_name: 'menu', command_description: 'Shows the menu' }],
		};
		expect((await graph(emulator, 'POST', path, wanted)).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', path)).body).toEqual({ ...wanted, id: phoneNumberId });
		for (const bad of [
			{ prompts: ['1', '2', '3', '4', '5'] },
			{ prompts: ['x'.repeat(81)] },
			{ commands: [{ command_name: 'x'.repeat(33), command_description: 'd' }] },
			{ commands: [{ command_name: 'a' }] },
		]) {
			expect((await graph(emulator, 'POST', path, bad)).status).toBe(400);
		}
	});

	test('commerce settings are set by the query', async () => {
		const path = `${number}/whatsapp_commerce_settings`;
		expect(
			(await graph(emulator, 'POST', `${path}?is_catalog_visible=true&is_cart_enabled=false`)).body,
		).toEqual({ success: true });
		expect((await graph(emulator, 'GET', path)).body).toEqual({
			data: [{ is_cart_enabled: false, is_catalog_visible: true, id: phoneNumberId }],
		});
		expect((await graph(emulator, 'POST', path)).error).toMatchObject({ code: 100 });
		expect((await graph(emulator, 'POST', `${path}?is_cart_enabled=maybe`)).error).toMatchObject({
			code: 131009,
		});
	});
});

describe('calls', () => {
	test('need calling switched on and the customer’s permission', async () => {
		const call = {
			messaging_product: 'whatsapp',
			to: '+16505550101',
			action: 'connect',
			session: { sdp_type: 'offer', sdp: 'v=0' },
		};
		expect((await graph(emulator, 'POST', `${number}/calls`, call)).error).toMatchObject({ code: 138000 });
		await graph(emulator, 'POST', `${number}/settings`, { calling: { status: 'ENABLED' } });
		expect((await graph(emulator, 'POST', `${number}/calls`, call)).error).toMatchObject({ code: 138006 });
		await emulator.inbound({
			from: '16505550101',
			message: {
				type: 'interactive',
				interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
			},
		});
		expect(
			(await graph(emulator, 'GET', `${number}/call_permissions?user_wa_id=16505550101`)).body,
		).toMatchObject({ permission: { status: 'permanent' } });
		expect((await graph(emulator, 'POST', `${number}/calls`, call)).body).toMatchObject({
			calls: [{ id: expect.stringMatching(/^wacid\./) }],
		});
	});
});

describe('analytics', () => {
	const span = `.start(${Math.floor(Date.now() / 1000) - 86_400}).end(${Math.floor(Date.now() / 1000) + 86_400})`;
	const ask = (fields: string): ReturnType<typeof graph> =>
		graph(emulator, 'GET', `/${accountId}?fields=${encodeURIComponent(fields)}`);

	beforeEach(async () => {
		await send(emulator, { text: { body: 'hi' } });
		await send(emulator, { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } });
		await until(
			'both delivered',
			() => emulator.conversation('16505550101')?.bubbles.every(({ tick }) => tick === 'delivered') === true,
		);
	});

	test('messages are counted by day', async () => {
		const { body } = await ask(`analytics${span}.granularity(DAY)`);
		expect(body).toMatchObject({
			id: accountId,
			analytics: { granularity: 'DAY', country_codes: ['US'], data_points: [{ sent: 2, delivered: 2 }] },
		});
		expect((await ask(`analytics${span}.granularity(DAY).phone_numbers(["15550100002"])`)).body).toMatchObject(
			{ analytics: { data_points: [] } },
		);
	});

	test('conversations and prices are told apart by the dimensions asked for', async () => {
		const conversations = await ask(
			`conversation_analytics${span}.granularity(DAILY).dimensions(["CONVERSATION_CATEGORY"])`,
		);
		expect(member(conversations.body, 'conversation_analytics')).toMatchObject({
			data: [
				{
					data_points: [
						{ conversation_category: 'SERVICE', conversation: 1 },
						{ conversation_category: 'UTILITY', conversation: 1 },
					],
				},
			],
		});
		const pricing = await ask(`pricing_analytics${span}.granularity(DAILY).dimensions(PRICING_CATEGORY)`);
		expect(member(pricing.body, 'pricing_analytics')).toMatchObject({
			data: [
				{
					data_points: [
						{ pricing_category: 'SERVICE', volume: 1, cost: 0 },
						{ pricing_category: 'UTILITY', volume: 1, cost: 0.004 },
					],
				},
			],
		});
	});

	test('templates are counted one by one, at most ten', async () => {
		const { body } = await ask(
			`template_analytics${span}.granularity(DAILY).template_ids([1025000000000001]).metric_types(["SENT","DELIVERED"])`,
		);
		expect(member(body, 'template_analytics')).toMatchObject({
			data: [{ data_points: [{ template_id: '1025000000000001', sent: 1, delivered: 1 }] }],
		});
		expect(
			(await ask(`template_analytics${span}.granularity(DAILY).template_ids([1,2,3,4,5,6,7,8,9,10,11])`))
				.error,
		).toMatchObject({ code: 100 });
	});

	test.each([
		'analytics.granularity(DAY)',
		`analytics${span}.granularity(CENTURY)`,
		'analytics.start(2).end(1).granularity(DAY)',
	])('%s is refused', async (fields) => {
		expect((await ask(fields)).error).toMatchObject({ code: 100 });
	});
});
