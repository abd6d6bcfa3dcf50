import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { convertWorkflow } from '../../migration/convert';
import { readWorkflows } from '../../migration/readWorkflows';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../emulator/contract';
import { runWorkflow, type WorkflowJson } from '../engine';
import { demoCredential, setStage, type Stage } from '../WhatsApp/stage';
import { delivery, post, servedByHand, status, stopTriggers, textMessage } from '../WhatsAppTrigger/stage';

const [ana, ben] = demoWorld.customers;

describe('a converted conversation', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(stopTriggers);
	afterAll(async () => await stage.stop());

	it('answers each message of a delivery, and its old expressions read the same as before', async () => {
		const [theirs] = readWorkflows(readFileSync(join(__dirname, 'workflows', 'conversation.json'), 'utf8')).workflows;
		if (theirs === undefined) throw new Error('The file holds no workflow');
		const { workflow: converted, entries } = convertWorkflow(theirs);
		expect(entries.filter(({ kind }) => kind === 'byHand')).toEqual([]);
		const workflow: WorkflowJson = JSON.parse(JSON.stringify(converted));
		const trigger = workflow.nodes.find(({ name }) => name === 'WhatsApp Trigger');

		const served = await servedByHand({ parameters: { ...trigger?.parameters } });
		const person = ({ phone, name }: { phone: string; name: string }) => ({ wa_id: phone, profile: { name } });
		await post(
			served.url,
			delivery({
				metadata: { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId },
				contacts: [person(ana), person(ben)],
				messages: [textMessage('wamid.a', 'order 4711', ana.phone), textMessage('wamid.b', 'order 4712', ben.phone)],
				statuses: [status('wamid.out', 'read')],
			}),
		);
		const [execution] = served.executions;
		const credential = demoCredential(stage.emulator.url);
		const { outputs, error } = await runWorkflow({
			workflow: {
				...workflow,
				nodes: workflow.nodes.map((node): INode => (node.credentials ? { ...node, credentials: { whatsAppCloudApi: { id: credential.id, name: credential.name } } } : node)),
			},
			nodeTypes: [WhatsApp, WhatsAppTrigger],
			credentials: [credential],
			mode: 'webhook',
			startData: execution?.workflowData ?? [],
		});

		expect(error).toBeUndefined();
		expect(stage.emulator.requests.map(({ path, body }) => [path, body])).toEqual(
			[
				[ana, 'Hi Ana, order 4711 is on its way.'] as const,
				[ben, 'Hi Ben, order 4712 is on its way.'] as const,
			].map(([{ phone }, text]) => [
				`/v26.0/${demoWorld.phoneNumberId}/messages`,
				{ messaging_product: 'whatsapp', recipient_type: 'individual', to: `+${phone}`, type: 'text', text: { body: text } },
			]),
		);
		const given = (name: string) => outputs[name]?.[0]?.map(({ json }) => json);
		expect(given('Log')).toEqual(['wamid.a', 'wamid.b'].map((answers) => ({ sent: expect.stringMatching(/^wamid\./), answers })));
		expect(given('Status')).toEqual([{ status: 'read of wamid.out' }]);
	});
});
