import { at } from '../n8n/json';
import { publishExample, type ExampleStage } from './exampleStage';
import { dataTableOver, type Table } from './standIns/dataTable';
import { Crypto } from './standIns/outside';

const phone = '+1 650-555-0101';

describe('the one-time code', () => {
	let stage: ExampleStage;
	const tables = new Map<string, Table>();
	const codes = () => tables.get('whatsapp_one_time_codes')?.rows ?? [];
	beforeEach(async () => {
		tables.clear();
		stage = await publishExample('one-time-code.json', { nodeTypes: [dataTableOver(tables), Crypto] });
	});
	afterEach(async () => {
		jest.useRealTimers();
		await stage.stop();
	});

	async function call(webhook: string, body: { phone: string; code?: string }) {
		const { webhookResponses } = await stage.start(webhook, [{ headers: {}, query: {}, body }]);
		expect(stage.problems()).toEqual([]);
		const { body: answer, statusCode } = Object(webhookResponses[0]);
		return { answer, statusCode };
	}
	const check = async (code: string, of = phone) => (await call('Check a Code', { phone: of, code })).answer;

	/** Each test has a number of its own: the Once Key lets one code a minute through. */
	async function login(of: string): Promise<string> {
		const { answer } = await call('Send a Code', { phone: of });
		expect(answer).toEqual({ sent: true });
		const { message } = stage.received(of.replace(/\D/g, '')).at(-1) ?? {};
		return String(at(message, 'template', 'components', 0, 'parameters', 0, 'text'));
	}

	it('arrives by the authentication template, has six digits, and is right once', async () => {
		const code = await login(phone);
		expect(code).toMatch(/^\d{6}$/);
		expect(codes()).toEqual([expect.objectContaining({ phone: '+16505550101', code, tries: 0 })]);

		expect(await check(code)).toEqual({ valid: true });
		expect(await check(code)).toEqual({ valid: false });
		expect(codes()).toEqual([]);
	});

	it('is sent once a minute at most, and the caller hears why', async () => {
		await login('+16505550111');

		const { answer, statusCode } = await call('Send a Code', { phone: '+16505550111' });

		expect({ answer, statusCode }).toEqual({ answer: { sent: false, reason: 'One code per minute: please wait a moment.' }, statusCode: 429 });
		expect(stage.emulator.state().accepted).toBe(1);
	});

	it('is refused with the reason when Meta does not take it', async () => {
		stage.emulator.fault({ kind: 'error', code: 131026, path: 'messages$' });

		const { answer, statusCode } = await call('Send a Code', { phone: '+16505550112' });

		expect(statusCode).toBe(502);
		expect(answer).toMatchObject({ sent: false, reason: expect.stringMatching(/\w/) });
		expect(codes()).toEqual([]);
	});

	it('is no longer right after five wrong tries', async () => {
		const code = await login('+16505550113');
		const wrong = code === '000000' ? '000001' : '000000';
		for (let tries = 0; tries < 5; tries += 1) expect(await check(wrong, '+16505550113')).toEqual({ valid: false });

		expect(await check(code, '+16505550113')).toEqual({ valid: false });
	});

	it('is no longer right after ten minutes', async () => {
		const code = await login('+16505550114');
		for (const row of codes()) row.expiresAt = Date.now() - 1;

		expect(await check(code, '+16505550114')).toEqual({ valid: false });
	});

	it('is wrong for a number that never got one, and for no code at all', async () => {
		expect(await check('123456', '+16505550115')).toEqual({ valid: false });
		expect(await check('', '+16505550115')).toEqual({ valid: false });
	});
});
