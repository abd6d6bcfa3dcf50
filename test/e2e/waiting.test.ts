import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { demoCredentialName } from '../demo/stage';
import { eventually } from '../demo/phone';
import { buildPhonePage } from '../demo/phonePage';
import { demoWorld, type Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { startBrowser } from '../n8n/browser';
import { installEngine, type Engine } from '../n8n/install';
import { at } from '../n8n/json';
import { cacheFolder } from '../n8n/packProject';
import type { RealN8n } from '../n8n/realN8n';
import type { ExecutionSummary, WorkflowJson } from '../n8n/restApi';
import { TRIGGER } from './triggerWorkflow';
import { bootN8n } from './onStage';

/*
 * Three workflows on one number, each of which asks when a certain word is written. The tests follow each other.
 */

const [ana, ben] = demoWorld.customers;

let engine: Engine;
let folder = '';
let emulator: Emulator;
let n8n: RealN8n;
let browser: Browser;
let phone: Page;
let approval = '';
let freeText = '';
let limited = '';

const boot = async (port?: number): Promise<RealN8n> => await bootN8n(engine, folder, emulator.url, port);

/** A workflow that asks whoever writes the word, and tells what the answer was. */
const asking = (number: number, word: string, question: Record<string, unknown>, outcome: string): WorkflowJson => {
	const node = (last: number, name: string, type: string, parameters: Record<string, unknown>) => ({
		id: `22222222-0000-4000-8000-0000000000${number}${last}`,
		webhookId: `33333333-0000-4000-8000-0000000000${number}${last}`,
		name,
		type: `n8n-nodes-whatsapp-cloud.${type}`,
		typeVersion: 1,
		position: [last * 240, 0],
		parameters,
		credentials: { whatsAppCloudApi: { name: demoCredentialName } },
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return {
		name: word,
		settings: {},
		nodes: [
			node(1, TRIGGER, 'whatsAppTrigger', { filters: { textContains: word }, options: { lateTapAnswer: 'This is settled already.' } }),
			node(2, 'Ask', 'whatsApp', { resource: 'message', operation: 'sendAndWait', ...question }),
			node(3, 'Tell', 'whatsApp', { resource: 'message', operation: 'sendText', body: outcome }),
		],
		connections: { [TRIGGER]: to('Ask'), Ask: to('Tell') },
	};
};

beforeAll(async () => {
	engine = await installEngine(() => undefined);
	await buildPhonePage(() => undefined);
	folder = await mkdtemp(join(cacheFolder, 'e2e-'));
	emulator = await startEmulator({ redeliveryMs: 200 });
	n8n = await boot();
	approval = await n8n.api.importWorkflow(
		asking(1, 'delivery', { message: 'Shall we deliver tomorrow?' }, "={{ $json.approved ? 'We come tomorrow.' : 'We do not come.' }}"),
	);
	freeText = await n8n.api.importWorkflow(
		asking(2, 'table', { message: 'For how many people?', responseType: 'freeText' }, '=A table for {{ $json.text }}.'),
	);
	const soon = { limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: "={{ $now.plus(12, 'seconds').toISO() }}" } } };
	limited = await n8n.api.importWorkflow(
		asking(3, 'lottery', { message: 'Which number?', responseType: 'freeText', options: soon }, "={{ $json.answered ? 'Noted.' : 'Too late.' }}"),
	);
	for (const id of [approval, freeText, limited]) await n8n.api.publish(id);
	browser = await startBrowser();
	phone = await browser.newPage();
	await phone.goto(`${emulator.url}/phone#/${demoWorld.phoneNumberId}/${ana.phone}`);
});

afterAll(async () => {
	await browser?.close();
	await n8n?.stop();
	await emulator?.stop();
	await rm(folder, { recursive: true, force: true });
});

const writes = async (text: string): Promise<void> => {
	await phone.getByTestId('composer-input').fill(text);
	await phone.keyboard.press('Enter');
};


/** The text is in the chat; the list of chats shows the newest one, too. */
const sees = async (text: string): Promise<void> => await phone.getByText(text).last().waitFor();

/** The newest execution of a workflow once it has this status. */
const latest = async (id: string, status: string): Promise<ExecutionSummary> =>
	await eventually(`an execution with the status ${status}`, async () => {
		const [newest] = await n8n.api.executions(id);
		return newest?.status === status && newest;
	});

const countOf = async (id: string): Promise<number> => (await n8n.api.executions(id)).length;

describe('a question in the chat, in a real n8n', () => {
	it('waits for the customer, who taps Approve on the phone, and the workflow goes on', async () => {
		await writes('delivery please');
		await sees('Shall we deliver tomorrow?');
		const asked = await latest(approval, 'waiting');

		await phone.getByRole('button', { name: 'Approve' }).last().click();

		await sees('We come tomorrow.');
		const execution = await n8n.api.execution((await latest(approval, 'success')).id);
		expect(execution.id).toBe(asked.id);
		expect(at(execution.output('Ask')[0], 'approved')).toBe(true);
		expect(at(execution.output('Ask')[0], 'profileName')).toBe(ana.name);
		expect(await countOf(approval)).toBe(1);
	});

	it('a second tap on the same question does nothing but bring the polite answer', async () => {
		const { messageId, buttons } = lastQuestion();
		await tap(messageId, buttons[1]);
		await sees('This is settled already.');
		expect(await countOf(approval)).toBe(1);
		expect(await phone.getByText('We do not come.').count()).toBe(0);
	});

	it("takes the customer's next message as the answer to a question in free text, and it starts no workflow", async () => {
		await writes('a table please');
		await sees('For how many people?');
		await latest(freeText, 'waiting');

		await writes('four, a delivery for six later');

		await sees('A table for four, a delivery for six later.');
		await latest(freeText, 'success');
		expect([await countOf(freeText), await countOf(approval)]).toEqual([1, 1]);

		await writes('delivery after all');
		await latest(approval, 'waiting');
	});

	it('goes on after n8n was stopped and started between question and answer, and says answered: false when the time is over', async () => {
		const asked = await latest(approval, 'waiting');
		await emulator.inbound({ from: ben.phone, message: { type: 'text', text: { body: 'lottery' } } });
		const timed = await latest(limited, 'waiting');
		const port = Number(new URL(n8n.url).port);
		await n8n.stop();
		n8n = await boot(port);

		await phone.getByRole('button', { name: 'Decline' }).last().click();

		await sees('We do not come.');
		const [ended] = await n8n.api.executions(approval);
		expect(ended?.id).toBe(asked.id);
		await eventually('the end of the wait', async () => lastTo(ben.phone) === 'Too late.', 90_000);
		const over = await n8n.api.execution(timed.id);
		expect(over.output('Ask')).toEqual([expect.objectContaining({ answered: false, profileName: ben.name, text: 'lottery' })]);
		expect(at(over.output(TRIGGER)[0], 'answered')).toBeUndefined();
	}, 180_000);

	it('waits in vain for nobody: unpublished triggers make the node say so before it asks', async () => {
		for (const id of [freeText, limited, approval]) await n8n.api.unpublish(id);
		const questions = asks().length;
		await n8n.api.listenForTest(approval, TRIGGER);
		await writes('delivery once more');
		const { id } = await latest(approval, 'error');
		expect((await n8n.api.execution(id)).problem).toMatch(/Nobody receives|test listener|not published/);
		expect(asks()).toHaveLength(questions);
	});

	it('is there as human review for the tools of AI agents', async () => {
		const types = await n8n.api.request('GET', '/types/nodes.json');
		const names = Array.isArray(types) ? types.map((type) => at(type, 'name')) : [];
		expect(names).toContain('n8n-nodes-whatsapp-cloud.whatsAppHitlTool');
	});

	it('neither the access token nor the app secret is in anything that n8n wrote', () => {
		expect(n8n.logs()).not.toContain(demoWorld.accessToken);
		expect(n8n.logs()).not.toContain(demoWorld.appSecret);
	});
});

const bubblesTo = (customer: string) => (emulator.conversation(customer)?.bubbles ?? []).filter(({ from }) => from === 'business');

const lastTo = (customer: string): unknown => at(bubblesTo(customer).at(-1), 'message', 'text', 'body');

const asks = () => bubblesTo(ana.phone).filter(({ type }) => type === 'interactive');

function lastQuestion(): { messageId: string; buttons: unknown[] } {
	const question = asks().at(-1);
	const buttons = at(question, 'message', 'interactive', 'action', 'buttons');
	return { messageId: question?.id ?? '', buttons: Array.isArray(buttons) ? buttons.map((button) => at(button, 'reply')) : [] };
}

const tap = async (quotedId: string, reply: unknown): Promise<void> => {
	const message = { type: 'interactive', interactive: { type: 'button_reply', button_reply: reply } };
	await emulator.inbound({ from: ana.phone, quotedId, message });
};
