import { Workflow, type IConnections, type IWebhookFunctions } from 'n8n-workflow';
import { statusesLeadSomewhere } from '../../../nodes/WhatsAppTrigger/receiving/outputs';

/** What n8n's context tells of a workflow in which the trigger's outputs lead to these nodes. */
function contextOf(outputs: string[][], { mode = 'webhook', tells = true } = {}): IWebhookFunctions {
	const names = [...new Set(['Trigger', ...outputs.flat()])];
	const connections: IConnections = {
		Trigger: { main: outputs.map((targets) => targets.map((node) => ({ node, type: 'main' as const, index: 0 }))) },
	};
	const nodes = names.map((name) => ({ id: name, name, type: 'n', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} }));
	const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }), getByName: () => undefined, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes, connections, active: true, nodeTypes } as unknown as ConstructorParameters<typeof Workflow>[0]);
	return {
		getMode: () => mode,
		getNode: () => ({ name: 'Trigger' }),
		getChildNodes: (name: string) => workflow.getChildNodes(name).map((child) => ({ name: child })),
		...(tells ? { getConnections: (node: { name: string }, type: 'main') => workflow.connectionsByDestinationNode[node.name]?.[type] ?? [] } : {}),
	} as unknown as IWebhookFunctions;
}

describe('statuses', () => {
	test('start the workflow when something hangs on their output', () => {
		expect(statusesLeadSomewhere(contextOf([['Answer'], ['Log']]))).toBe(true);
		expect(statusesLeadSomewhere(contextOf([[], ['Log']]))).toBe(true);
		expect(statusesLeadSomewhere(contextOf([['Same'], ['Same']]))).toBe(true);
	});

	test('start nothing when only other outputs lead anywhere: three executions per message sent would do nothing', () => {
		expect(statusesLeadSomewhere(contextOf([['Answer']]))).toBe(false);
		expect(statusesLeadSomewhere(contextOf([['Answer'], [], ['Template']]))).toBe(false);
	});

	test('show up while the trigger stands alone, while somebody listens in the editor, and where n8n does not tell', () => {
		expect(statusesLeadSomewhere(contextOf([]))).toBe(true);
		expect(statusesLeadSomewhere(contextOf([['Answer']], { mode: 'manual' }))).toBe(true);
		expect(statusesLeadSomewhere(contextOf([['Answer']], { tells: false }))).toBe(true);
	});
});
