import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../demo/phone';
import { demoCredential } from '../demo/stage';
import type { Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { installEngine, type Engine } from '../n8n/install';
import { at } from '../n8n/json';
import { cacheFolder } from '../n8n/packProject';
import { startN8n, type RealN8n } from '../n8n/realN8n';
import type { Execution, WorkflowJson } from '../n8n/restApi';

const settings = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
type OnError = (typeof settings)[number];

interface Setup {
	name: string;
	onError: OnError;
	retryOnFail: boolean;
	body?: string;
	options?: Record<string, unknown>;
}

const webhook = (name: string, y: number, path: string) => ({ id: path, name, type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, y], webhookId: path, parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} } });

/** A webhook gets a list of people and texts, and the node sends each text. Another one frees the workflow's keys. */
const workflow = ({ name, onError, retryOnFail, body = '={{ $json.text }}', options = {} }: Setup): WorkflowJson => ({
	name,
	nodes: [
		webhook('Webhook', 0, name),
		{ id: `${name}-split`, name: 'Split Out', type: 'n8n-nodes-base.splitOut', typeVersion: 1, position: [220, 0], parameters: { fieldToSplitOut: 'body.people', options: {} } },
		{
			id: `${name}-send`,
			name: 'Send',
			type: 'n8n-nodes-whatsapp-cloud.whatsApp',
			typeVersion: 1,
			position: [440, 0],
			onError,
			...(retryOnFail ? { retryOnFail, maxTries: 3, waitBetweenTries: 100 } : {}),
			parameters: { resource: 'message', operation: 'sendText', to: '={{ $json.phone }}', body, options },
			credentials: { whatsAppCloudApi: { name: 'WhatsApp Cloud API account' } },
		},
		webhook('Free', 200, `${name}-free`),
		{ id: `${name}-clear`, name: 'Clear', type: 'n8n-nodes-base.removeDuplicates', typeVersion: 2, position: [220, 200], parameters: { operation: 'clearDeduplicationHistory', mode: 'cleanDatabase', options: { scope: 'workflow' } } },
	],
	connections: { Free: { main: [[{ node: 'Clear', type: 'main', index: 0 }]] }, Webhook: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] }, 'Split Out': { main: [[{ node: 'Send', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

const combinations = settings.flatMap((onError) => [false, true].map((retryOnFail) => ({ name: `${onError}-${retryOnFail ? 'retry' : 'once'}`, onError, retryOnFail })));
const keyed = { name: 'keyed', onError: 'stopWorkflow', retryOnFail: false, options: { onceKey: '={{ $json.text }}' } } as const;
const slow = { name: 'crashed', onError: 'continueRegularOutput', retryOnFail: false, options: { onceKey: '={{ $json.text }}', messagesPerSecond: 10 } } as const;
const changing = { name: 'changing', onError: 'stopWorkflow', retryOnFail: true, body: '={{ $json.text }} at {{ Date.now() }}' } as const;
const setups: Setup[] = [...combinations, keyed, slow, changing];

describe('a workflow in the real n8n never sends a message twice', () => {
	let engine: Engine;
	let folder = '';
	let emulator: Emulator;
	let n8n: RealN8n;
	const ids = new Map<string, string>();

	beforeAll(async () => {
		folder = await mkdtemp(join(cacheFolder, 'e2e-twice-'));
		engine = await installEngine(() => undefined);
		emulator = await startEmulator({ statuses: false });
		n8n = await startN8n({ engine, folder, packages: [process.env.E2E_TARBALL ?? ''], credentials: [demoCredential(emulator.url)], workflows: setups.map(workflow) });
		for (const [index, { name }] of setups.entries()) {
			const id = n8n.workflowIds[index] ?? '';
			ids.set(name, id);
			await n8n.api.publish(id);
		}
	});
	afterAll(async () => {
		await n8n?.stop();
		await emulator?.stop();
		await rm(folder, { recursive: true, force: true });
	});
	beforeEach(() => {
		emulator.reset();
		emulator.clearFaults();
		emulator.requests.length = 0;
	});

	/** The texts that Meta accepted, in order. */
	const accepted = (): string[] =>
		emulator.requests.flatMap(({ body, messageId }) => (messageId === undefined ? [] : [String(at(body, 'text', 'body'))]));

	const post = async (name: string, people: Array<{ phone: string; text: string }>): Promise<void> => {
		const answer = await fetch(`${n8n.url}/webhook/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ people }) });
		expect(answer.status).toBe(200);
	};

	/** The newest execution, once there are so many and it has ended. */
	const ended = async (name: string, executions: number): Promise<Execution> =>
		await eventually('the end of the execution', async () => {
			const all = await n8n.api.executions(ids.get(name));
			const [newest] = all;
			return all.length >= executions && newest && ['success', 'error', 'crashed'].includes(newest.status) && (await n8n.api.execution(newest.id));
		});

	/** The node's tries, as its execution keeps them. */
	const statuses = (execution: Execution, output = 0): unknown[] => execution.output('Send', output).map((json) => at(json, 'status'));

	const five = ['0', '1', '2', '3', '4'].map((text) => ({ phone: '16505551001', text }));

	/** Of the second message Meta says that it is refused; of the fourth that is sent after it, the answer is lost. */
	const oneRefusedOneLost = (): void => {
		emulator.fault({ kind: 'error', code: 131026, path: '/messages$', skip: 1, times: 1 });
		emulator.fault({ kind: 'dropAfter', path: '/messages$', skip: 2, times: 1 });
	};

	it.each([false, true])('On Error = Continue, Retry On Fail %p: every item says what became of it', async (retryOnFail) => {
		oneRefusedOneLost();
		const name = `continueRegularOutput-${retryOnFail ? 'retry' : 'once'}`;
		await post(name, five);
		const execution = await ended(name, 1);
		expect(execution.status).toBe('success');
		expect(statuses(execution)).toEqual(['accepted', 'failed', 'accepted', 'unknown', 'accepted']);
		expect(accepted()).toEqual(['0', '2', '3', '4']);
		expect(emulator.requests).toHaveLength(5);
	});

	it.each([false, true])('On Error = Continue (using error output), Retry On Fail %p: what is refused or unknown leaves by the other output', async (retryOnFail) => {
		oneRefusedOneLost();
		const name = `continueErrorOutput-${retryOnFail ? 'retry' : 'once'}`;
		await post(name, five);
		const execution = await ended(name, 1);
		expect(execution.status).toBe('success');
		expect(statuses(execution)).toEqual(['accepted', 'accepted', 'accepted']);
		expect(statuses(execution, 1)).toEqual(['failed', 'unknown']);
		expect(at(execution.output('Send', 1)[0], 'code')).toBe(131026);
		expect(accepted()).toEqual(['0', '2', '3', '4']);
	});

	it("On Error = Stop: the refusal ends it, and n8n's own retry of the execution sends only the rest", async () => {
		oneRefusedOneLost();
		await post('stopWorkflow-once', five);
		const stopped = await ended('stopWorkflow-once', 1);
		expect(stopped.status).toBe('error');
		expect(stopped.problem).toContain('the recipient is not on WhatsApp');
		expect(accepted()).toEqual(['0']);
		emulator.clearFaults();

		await n8n.api.request('POST', `/rest/executions/${stopped.id}/retry`, { loadWorkflow: false });

		const again = await ended('stopWorkflow-once', 2);
		expect(again.status).toBe('success');
		expect(statuses(again)).toEqual(Array(5).fill('accepted'));
		expect(accepted()).toEqual(['0', '1', '2', '3', '4']);
	});

	it('On Error = Stop with Retry On Fail: each message leaves once, and the one that got lost keeps the execution from success', async () => {
		oneRefusedOneLost();
		await post('stopWorkflow-retry', five);
		const execution = await ended('stopWorkflow-retry', 1);
		expect(execution.status).toBe('error');
		expect(accepted().sort()).toEqual(['0', '1', '2', '3', '4']);
		expect(emulator.requests).toHaveLength(6);
	});

	it('a text that is another one at each try of Retry On Fail leaves once', async () => {
		emulator.fault({ kind: 'error', code: 131026, path: '/messages$', skip: 2, times: 1 });
		await post('changing', five);
		const execution = await ended('changing', 1);
		expect(execution.status).toBe('success');
		expect(accepted().map((text) => text.split(' ')[0])).toEqual(['0', '1', '2', '3', '4']);
	});

	it('with a Once Key, a later execution over the same items sends what was not sent, and says which may have been; Remove Duplicates frees the keys', async () => {
		emulator.fault({ kind: 'dropAfter', path: '/messages$', skip: 2, times: 1 });
		await post('keyed', five);
		expect((await ended('keyed', 1)).status).toBe('error');
		expect(accepted()).toEqual(['0', '1', '2']);

		await post('keyed', five);

		const second = await ended('keyed', 2);
		expect(second.status).toBe('error');
		expect(second.problem).toContain("The Once Key '2' was used by an earlier send");
		expect(accepted()).toEqual(['0', '1', '2', '3', '4']);

		await post('keyed', five.filter(({ text }) => text !== '2'));

		const third = await ended('keyed', 3);
		expect(statuses(third)).toEqual(['skipped', 'skipped', 'skipped', 'skipped']);
		expect(accepted()).toEqual(['0', '1', '2', '3', '4']);

		await post('keyed-free', []);
		expect((await ended('keyed', 4)).status).toBe('success');
		await post('keyed', five.slice(0, 1));

		expect(statuses(await ended('keyed', 5))).toEqual(['accepted']);
	});

	it('after a crash in the middle of a broadcast, the same Once Keys send only what was not sent', async () => {
		emulator.fault({ kind: 'delay', ms: 400, path: '/messages$' });
		const people = Array.from({ length: 40 }, (_, n) => ({ phone: `1650555${2000 + n}`, text: `order ${n}` }));
		await post('crashed', people);
		await eventually('some messages', async () => accepted().length >= 10);

		await n8n.kill();
		n8n = await startN8n({ engine, folder });
		const before = new Set(accepted());
		expect(before.size).toBeLessThan(40);
		await post('crashed', people);

		const second = await ended('crashed', 2);
		const all = statuses(second);
		expect(accepted().length).toBe(new Set(accepted()).size);
		const count = (status: string): number => all.filter((one) => one === status).length;
		expect(count('skipped') + count('unknown') + count('accepted')).toBe(40);
		expect(count('skipped')).toBeGreaterThan(0);
		// What was on its way when the process ended: whether Meta had it by then or not, nobody wrote down.
		expect(count('unknown')).toBeGreaterThan(0);
		expect(count('unknown')).toBeLessThan(20);
		for (const [n, status] of all.entries()) {
			if (status !== 'unknown') expect(accepted()).toContain(`order ${n}`);
			if (status === 'skipped') expect(before.has(`order ${n}`)).toBe(true);
		}
	});
});
