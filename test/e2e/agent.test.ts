import { demoCredentialName } from '../demo/stage';
import { eventually, Phone } from '../demo/phone';
import { demoWorld } from '../emulator/contract';
import { at } from '../n8n/json';
import type { WorkflowJson } from '../n8n/restApi';
import { startModel, type Asked, type ModelStandIn, type Said } from './modelStandIn';
import { onStage } from './onStage';

const [ana, ben] = demoWorld.customers;
const TRIGGER = 'WhatsApp Cloud Trigger';
const credentials = { whatsAppCloudApi: { name: demoCredentialName } };
const customer = `={{ $('${TRIGGER}').item.json.chatId }}`;

const node = (name: string, type: string, typeVersion: number, parameters: object, more: object = {}) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
	...more,
});

const tool = (name: string, parameters: object, settings: object = {}) =>
	node(name, 'n8n-nodes-whatsapp-cloud.whatsAppTool', 1, { descriptionType: 'auto', ...parameters }, { credentials, ...settings });

/** Trigger, AI Agent with model, memory and three of our operations as tools, and the answer. */
const agentWorkflow = (modelUrl: string): WorkflowJson => ({
	name: 'Agent',
	settings: { executionOrder: 'v1' },
	nodes: [
		node(TRIGGER, 'n8n-nodes-whatsapp-cloud.whatsAppTrigger', 1, { options: { markAsRead: 'typing' } }, { credentials, webhookId: 'a9e1f0d2-5d0c-4a8f-9b0a-1f6f5f7c2e11' }),
		node('AI Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, { options: { enableStreaming: false } }),
		node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.2, { model: { __rl: true, mode: 'id', value: 'stand-in' }, options: { baseURL: modelUrl } }, {
			credentials: { openAiApi: { name: 'Model stand-in' } },
		}),
		node('Memory', '@n8n/n8n-nodes-langchain.memoryBufferWindow', 1.3, {}),
		tool('Tell Details', { resource: 'message', operation: 'sendText', to: customer, body: "={{ $fromAI('details', 'What to tell, in Markdown', 'string') }}", options: {} }),
		tool('Send Map', {
			resource: 'message',
			operation: 'sendLocation',
			to: customer,
			latitude: "={{ $fromAI('latitude', 'Latitude', 'number') }}",
			longitude: "={{ $fromAI('longitude', 'Longitude', 'number') }}",
		}),
		tool(
			'Look Up Template',
			{ resource: 'template', operation: 'get', templateId: { __rl: true, mode: 'id', value: "={{ $fromAI('template', 'ID of the template', 'string') }}" } },
			{ onError: 'continueRegularOutput' },
		),
		node('Answer', 'n8n-nodes-whatsapp-cloud.whatsApp', 1, { to: customer, body: '={{ $json.output }}', options: { formatMarkdown: true } }, { credentials }),
	],
	connections: {
		[TRIGGER]: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
		'AI Agent': { main: [[{ node: 'Answer', type: 'main', index: 0 }]] },
		Model: { ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]] },
		Memory: { ai_memory: [[{ node: 'AI Agent', type: 'ai_memory', index: 0 }]] },
		...Object.fromEntries(
			['Tell Details', 'Send Map', 'Look Up Template'].map((name) => [name, { ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] }]),
		),
	},
});

/** The first question of a conversation uses each tool in turn; any other is answered. */
function model({ messages }: Asked): Said {
	const since = messages.slice(messages.findLastIndex((one) => one.startsWith('user:')));
	const used = since.filter((one) => one.startsWith('tool:'));
	if (!since[0]?.includes('Where are you?')) return { text: `You said: **${since[0]?.slice(6)}**` };
	if (used.length === 0) return { tool: 'Tell_Details', values: { details: '## Opening hours\n\nWe are open **every day**.' } };
	if (used.length === 1) return { tool: 'Send_Map', values: { latitude: 52.5163, longitude: 13.3777 } };
	if (used.length === 2) return { tool: 'Look_Up_Template', values: { template: '1' } };
	return { text: 'I sent you **the map**.' };
}

