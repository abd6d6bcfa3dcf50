import type { Connections, Workflow, WorkflowNode } from '../workflow';
import type { Origin } from './origin';

/** Nodes of n8n that hand their items on unchanged. */
const PASSES = new Set(
	['if', 'switch', 'filter', 'noOp', 'wait', 'limit', 'sort', 'removeDuplicates', 'splitInBatches', 'executionData'].map((name) => `n8n-nodes-base.${name}`),
);

/** Nodes that may hand them on, or parts of them, beside their own. */
const MAY_PASS = new Set(
	['set', 'code', 'function', 'functionItem', 'merge', 'itemLists', 'splitOut', 'renameKeys', 'dateTime', 'compareDatasets', 'crypto', 'markdown', 'html', 'aiTransform'].map(
		(name) => `n8n-nodes-base.${name}`,
	),
);

/** What a node hands on of what came in. */
function handedOn(node: WorkflowNode, incoming: Origin): Origin | undefined {
	if (node.disabled === true || PASSES.has(node.type)) return incoming;
	if (!MAY_PASS.has(node.type) || !keepsInput(node)) return undefined;
	return { certain: false };
}

/** Set keeps the fields that come in unless it is told otherwise; since version 3.3 it is the other way round. */
function keepsInput({ type, typeVersion, parameters }: WorkflowNode): boolean {
	if (type !== 'n8n-nodes-base.set') return true;
	const version = Number(typeVersion ?? 1);
	if (version < 3) return parameters.keepOnlySet !== true;
	return version < 3.3 ? parameters.include !== 'none' : parameters.includeOtherFields === true;
}

/**
 * The nodes that items of converted triggers come into, by name, and whether others come in as well.
 * @param triggers the converted triggers
 */
export function reachOf({ nodes, connections }: Workflow, triggers: ReadonlySet<string>): ReadonlyMap<string, Origin> {
	const edges = edgesOf(connections);
	const byName = new Map(nodes.map((node) => [node.name, node]));
	const reached = new Map<string, Origin>();
	// Each round lets the items go one node further. Once a node's items are uncertain, they stay so.
	for (let round = 0; round <= nodes.length; round += 1) {
		for (const { name } of nodes) {
			const origins = edges.filter(({ to }) => to === name).map(({ from }) => givenBy(byName.get(from), triggers, reached));
			const merged = mergedOf(origins);
			if (merged !== undefined) reached.set(name, merged);
		}
	}
	for (const [name, origin] of subNodes(connections, reached)) if (!reached.has(name)) reached.set(name, origin);
	return reached;
}

function givenBy(node: WorkflowNode | undefined, triggers: ReadonlySet<string>, reached: ReadonlyMap<string, Origin>): Origin | undefined {
	if (node === undefined) return undefined;
	if (triggers.has(node.name)) return { certain: true };
	const incoming = reached.get(node.name);
	return incoming === undefined ? undefined : handedOn(node, incoming);
}

/** Items from several sides are certain only when all are. */
function mergedOf(origins: ReadonlyArray<Origin | undefined>): Origin | undefined {
	if (origins.every((origin) => origin === undefined)) return undefined;
	return { certain: origins.every((origin) => origin?.certain === true) };
}

function edgesOf(connections: Connections): Array<{ from: string; to: string }> {
	return Object.entries(connections).flatMap(([from, { main = [] }]) =>
		main.flatMap((targets) => (targets ?? []).map(({ node }) => ({ from, to: node }))),
	);
}

/** A model, memory or tool of an agent reads the agent's items. */
function* subNodes(connections: Connections, reached: ReadonlyMap<string, Origin>): Generator<[string, Origin]> {
	for (const [name, kinds] of Object.entries(connections)) {
		for (const [kind, outputs] of Object.entries(kinds)) {
			if (kind === 'main') continue;
			for (const { node } of outputs.flatMap((targets) => targets ?? [])) {
				const origin = reached.get(node);
				if (origin !== undefined) yield [name, origin];
			}
		}
	}
}
