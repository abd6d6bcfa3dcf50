import { readdir } from 'node:fs/promises';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { eventually, Phone } from '../demo/phone';
import { published } from '../demo/published';
import { demoWorld } from '../emulator/contract';
import { exampleFiles, readExample } from '../examples/exampleFile';
import { at } from '../n8n/json';
import { startModel } from './modelStandIn';
import { onStage, workflowOf } from './onStage';

const stage = onStage((file) => published.includes(file));
const [ana, ben, chi] = demoWorld.customers;
const phone = (customer: (typeof demoWorld.customers)[number]) => new Phone(stage().emulator.url, customer);

const textOf = (message: unknown) => String(at(message, 'text', 'body') ?? at(message, 'interactive', 'body', 'text'));
const sentTo = ({ phone: number }: { phone: string }) => (stage().emulator.conversation(number)?.bubbles ?? []).filter(({ from }) => from === 'business');
const textsTo = (customer: { phone: string }) => sentTo(customer).map(({ message, rendered }) => rendered?.body ?? textOf(message));

describe('the examples in a real n8n', () => {
	let types: INodeTypeDescription[] = [];
	beforeAll(async () => {
		types = (await stage().n8n.api.request('GET', '/types/nodes.json')) as INodeTypeDescription[];
	});

	const typeOf = ({ type, typeVersion }: INode) => types.find(({ name, version }) => name === type && [version].flat().includes(typeVersion));

	it.each(exampleFiles)('%s has only nodes that n8n knows in their versions, and parameters that these have', (file) => {
		for (const node of readExample(file).nodes) {
			const description = typeOf(node);
			expect({ node: node.name, type: node.type, known: description !== undefined }).toEqual({ node: node.name, type: node.type, known: true });
			if (description === undefined) continue;
			const shown = NodeHelpers.getNodeParameters(description.properties, structuredClone(node.parameters), true, false, node, description);
			expect({ node: node.name, parameters: shown }).toMatchObject({ node: node.name, parameters: node.parameters });
		}
	});

	it('all are imported, and those of the demo are published', async () => {
		const there = await stage().n8n.api.workflows();
		const names = (files: Iterable<string>) => [...files].map((file) => readExample(file).name).sort();
		expect(there.map(({ name }) => name).sort()).toEqual(names(exampleFiles));
		expect(there.filter((one) => one.published).map(({ name }) => name).sort()).toEqual(names(published));
	});

	it('"hi" is answered once, by the menu of the support bot, and a tap on it by its answer', async () => {
		const { emulator } = stage();
		const written = await phone(ana).write('hi');
		const [menu] = await eventually('the menu', async () => {
			const answers = await phone(ana).answersTo(written);
			return answers.length > 0 && answers;
		});
		expect(textOf(menu?.message)).toMatch(/^Hello Ana!/);
		const button = at(menu?.message, 'interactive', 'action', 'buttons', 0, 'reply');
		const tap = await emulator.inbound({ from: ana.phone, message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: String(at(button, 'id')), title: String(at(button, 'title')) } } } });
		await eventually('the hours', async () => (await phone(ana).answersTo(tap)).length > 0);
		expect(textsTo(ana)).toEqual([expect.stringMatching(/^Hello Ana!/), expect.stringMatching(/^We bake from Tuesday/)]);
	});

	it('a picture is stored as a file, and gets a thumbs-up', async () => {
		const { emulator, files } = stage();
		const form = new FormData();
		form.append('file', new Blob([new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))], { type: 'image/png' }), 'bread.png');
		const { id } = Object(await (await fetch(`${emulator.url}/_emulator/media`, { method: 'POST', body: form })).json());
		const picture = await emulator.inbound({ from: ben.phone, name: ben.name, message: { type: 'image', image: { id, mime_type: 'image/png' } } });
		await eventually('the thumbs-up', async () => emulator.conversation(ben.phone)?.bubbles.some((bubble) => bubble.id === picture && bubble.reactions[0]?.emoji === '👍'), 30_000);
		expect(await readdir(files)).toEqual([expect.stringMatching(new RegExp(`^\\d{4}-\\d\\d-\\d\\d ${ben.phone} ${id}\\.png$`))]);
	});

	it('an appointment entered in the form is asked in the chat, and kept with a tap', async () => {
		const { emulator, n8n } = stage();
		const form = new FormData();
		['Chi', `+${chi.phone}`, 'Friday', '15:00'].forEach((value, index) => form.append(`field-${index}`, value));
		const answer = await fetch(`${n8n.url}/form/appointment`, { method: 'POST', body: form });
		expect(answer.status).toBe(200);
		const question = await eventually('the question', async () => sentTo(chi).find(({ type }) => type === 'interactive'));
		expect(textOf(question.message)).toBe('Hello Chi! Your cake tasting is on Friday at 15:00. Shall we keep the table for you?');
		const { id, title } = Object(at(question.message, 'interactive', 'action', 'buttons', 0, 'reply'));
		await emulator.inbound({ from: chi.phone, quotedId: question.id, message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } } });
		await eventually('the confirmation', async () => textsTo(chi).includes('Wonderful, Chi! We keep the table on Friday at 15:00.'));
		expect(sentTo(chi)).toHaveLength(2);
	});

	it('a one-time code is sent, and right once', async () => {
		const { n8n } = stage();
		const call = async (path: string, body: object): Promise<unknown> => {
			const response = await fetch(`${n8n.url}/webhook/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
			return await response.json();
		};
		const number = '16505550120';
		expect(await call('one-time-code', { phone: `+${number}` })).toEqual({ sent: true });
		const code = at(sentTo({ phone: number })[0]?.message, 'template', 'components', 0, 'parameters', 0, 'text');
		expect(await call('one-time-code-check', { phone: `+${number}`, code: '12' })).toEqual({ valid: false });
		expect(await call('one-time-code-check', { phone: `+${number}`, code })).toEqual({ valid: true });
		expect(await call('one-time-code-check', { phone: `+${number}`, code })).toEqual({ valid: false });
	});

	it('news of a template reaches the team', async () => {
		const { emulator } = stage();
		const value = { event: 'REJECTED', message_template_id: 1, message_template_name: 'new_menu', message_template_language: 'en_US', reason: 'INVALID_FORMAT' };
		await emulator.deliver({ payload: { object: 'whatsapp_business_account', entry: [{ id: demoWorld.accountId, time: 1_760_000_000, changes: [{ field: 'message_template_status_update', value }] }] } });
		await eventually('the news', async () => textsTo(chi).some((text) => text.startsWith('❌ The template *new_menu* (en_US) was rejected: invalid format.')));
	});

	it('the dashboard shows what became of all this, as a web page', async () => {
		const { n8n } = stage();
		const page = await eventually('the statuses on the page', async () => {
			const response = await fetch(`${n8n.url}/webhook/whatsapp-deliveries`);
			const html = await response.text();
			return /<strong>[1-9]\d*<\/strong><h2>Delivered/.test(html) && { html, type: response.headers.get('content-type') };
		});
		expect(page.type).toBe('text/html; charset=utf-8');
		expect(page.html).toMatch(/<h2>Failed<\/h2>/);
		expect(page.html).not.toMatch(/\{\{|undefined|1650555/);
	});

	it.each([
		['order-updates.json', 'Every 15 Minutes', ana, 'Thank you, Ana! Your order 4711 is in the oven. We will tell you when it is ready.'],
		['broadcast.json', 'Start Here', ana, 'This weekend you get 20% off with the code BREAD20 in all our shops.'],
	])('%s runs in the editor with its sample rows, and sends nothing the second time', async (file, start, customer, text) => {
		const { n8n } = stage();
		const run = async () => {
			const id = await n8n.api.run(workflowOf(stage(), file), start);
			return await eventually('the end of the run', async () => {
				const execution = await n8n.api.execution(id);
				return !['new', 'running'].includes(execution.status) && execution;
			});
		};
		const count = () => textsTo(customer).filter((one) => one === text).length;

		expect(await run()).toMatchObject({ status: 'success' });
		expect(count()).toBe(1);
		expect(await run()).toMatchObject({ status: 'success' });
		expect(count()).toBe(1);
	});

	it('the AI assistant uses its tool and answers, once a model is chosen', async () => {
		const { n8n } = stage();
		const model = await startModel(({ messages }) =>
			messages.at(-1)?.startsWith('user:') ? { tool: 'Send_Our_Location', values: {} } : { text: '## Here we are\nBy the **river**.' },
		);
		try {
			await n8n.api.saveCredential({ name: 'Model', type: 'openAiApi', data: { apiKey: 'none', url: model.url, header: false } });
			const workflow = readExample('ai-assistant.json');
			for (const node of workflow.nodes.filter(({ name }) => name === 'Chat Model')) {
				node.credentials = { openAiApi: { id: null, name: 'Model' } };
				// The stand-in speaks the API that models of every maker speak.
				node.parameters.responsesApiEnabled = false;
			}
			const id = workflowOf(stage(), 'ai-assistant.json');
			await n8n.api.updateWorkflow(id, { ...workflow });
			await n8n.api.unpublish(workflowOf(stage(), 'support-bot.json'));
			await n8n.api.publish(id);

			const written = await phone(ben).write('Where are you?');

			const answers = await eventually('place and answer', async () => {
				const all = await phone(ben).answersTo(written);
				return all.length > 1 && all;
			});
			expect(answers.map(({ message }) => at(message, 'location', 'name') ?? textOf(message))).toEqual(['Riverside Bakery', '*Here we are*\nBy the *river*.']);
			expect(model.asked[0]?.messages.join('\n')).toContain('The customer is called Ben.');
		} finally {
			await model.stop();
		}
	});

	it('no execution failed', async () => {
		const { n8n } = stage();
		const executions = await eventually('the end of all executions', async () => {
			const all = await n8n.api.executions();
			return all.every(({ status }) => !['new', 'running'].includes(status)) && all;
		});
		const failed = executions.filter(({ status }) => !['success', 'waiting'].includes(status));
		const problems = await Promise.all(failed.map(async ({ id }) => (await n8n.api.execution(id)).problem));
		expect(problems).toEqual([]);
	});
});
