import { createServer } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import { itemWithFile, type LogLine } from '../engine';
import { deduplication } from '../engine/deduplication';
import { sampleFiles } from '../sampleFiles';
import { listening, stopServers } from '../shared/graph/loopback';
import { demoCredential, setStage, type Stage } from './stage';

const toOnePerson = (count: number) => Array.from({ length: count }, (_, n) => ({ json: { chatId: '16505551001', text: `message ${n}` } }));
const toMany = (count: number) => Array.from({ length: count }, (_, n) => ({ json: { chatId: `1650555${4000 + n}`, text: `message ${n}` } }));
const perItem = { to: '={{ $json.chatId }}', body: '={{ $json.text }}' };
const soon = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The line that the node writes when it has ended after a cancel. */
const summary = (logs: readonly LogLine[]): string | undefined =>
	logs.map(({ message }) => message).find((message) => message.startsWith('The execution was cancelled.'));

describe('a node that is cancelled ends within a second, whatever it waits for', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ latencyMs: 10, logFile: '' });
	});
	afterEach(async () => await stage.stop());

	const sends = () => stage.emulator.requests.filter(({ path }) => path.endsWith('/messages')).length;

	/** Starts, cancels a while after so many requests; gives the milliseconds until the node had ended, and what it said. */
	async function cancelled(
		parameters: INodeParameters,
		items: ReturnType<typeof toMany>,
		after: number,
		sent = 0,
	): Promise<{ took: number; said: string }> {
		const running = stage.start({ ...perItem, ...parameters }, { items, settings: { onError: 'continueRegularOutput' } });
		while (sends() < sent) await soon(10);
		await soon(after);
		const started = Date.now();
		running.cancel();
		const { logs } = await running.result;
		while (summary(logs) === undefined && Date.now() - started < 5_000) await soon(10);
		return { took: Date.now() - started, said: summary(logs) ?? 'nothing' };
	}

	it('the pair limit of a conversation', async () => {
		const { took, said } = await cancelled({}, toOnePerson(60), 500, 45);
		expect(took).toBeLessThan(1_000);
		expect(said).toBe('The execution was cancelled. 45 of 60 accepted, 15 not sent.');
		expect(sends()).toBe(45);
	});

	it('the next turn of a slow number', async () => {
		const { took, said } = await cancelled({ options: { messagesPerSecond: 1, workers: 10 } }, toMany(50), 300, 1);
		expect(took).toBeLessThan(1_000);
		expect(said).toMatch(/^The execution was cancelled\. 1 of 50 accepted, 49 not sent\.$/);
	});

	it('the time that Meta asked to wait', async () => {
		stage.emulator.fault({ kind: 'error', code: 130429, retryAfter: 60, path: '/messages$', times: 1 });
		const { took, said } = await cancelled({}, toMany(5), 500, 1);
		expect(took).toBeLessThan(1_000);
		expect(said).toContain('1 refused');
	});

	it("another execution's message in the same conversation", async () => {
		stage.emulator.fault({ kind: 'error', code: 131056, path: '/messages$', times: 1 });
		const other = stage.start(perItem, { items: toOnePerson(1) });
		await soon(300);
		const { took, said } = await cancelled({}, toOnePerson(3), 300);
		expect(took).toBeLessThan(1_000);
		expect(said).toBe('The execution was cancelled. 0 of 3 accepted, 3 not sent.');
		const { items } = await other.result;
		expect(items[0]?.status).toBe('accepted');
		expect(sends()).toBe(2);
	});

	it('a once-key that another execution works on', async () => {
		stage.emulator.fault({ kind: 'error', code: 130429, retryAfter: 3, path: '/messages$', times: 1 });
		const once = { options: { onceKey: 'order 17' } };
		const other = stage.start({ ...perItem, ...once }, { items: toOnePerson(1) });
		await soon(300);
		const { took, said } = await cancelled(once, toMany(1), 300);
		expect(took).toBeLessThan(1_000);
		expect(said).toBe('The execution was cancelled. 0 of 1 accepted, 1 not sent.');
		expect((await other.result).items[0]?.status).toBe('accepted');
	});

	it('an upload that takes long', async () => {
		stage.emulator.fault({ kind: 'delay', ms: 4_000, path: '/media$' });
		const running = stage.start({ ...perItem, operation: 'sendMedia', mediaType: 'image', source: 'file', inputDataFieldName: 'data' }, { items: [await picture()] });
		await soon(400);
		const started = Date.now();
		running.cancel();
		const { logs } = await running.result;
		while (summary(logs) === undefined && Date.now() - started < 5_000) await soon(10);
		expect(Date.now() - started).toBeLessThan(1_000);
		expect(sends()).toBe(0);
	});

	it('a download that drips', async () => {
		let address = '';
		let closed = 0;
		const server = createServer((request, response) => {
			if (request.url !== '/file') {
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ url: `${address}/file`, mime_type: 'application/pdf', id: '990001' }));
				return;
			}
			const drip = setInterval(() => response.write('x'), 100);
			response.on('close', () => {
				clearInterval(drip);
				closed = Date.now();
			});
		});
		address = `http://127.0.0.1:${await listening(server)}`;
		const running = stage.start({ resource: 'media', operation: 'download', mediaId: '990001' }, { credentials: [demoCredential(address)] });
		await soon(800);
		const started = Date.now();
		running.cancel();
		await running.result;
		while (closed === 0 && Date.now() - started < 5_000) await soon(10);
		server.closeAllConnections();
		await stopServers();
		expect(closed).toBeGreaterThan(0);
		expect(closed - started).toBeLessThan(1_000);
	});

	it('the lock of the once-keys, which a worker that died has left', async () => {
		const free = deduplication.checkProcessedAndRecord.bind(deduplication);
		const held = jest
			.spyOn(deduplication, 'checkProcessedAndRecord')
			.mockImplementation(async (items, scope, place, options) => (scope === 'node' ? { new: [], processed: items } : await free(items, scope, place, options)));
		const { took, said } = await cancelled({ options: { onceKey: '={{ $json.text }}' } }, toMany(3), 300);
		held.mockRestore();
		expect(took).toBeLessThan(1_000);
		expect(said).toBe('The execution was cancelled. 0 of 3 accepted, 3 not sent.');
	});

	it('leaves the next execution its turn', async () => {
		await cancelled({ options: { messagesPerSecond: 1 } }, toMany(50), 400);
		const started = Date.now();
		const { items } = await stage.run({ to: '16505550101', body: 'hello', options: { messagesPerSecond: 1 } });
		expect(items[0]?.status).toBe('accepted');
		expect(Date.now() - started).toBeLessThan(2_500);
	});
});

const picture = async () =>
	await itemWithFile({ content: sampleFiles.jpeg.bytes, fileName: 'photo.jpg', mimeType: 'image/jpeg', json: { chatId: '16505551001' } });
