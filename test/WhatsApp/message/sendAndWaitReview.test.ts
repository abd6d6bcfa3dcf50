import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { ana, outputOf, WaitingStage } from '../../WhatsAppTrigger/receiving/answers/stage';

/*
 * n8n makes a tool with human review of every node that has an operation `sendAndWait` and a webhook. What it does to
 * the description, as of n8n 2.40: one message field for all, resource, operation and response type fixed, tools in
 * and out.
 */
function asHumanReview(description: INodeTypeDescription): INodeTypeDescription {
	const hidden = (name: string, value: string): INodeProperties => ({ displayName: name, name, type: 'hidden', default: value });
	const operations = description.properties.filter(({ name }) => name === 'operation');
	const own = operations.find(({ options = [] }) => options.some((option) => 'value' in option && option.value === 'sendAndWait'));
	const [resource] = own?.displayOptions?.show?.resource ?? [];
	const fixed: Record<string, INodeProperties> = {
		resource: hidden('resource', String(resource)),
		operation: hidden('operation', 'sendAndWait'),
		responseType: hidden('responseType', 'approval'),
	};
	const message: INodeProperties = { displayName: 'Message', name: 'message', type: 'string', required: true, default: '=May I run {{ $tool.name }}?' };
	return {
		...description,
		name: `${description.name}HitlTool`,
		inputs: [{ type: NodeConnectionTypes.AiTool, required: true }],
		outputs: [{ type: NodeConnectionTypes.AiTool }],
		properties: [message, ...description.properties.filter(({ name }) => name !== 'message').map((one) => fixed[one.name] ?? one)],
	};
}

class WhatsAppHitlTool extends WhatsApp {
	override description = asHumanReview(new WhatsApp().description);
}

let stage: WaitingStage;
beforeEach(async () => {
	stage = await WaitingStage.set();
});
afterEach(async () => await stage.clear());

describe('as human review for the tool of an AI agent', () => {
	test('n8n finds the operation, its resource and a webhook that takes POST alone', () => {
		const { description } = new WhatsApp();
		expect(description.webhooks).toEqual([expect.objectContaining({ httpMethod: 'POST', restartWebhook: true, isFullPath: true, path: '={{ $nodeId }}' })]);
		const { properties } = asHumanReview(description);
		expect(properties.find(({ name }) => name === 'resource')).toMatchObject({ type: 'hidden', default: 'message' });
		expect(properties.filter(({ name }) => name === 'message')).toHaveLength(1);
	});

	test('the fields that n8n leaves are those of an approval, with its buttons', () => {
		const { properties } = asHumanReview(new WhatsApp().description);
		const values = { resource: 'message', operation: 'sendAndWait', responseType: 'approval' };
		const shown = properties.filter((property) => NodeHelpers.displayParameter(values, property, null, null)).map(({ name, type }) => (type === 'hidden' ? '' : name));
		expect(shown.filter((name) => name !== '')).toEqual(['message', 'phoneNumberId', 'to', 'approvalOptions', 'options']);
	});

	test('asks for the approval, waits, and hands on whether it was given where n8n looks for it', async () => {
		await stage.published();
		const asked = await stage.ask(
			{ resource: 'message', operation: 'sendAndWait', message: 'May I run Refund?', to: ana.phone },
			{ type: 'whatsAppHitlTool', nodeTypes: [WhatsAppHitlTool] },
		);
		await stage.tap(asked, 0);
		const [json] = outputOf(await asked.waiting.resumed);
		expect(json).toMatchObject({ approved: true, data: { approved: true } });
	});
});
