import { eventually } from '../demo/phone';
import { demoCredentialName } from '../demo/stage';
import { demoWorld } from '../emulator/contract';
import { at } from '../n8n/json';
import type { Execution, WorkflowJson } from '../n8n/restApi';
import { delivery, post, sign, status, textMessage } from '../WhatsAppTrigger/stage';
import { onStage, workflowOf } from './onStage';

const stage = onStage((file) => file === 'echo.json', { statuses: false });

const whatsApp = (parameters: Record<string, unknown>): Record<string, unknown> => ({
	id: 'whatsapp',
	name: 'WhatsApp',
	type: 'n8n-nodes-whatsapp-cloud.whatsApp',
	typeVersion: 1,
	position: [240, 0],
	parameters: { resource: 'webhook', ...parameters },
	credentials: { whatsAppCloudApi: { name: demoCredentialName } },
});

/** The node after a starting one, and a node on each of its outputs. */
function workflow(name: string, start: Record<string, unknown>, node: Record<string, unknown>, outputs: number): WorkflowJson {
	const ends = Array.from({ length: outputs }, (_, output) => ({
		id: `end-${output}`,
		name: `Output ${output}`,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [480, output * 160],
		parameters: {},
	}));
	return {
		name,
		settings: {},
		nodes: [{ id: 'start', name: 'Start', position: [0, 0], ...start }, node, ...ends],
		connections: {
			Start: { main: [[{ node: 'WhatsApp', type: 'main', index: 0 }]] },
			WhatsApp: { main: ends.map((end) => [{ node: end.name, type: 'main', index: 0 }]) },
		},
	};
}

async function newest(workflowId: string, count: number): Promise<Execution> {
	const { api } = stage().n8n;
	const [found] = await eventually(`execution ${count}`, async () => {
		const executions = await api.executions(workflowId);
		return executions.length === count && executions.every((one) => one.status === 'success') && executions;
	});
	if (found === undefined) throw new Error('There is no execution');
	return await api.execution(found.id);
}

describe("'Parse' behind n8n's own Webhook node", () => {
	let id = '';
	let url = '';
	beforeAll(async () => {
		const { n8n } = stage();
		const start = {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: '44444444-0000-4000-8000-000000000001',
			parameters: { httpMethod: 'POST', path: 'parse', options: { rawBody: true } },
		};
		const parse = whatsApp({ operation: 'parse', notificationSource: 'file', inputDataFieldName: 'data', checkSignature: true });
		id = await n8n.api.importWorkflow(workflow('Parse', start, parse, 3));
		await n8n.api.publish(id);
		url = `${n8n.url}/webhook/parse`;
	});

	it('the raw body that Meta signed becomes an item per message and per status, each on its output', async () => {
		const body = delivery({ messages: [textMessage('in', 'grüße')], statuses: [status('out', 'read')] });

		await post(url, body);

		const execution = await newest(id, 1);
		expect(execution.output('Output 0')).toMatchObject([{ status: 'success', event: 'message', messageId: 'in', text: 'grüße' }]);
		expect(execution.output('Output 1')).toMatchObject([{ status: 'read', event: 'status', messageId: 'out' }]);
		expect(execution.output('Output 2')).toEqual([]);
	});

	it('a body that was changed after it was signed leaves by Other Events as failed, and no message comes out', async () => {
		const signed = JSON.stringify(delivery({ messages: [textMessage('in', 'send 10')] }));

		await post(url, signed.replace('send 10', 'send 99'), { signature: sign(signed) });

		const execution = await newest(id, 2);
		expect(execution.output('Output 0')).toEqual([]);
		expect(execution.output('Output 2')).toMatchObject([{ status: 'failed' }]);
		expect(JSON.stringify(execution.output('Output 2'))).not.toContain(demoWorld.appSecret);
	});
});

describe("'Diagnose' in a real n8n", () => {
	let id = '';
	beforeAll(async () => {
		const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
		id = await stage().n8n.api.importWorkflow(workflow('Diagnose', start, whatsApp({ operation: 'diagnose' }), 1));
	});

	const findings = async (count: number): Promise<Map<unknown, unknown>> => {
		await stage().n8n.api.run(id, 'Start');
		const items = (await newest(id, count)).output('WhatsApp');
		expect(JSON.stringify(items)).not.toContain(demoWorld.appSecret);
		expect(JSON.stringify(items)).not.toContain(demoWorld.accessToken);
		return new Map(items.map((item) => [at(item, 'check'), item]));
	};

	it('finds all well while a workflow with the trigger is published, and knows the callback for its own', async () => {
		const found = await findings(1);

		for (const check of ['credential', 'accessToken', 'permissions', 'app', 'appSecret', 'businessAccount', 'subscription', 'appCallback', 'delivery', 'callback', 'defaultNumber']) {
			expect(found.get(check)).toMatchObject({ check, status: 'ok' });
		}
	});

	it('once nothing is published any more, it says that no message can come in, and where to click', async () => {
		const { n8n } = stage();
		await n8n.api.unpublish(workflowOf(stage(), 'echo.json'));

		const found = await findings(2);

		expect(found.get('summary')).toMatchObject({ status: 'blocking' });
		expect(found.get('appCallback')).toMatchObject({ status: 'blocking', remedy: expect.stringContaining('ublish') });
	});
});
