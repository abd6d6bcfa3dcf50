import { createHmac } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { demoWorld } from '../../emulator/contract';
import { ana, outputOf, WaitingStage } from '../../WhatsAppTrigger/receiving/answers/stage';
import { register, startStranger, type Stranger } from '../../WhatsAppTrigger/stranger';
import { runAsTool } from '../../engine';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { fullCredential } from '../../WhatsAppTrigger/stage';

let stage: WaitingStage;
let stranger: Stranger;
beforeEach(async () => {
	stage = await WaitingStage.set();
	stranger = await startStranger();
});
afterEach(async () => {
	await stranger.stop();
	await stage.clear();
});

const freeText = { responseType: 'freeText' };
const group = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';

/** Why a question is not asked: message and description. Nothing left. */
const refusal = async (...given: Parameters<WaitingStage['run']>): Promise<string> => {
	const result = await stage.run(...given);
	expect(result.status).toBe('error');
	expect(stage.emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))).toEqual([]);
	return `${result.error?.message} | ${result.error?.description ?? ''}`;
};

describe('a question is not asked, and says what to do,', () => {
	test('for more than one item at once', async () => {
		await stage.published();
		const said = await refusal({}, { items: [{ chatId: ana.phone }, { chatId: ana.phone }, { chatId: ana.phone }] });
		expect(said).toContain('The node got 3 items, and it asks one question per run');
		expect(said).toContain('Loop Over Items node with Batch Size 1');
	});

	test('for more than one item at once with On Error = Continue, where each item says so', async () => {
		await stage.published();
		const items = [{ chatId: ana.phone }, { chatId: ana.phone }];
		const result = await stage.run({}, { items, settings: { onError: 'continueRegularOutput' } });
		expect(result.status).toBe('success');
		expect(outputOf(result).map(({ status }) => status)).toEqual(['failed', 'failed']);
		expect(stage.sent()).toEqual([]);
	});

	test.each([
		['with buttons', {}, 'no interactive messages in groups'],
		['in free text', freeText, 'the answer of one person is waited for'],
	])('in a group, %s', async (_, parameters, why) => {
		await stage.published();
		expect(await refusal({ ...parameters, to: group })).toContain(why);
	});

	test('without an app secret in the credential', async () => {
		expect(await refusal({}, { credential: { appSecret: '' } })).toContain("The credential's 'App Secret' is empty");
	});

	test('where nobody receives', async () => {
		const said = await refusal({});
		expect(said).toContain('Nobody receives the messages to this number');
		expect(said).toContain('Publish a workflow with a WhatsApp Cloud Trigger on this account');
	});

	test("where another system's address receives, which it names", async () => {
		await register(stage.emulator, stranger, 'app');
		expect(await refusal({})).toContain(`Messages to this number go to ${new URL(stranger.url).host} and not to this n8n`);
	});

	test('where the address that receives only begins like this n8n', async () => {
		await register(stage.emulator, stranger, 'app');
		expect(await refusal({}, { instanceUrl: new URL(stranger.url).origin.slice(0, -1) })).toContain('and not to this n8n');
	});

	test('where the workflow that receives was deleted', async () => {
		const trigger = await stage.published();
		await trigger.stop();
		expect(await refusal({})).toContain('a workflow of this n8n that is not published');
	});

	test('where only a test listener receives, which is gone after its first event', async () => {
		const trigger = await stage.saved();
		await trigger.test.start();
		const said = await refusal({}, { mode: 'manual' });
		expect(said).toContain('Only a test listener receives');
		expect(said).toContain('a published trigger hears the answer also while you test');
	});

	test('where the trigger has another app secret', async () => {
		await stage.published();
		expect(await refusal({}, { credential: { appSecret: 'another-secret-0123456789abcdef0' } })).toContain('another App Secret than this node');
	});

	test('where the trigger cannot be reached', async () => {
		const trigger = await stage.published();
		stage.instance.register('POST', new URL(trigger.url).pathname, async (_, response) => {
			response.status(503).end();
		});
		expect(await refusal({})).toContain('did not answer');
	});

	test("where another node of this n8n receives", async () => {
		const trigger = await stage.published();
		stage.instance.register('POST', new URL(trigger.url).pathname, async (_, response) => {
			response.status(200).json({ message: 'Workflow was started' });
		});
		expect(await refusal({})).toContain('go to another node of this n8n, not to a WhatsApp Cloud Trigger');
	});

	test.each([
		['a question of 1,025 characters with buttons', { message: 'x'.repeat(1025) }, "'Message' has 1025 characters, and at most 1024 are allowed"],
		['a question of 4,097 characters', { ...freeText, message: 'x'.repeat(4097) }, "'Message' has 4097 characters, and at most 4096 are allowed"],
		['an empty question', { message: ' ' }, "'Message' is empty"],
		[
			'a button of 21 characters',
			{ approvalOptions: { values: { approvalType: 'single', approveLabel: 'x'.repeat(21) } } },
			"'Approve Button Label' has 21 characters, and at most 20 are allowed",
		],
		[
			'two buttons with the same text',
			{ approvalOptions: { values: { approvalType: 'double', approveLabel: 'OK', disapproveLabel: 'OK' } } },
			"'Approve Button Label' and 'Decline Button Label' are both 'OK'",
		],
		['no choice', choices([]), "'Choices' has no entry"],
		['eleven choices', choices([...'abcdefghijk']), "'Choices' has 11 entries, and at most 10 are allowed"],
		['a choice of 25 characters', choices(['x'.repeat(25)]), 'has 25 characters, and at most 24 are allowed'],
		['a description of 73 characters', choices([{ title: 'a', description: 'x'.repeat(73) }]), 'has 73 characters, and at most 72 are allowed'],
		['two choices with the same title', choices(['a', 'a']), "'Title' of 'Choice 2' is 'a', and 'Choice 1' has the same"],
		['two choices with the same ID', choices([{ title: 'a', id: '1' }, { title: 'b', id: '1' }]), "'ID' of 'Choice 2' is '1'"],
		['a list button of 21 characters', choices(['a', 'b', 'c', 'd'], { listButtonText: 'x'.repeat(21) }), "'List Button Text' has 21 characters"],
		['a list button without text', choices(['a', 'b', 'c', 'd'], { listButtonText: '' }), "'List Button Text' is empty"],
		['a limit of no time', limit({ limitType: 'afterTimeInterval', resumeAmount: 0, resumeUnit: 'hours' }), "'Amount' of 'Limit Wait Time' is 0"],
		['a time that is over', limit({ limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00Z' }), 'which is over'],
		['a time that is none', limit({ limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' }), "'soon', which is no date and time"],
		['no time at all', limit({ limitType: 'atSpecifiedTime', maxDateAndTime: '' }), "'Max Date and Time' of 'Limit Wait Time' is empty"],
	])('with %s', async (_, parameters, why) => {
		await stage.published();
		expect(await refusal(parameters as INodeParameters)).toContain(why);
	});

	test('as the plain tool of an AI agent, which learns about human review', async () => {
		const { answers } = await runAsTool({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendAndWait', to: ana.phone, message: 'OK?' },
			credentials: [fullCredential(stage.emulator.url)],
			calls: [{ arguments: {} }],
		});
		expect(JSON.stringify(answers)).toContain("An AI agent's tool cannot wait for an answer");
	});
});

test('at the limits a question is asked: 1,024 characters, ten choices, titles of 24 and descriptions of 72', async () => {
	await stage.published();
	const ten = Array.from({ length: 10 }, (_, index) => ({ title: `${index}`.padEnd(24, 'x'), description: 'd'.repeat(72) }));
	const list = await stage.ask({ ...choices(ten, { listButtonText: 'x'.repeat(20) }), message: 'x'.repeat(4096) });
	await stage.tap(list, 9);
	expect(outputOf(await list.waiting.resumed)).toMatchObject([{ choice: { index: 9 } }]);
	const buttons = await stage.ask({ message: 'x'.repeat(1024) });
	expect(buttons.buttons.every(({ id }) => id.length <= 200)).toBe(true);
});

test('three choices of 20 characters are buttons, one of 21 makes a list', async () => {
	await stage.published();
	await stage.ask(choices(['x'.repeat(20), 'b', 'c']));
	expect(stage.sent().at(-1)?.message).toMatchObject({ interactive: { type: 'button' } });
	await stage.ask(choices(['x'.repeat(21), 'b', 'c']));
	expect(stage.sent().at(-1)?.message).toMatchObject({ interactive: { type: 'list' } });
});

describe('the link that resumes an execution', () => {
	const member = 'whatsapp_cloud_answer';
	const node = '6f0d4a5e-3f6c-4f0a-9a55-2d3d2f5a1b01';

	const resumeUrl = ({ buttons }: { buttons: ReadonlyArray<{ id: string }> }): string => {
		const [, execution = '', id = '', signature = ''] = (buttons[0]?.id ?? '').split(':');
		return `${stage.instance.url}/webhook-waiting/${execution}/${id}?signature=${signature}`;
	};

	const post = async (url: string, body: unknown, secret: string = demoWorld.appSecret): Promise<number> => {
		const text = JSON.stringify(body);
		const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
		const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
		return (await fetch(url, { method: 'POST', headers, body: text })).status;
	};

	const answer = (execution: string, more: Record<string, unknown> = {}) => ({
		[member]: { execution, node, answer: { message: { waId: ana.phone, text: 'Approve' }, choice: 0 }, ...more },
	});

	test('takes nothing that is not signed with the app secret, and nothing by GET', async () => {
		await stage.published();
		const asked = await stage.ask();
		const url = resumeUrl(asked);
		expect(await post(url, answer(asked.execution.executionId), 'a-wrong-secret-0123456789abcdef')).toBe(401);
		expect((await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(401);
		expect((await fetch(url)).status).toBe(404);
		expect(asked.waiting.isResumed()).toBe(false);
	});

	test('takes nothing that was signed for another execution or node, and no choice that there is not', async () => {
		await stage.published();
		const asked = await stage.ask();
		const url = resumeUrl(asked);
		const { executionId } = asked.execution;
		expect(await post(url, answer('99999'))).toBe(400);
		expect(await post(url, answer(executionId, { node: 'other' }))).toBe(400);
		expect(await post(url, answer(executionId, { answer: { message: { waId: ana.phone }, choice: 2 } }))).toBe(400);
		expect(await post(url, answer(executionId, { answer: { message: { waId: ana.phone, text: 'by words' } } }))).toBe(400);
		expect(await post(url, { [member]: 'x' })).toBe(400);
		expect(asked.waiting.isResumed()).toBe(false);
	});

	test('is refused by n8n with another signature', async () => {
		await stage.published();
		const asked = await stage.ask();
		const url = resumeUrl(asked).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		expect(await post(url, answer(asked.execution.executionId))).toBe(401);
		expect(asked.waiting.isResumed()).toBe(false);
	});
});

function choices(list: unknown[], more: Record<string, unknown> = {}) {
	return { responseType: 'choice', choicesInput: 'json', choicesJson: JSON.stringify(list), ...more };
}

function limit(values: Record<string, unknown>) {
	return { options: { limitWaitTime: { values } } };
}
