import { isRecord, type Connections, type Json, type Target, type Workflow, type WorkflowNode } from './workflow';

/** The file cannot be converted. The message says what to do. */
export class UnreadableWorkflow extends Error {
	override name = 'UnreadableWorkflow';
}

/** The workflows of a file, and how to put them back into its shape. */
export interface WorkflowFile {
	workflows: Workflow[];
	/** @returns what the file holds once its workflows were replaced by these, in the same order */
	withWorkflows(workflows: readonly Workflow[]): unknown;
}

const WHERE_FROM = "Export it in n8n: open the workflow, then ⋯ > Download. An array of workflows, as n8n's command line exports it, works as well.";

/**
 * Reads what n8n exports: a workflow, or an array of them.
 * @throws UnreadableWorkflow when the text holds neither
 */
export function readWorkflows(text: string): WorkflowFile {
	const json = jsonOf(text);
	if (!Array.isArray(json)) {
		return { workflows: [workflowOf(json, 'The file')], withWorkflows: ([workflow]) => workflow };
	}
	if (json.length === 0) throw new UnreadableWorkflow(`The file is an empty array. ${WHERE_FROM}`);
	return {
		workflows: json.map((one: unknown, index) => workflowOf(one, `Entry ${index + 1} of the file`)),
		withWorkflows: (workflows) => workflows,
	};
}

function jsonOf(text: string): unknown {
	const bare = text.replace(/^\uFEFF/, '');
	if (bare.trim() === '') throw new UnreadableWorkflow(`The file is empty. ${WHERE_FROM}`);
	try {
		return JSON.parse(bare);
	} catch (thrown) {
		const reason = thrown instanceof Error ? thrown.message : String(thrown);
		throw new UnreadableWorkflow(`The file is no JSON (${reason}). ${WHERE_FROM}`, { cause: thrown });
	}
}

function workflowOf(value: unknown, place: string): Workflow {
	if (!isRecord(value) || !Array.isArray(value.nodes)) {
		throw new UnreadableWorkflow(`${place} is no n8n workflow: it has no list of nodes. ${WHERE_FROM}`);
	}
	const nodes = value.nodes.map((node: unknown, index) => nodeOf(node, `Node ${index + 1} of ${place.replace('The', 'the').replace('Entry', 'entry')}`));
	const names = nodes.map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) throw new UnreadableWorkflow(`${place} has two nodes named '${twice}', which n8n never exports.`);
	return { ...value, nodes, connections: connectionsOf(value.connections, place) };
}

function nodeOf(value: unknown, place: string): WorkflowNode {
	if (isRecord(value) && typeof value.name === 'string' && typeof value.type === 'string') {
		return { ...value, name: value.name, type: value.type, parameters: isRecord(value.parameters) ? value.parameters : {} };
	}
	throw new UnreadableWorkflow(`${place} is no node: it has no name or no type. ${WHERE_FROM}`);
}

function connectionsOf(value: unknown, place: string): Connections {
	if (value === undefined) return {};
	if (!isRecord(value)) throw new UnreadableWorkflow(`The connections of ${place} are no object. ${WHERE_FROM}`);
	return mapped(value, (kinds) =>
		mapped(isRecord(kinds) ? kinds : {}, (outputs) =>
			(Array.isArray(outputs) ? outputs : []).map((targets: unknown) => (Array.isArray(targets) ? targets.flatMap(targetOf) : null)),
		),
	);
}

function targetOf(value: unknown): Target[] {
	if (!isRecord(value) || typeof value.node !== 'string') return [];
	return [{ ...value, node: value.node, type: typeof value.type === 'string' ? value.type : 'main', index: Number(value.index ?? 0) }];
}

const mapped = <T>(record: Json, change: (value: unknown) => T): Record<string, T> =>
	Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