describe('an AI agent in a real n8n', () => {
	const stage = onStage(() => false);
	let standIn: ModelStandIn;
	let workflow = '';
	beforeAll(async () => {
		standIn = await startModel(model);
		const { n8n } = stage();
		await n8n.api.saveCredential({ name: 'Model stand-in', type: 'openAiApi', data: { apiKey: 'none', url: standIn.url, header: false } });
		workflow = await n8n.api.importWorkflow(agentWorkflow(standIn.url));
		await n8n.api.publish(workflow);
	});
	afterAll(async () => await standIn?.stop());

	const answersTo = async (phone: Phone, written: string, count: number) =>
		await eventually(`${count} answers`, async () => {
			const answers = await phone.answersTo(written);
			const ended = (await stage().n8n.api.executions(workflow)).find(({ status }) => status === 'error');
			if (ended) throw new Error(`the execution ended: ${(await stage().n8n.api.execution(ended.id)).problem ?? ''}`);
			return answers.length >= count && answers;
		});

	it('hears the customer, uses our operations as its tools, and answers in the same chat', async () => {
		const phone = new Phone(stage().emulator.url, ana);

		const answers = await answersTo(phone, await phone.write('Where are you?'), 3);

		expect(at(answers[0], 'message', 'text', 'body')).toBe('*Opening hours*\n\nWe are open *every day*.');
		expect(at(answers[1], 'message', 'location')).toMatchObject({ latitude: 52.5163, longitude: 13.3777 });
		expect(at(answers[2], 'message', 'text', 'body')).toBe('I sent you *the map*.');
		expect(standIn.asked[0]?.messages.at(-1)).toBe('user: Where are you?');
	});

	it('offers each operation to the model with what it does and what the model may fill in', () => {
		const tools = [...(standIn.asked[0]?.tools ?? [])].sort((one, other) => one.name.localeCompare(other.name));
		expect(tools).toEqual([
			{ name: 'Look_Up_Template', description: 'Get template in WhatsApp Cloud', parameters: ['template'] },
			{ name: 'Send_Map', description: 'Send location message in WhatsApp Cloud', parameters: ['latitude', 'longitude'] },
			{ name: 'Tell_Details', description: 'Send text message in WhatsApp Cloud', parameters: ['details'] },
		]);
	});

	it('tells the model in a few words what became of its calls, of refused ones too', () => {
		const results = (standIn.asked.at(-1)?.messages ?? []).filter((one) => one.startsWith('tool:'));
		expect(results).toHaveLength(3);
		expect(results[0]).toContain('"status":"accepted"');
		expect(results[1]).toMatch(/"messageId":"wamid\./);
		expect(results[2]).toMatch(/"status":"failed".*"errorMessage":"Meta does not know this ID.*"remedy":"/);
		for (const result of results.slice(0, 2)) expect(result.length).toBeLessThan(400);
	});

	it('shows the customer typing dots while the agent thinks', () => {
		const marks = stage().emulator.requests.flatMap(({ body }) => (at(body, 'status') === 'read' ? [body] : []));
		expect(marks[0]).toMatchObject({ status: 'read', typing_indicator: { type: 'text' } });
	});

	it('remembers each conversation by itself, by the session ID that the trigger gives', async () => {
		const phones = [new Phone(stage().emulator.url, ana), new Phone(stage().emulator.url, ben)];
		for (const phone of phones) await answersTo(phone, await phone.write('And on Monday?'), 1);
		const [ofAna, ofBen] = standIn.asked.slice(-2);
		expect(ofAna?.messages.join('\n')).toContain('I sent you **the map**.');
		expect(ofBen?.messages.join('\n')).not.toContain('map');
	});

	it('neither the access token nor the app secret reaches the model', () => {
		const all = JSON.stringify(standIn.asked);
		expect(all).not.toContain(demoWorld.accessToken);
		expect(all).not.toContain(demoWorld.appSecret);
	});
});
