import fc from 'fast-check';
import { convertWorkflow } from '../../migration/convert';
import type { Connections, Json, Target, Workflow, WorkflowNode } from '../../migration/workflow';

const TYPES = ['whatsApp', 'whatsAppTool', 'whatsAppTrigger', 'set', 'if', 'code', 'splitInBatches', 'merge', 'noOp', 'httpRequest'].map((name) => `n8n-nodes-base.${name}`);

const expression = fc.constantFrom(
	'={{ $json.messages[0].text.body }}', '={{ $json', '=plain', 'messages', "={{ $('Node 0').item.json.messages }}", '={{ $("Node 1").all().map(i => i.json) }}', 'return items;', '={{ `${$json.a}` }}{{ }}', '',
);

const parameters: fc.Arbitrary<Json> = fc.record(
	{
		resource: fc.constantFrom('message', 'media', 'other'),
		operation: fc.constantFrom('send', 'sendTemplate', 'sendAndWait', 'mediaUpload', 'mediaUrlGet', 'mediaDelete', '__CUSTOM_API_CALL__'),
		messageType: fc.constantFrom('text', 'image', 'document', 'audio', 'contacts', 'location', 'poll'),
		mediaPath: fc.constantFrom('useMediaLink', 'useMediaId', 'useMedian8n'),
		responseType: fc.constantFrom('approval', 'freeText', 'customForm'),
		updates: fc.oneof(fc.subarray(['messages', 'security', 'account_update']), expression),
		options: fc.oneof(fc.constant({}), fc.record({ messageStatusUpdates: fc.subarray(['all', 'read', 'failed', 'deleted']) })),
		textBody: expression,
		components: fc.oneof(expression, fc.jsonValue().map((component) => ({ component }))),
		additionalFields: fc.oneof(fc.constant({}), fc.dictionary(fc.string(), expression), expression),
		jsCode: expression,
		any: fc.jsonValue(),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<Json>;

const workflows: fc.Arbitrary<Workflow> = fc
	.array(fc.record({ type: fc.constantFrom(...TYPES), typeVersion: fc.constantFrom(1, 1.1, 2, 3.4), parameters, disabled: fc.boolean() }), { minLength: 1, maxLength: 8 })
	.chain((drafts) => {
		const nodes = drafts.map((draft, index): WorkflowNode => ({ ...draft, id: `id ${index}`, name: `Node ${index}`, position: [index, index] }));
		const name = fc.constantFrom(...nodes.map((node) => node.name));
		const targets = (type: string): fc.Arbitrary<Array<Target[] | null>> =>
			fc.array(fc.oneof(fc.constant(null), fc.array(fc.record({ node: name, type: fc.constant(type), index: fc.nat(2) }), { maxLength: 3 })), { maxLength: 3 });
		const kinds = fc.record({ main: targets('main'), ai_tool: targets('ai_tool') }, { requiredKeys: [] });
		return fc.record({
			name: fc.constant('Random'),
			nodes: fc.constant(nodes),
			connections: fc.dictionary(name, kinds as fc.Arbitrary<Connections[string]>),
		});
	});

/** From where to where, whichever the output. */
const edges = ({ connections }: Workflow): string[] => [
	...new Set(
		Object.entries(connections).flatMap(([from, kinds]) =>
			Object.entries(kinds).flatMap(([kind, outputs]) => outputs.flatMap((targets) => (targets ?? []).map(({ node, index }) => `${from} -${kind}-> ${node}:${index}`))),
		),
	),
].sort();

const identities = ({ nodes }: Workflow): unknown[] => nodes.map(({ id, name, position, disabled }) => ({ id, name, position, disabled }));

describe('whatever a workflow holds, converting it', () => {
	it('loses no node and no connection, and makes none up', () => {
		fc.assert(
			fc.property(workflows, (before) => {
				const { workflow: after } = convertWorkflow(before);
				expect(identities(after)).toEqual(identities(before));
				expect(edges(after)).toEqual(edges(before));
			}),
			{ numRuns: 500 },
		);
	});

	it('says of each built-in node what became of it, once, and does not touch what it was given', () => {
		fc.assert(
			fc.property(workflows, (before) => {
				const copy = structuredClone(before);
				const { workflow: after, entries } = convertWorkflow(before);
				expect(before).toEqual(copy);
				for (const [index, { name, type }] of before.nodes.entries()) {
					const told = entries.filter((entry) => entry.node === name && (entry.kind === 'converted' || entry.what.startsWith("was left as n8n's own node")));
					expect(told).toHaveLength(type.includes('whatsApp') ? 1 : 0);
					const isOurs = after.nodes[index]?.type.startsWith('n8n-nodes-whatsapp-cloud.') === true;
					expect(isOurs).toBe(told[0]?.kind === 'converted');
				}
			}),
			{ numRuns: 300 },
		);
	});
});
