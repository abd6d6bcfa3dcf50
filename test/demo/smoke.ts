import { demoWorld } from '../emulator/contract';
import { at, listAt } from '../n8n/json';
import type { Say } from '../n8n/longStep';
import { explain } from '../n8n/sentence';
import { eventually, Phone } from './phone';
import type { Stage } from './stage';

interface Check {
	/** What a person would see. */
	title: string;
	/** @returns what was seen, in a few words */
	look: () => Promise<string>;
}

const customer = demoWorld.customers[0];
const textOf = (message: Record<string, unknown>): string => String(at(message, 'text', 'body'));

/** One whole conversation with the echo workflow, check by check, in the order in which they happen. */
function checksOf({ n8n, emulator, workflows }: Stage): Check[] {
	const phone = new Phone(emulator.url, customer);
	const workflowId = workflows.get('echo.json') ?? '';
	let written = '';
	let answer = '';
	return [
		{
			title: 'n8n has loaded both nodes and opens its editor',
			look: async () => {
				const editor = await fetch(n8n.url);
				if (!editor.ok) throw new Error(`the editor answered ${editor.status}`);
				const names = listAt(await n8n.api.request('GET', '/types/nodes.json')).map((type) => String(at(type, 'name')));
				const ours = names.filter((name) => name.startsWith('n8n-nodes-whatsapp-cloud.'));
				for (const wanted of ['whatsApp', 'whatsAppTrigger']) {
					if (!ours.some((name) => name.endsWith(`.${wanted}`))) throw new Error(`${wanted} is not there`);
				}
				return ours.join(', ');
			},
		},
		{
			title: "publishing set the app's callback to the workflow",
			look: async () => {
				const found = emulator.state().subscriptions.find(({ callbackUrl }) => callbackUrl.startsWith(`${n8n.url}/webhook/`));
				if (found === undefined) throw new Error(`the app's subscriptions are ${JSON.stringify(emulator.state().subscriptions)}`);
				return new URL(found.callbackUrl).pathname;
			},
		},
		{
			title: 'a customer writes "hi" and the workflow answers',
			look: async () => {
				written = await phone.write('hi');
				const bubble = await eventually('the answer', async () => (await phone.answersTo(written))[0]);
				answer = bubble.id;
				const text = textOf(bubble.message);
				if (!text.includes('hi') || !text.includes(customer.name)) throw new Error(`the answer reads ${JSON.stringify(text)}`);
				return JSON.stringify(text);
			},
		},
		{
			title: "the customer's message was marked as read, with typing dots",
			look: async () => {
				await eventually('the read mark', async () => (await phone.conversation())?.readUpTo === written);
				const mark = emulator.requests.find(({ body }) => at(body, 'status') === 'read' && at(body, 'message_id') === written);
				const typing = at(mark?.body, 'typing_indicator', 'type');
				if (typing !== 'text') throw new Error(`the typing indicator was ${JSON.stringify(typing)}`);
				return 'read';
			},
		},
		{
			title: 'the answer is delivered, and its ticks turn when the customer opens the chat',
			look: async () => {
				const tick = async (): Promise<string | undefined> => (await phone.answersTo(written)).find(({ id }) => id === answer)?.tick;
				await eventually('the delivery', async () => (await tick()) === 'delivered');
				await phone.open();
				await eventually('the read tick', async () => (await tick()) === 'read');
				return 'delivered, then read';
			},
		},
		{
			title: 'the Statuses output ran for that answer',
			look: async () => {
				const seen = await eventually('an execution for the read status', async () => {
					const statuses = new Set<string>();
					for (const { id } of await n8n.api.executions(workflowId)) {
						const execution = await n8n.api.execution(id);
						const items = execution.ran.flatMap((node) => execution.output(node, 1));
						for (const item of items) if (at(item, 'messageId') === answer) statuses.add(String(at(item, 'status')));
					}
					return statuses.has('read') ? [...statuses] : undefined;
				});
				return ['sent', 'delivered', 'read'].filter((status) => seen.includes(status)).join(', ');
			},
		},
		{
			title: 'every execution went well',
			look: async () => {
				const settled = await eventually('the end of the executions', async () => {
					const executions = await n8n.api.executions(workflowId);
					return executions.every(({ status }) => status !== 'running' && status !== 'new') && executions;
				});
				for (const { id, status } of settled) {
					if (status !== 'success') throw new Error(`execution ${id} ended with ${status}: ${(await n8n.api.execution(id)).problem ?? ''}`);
				}
				return `${settled.length} executions`;
			},
		},
	];
}

/** Has the conversation, saying what was seen. A check that fails ends it: the later ones stand on it. */
export async function runSmoke(stage: Stage, say: Say): Promise<{ passed: number; failed: number }> {
	const checks = checksOf(stage);
	let passed = 0;
	for (const { title, look } of checks) {
		try {
			say(`ok      ${title}: ${await look()}`);
			passed += 1;
		} catch (problem) {
			say(`not ok  ${title}: ${problem instanceof Error ? problem.message : explain(problem)}`);
			return { passed, failed: checks.length - passed };
		}
	}
	return { passed, failed: 0 };
}
