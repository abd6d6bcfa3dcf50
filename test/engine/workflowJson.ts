import type { IConnections, IDataObject, INode, INodeExecutionData, IWorkflowSettings } from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type { NodeTypes } from './nodeTypes';

/** A workflow as n8n exports it; fields that play no part in a run may be left out. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: Record<string, INodeExecutionData[]>;
	staticData?: IDataObject;
}

/** The ID of a workflow that brings none. */
export const defaultWorkflowId = 'workflow1';

/**
 * A fresh `Workflow` from its JSON. n8n writes into node objects while it runs, so each run gets its own copy.
 * @param staticData what the workflow has saved, by `global` and `node:<name>`; copied
 */
export function buildWorkflow(
	json: WorkflowJson,
	nodeTypes: NodeTypes,
	{ active = false, staticData = json.staticData ?? {} }: { active?: boolean; staticData?: IDataObject } = {},
): Workflow {
	return new Workflow({
		id: json.id ?? defaultWorkflowId,
		name: json.name ?? 'Test workflow',
		nodes: structuredClone(json.nodes),
		connections: structuredClone(json.connections),
		active,
		nodeTypes,
		staticData: structuredClone(staticData),
		settings: { executionOrder: 'v1', ...json.settings },
	});
}

/** Static data as n8n saves it: n8n watches the live object for changes, and what is saved is its JSON. */
export function savedData(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data));
}

/** Connects one node's first output to the next one's first input, in the order given. */
export function chain(...names: string[]): IConnections {
	const connections: IConnections = {};
	names.slice(1).forEach((node, index) => {
		const from = names[index];
		if (from === undefined) return;
		connections[from] = { main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]] };
	});
	return connections;
}
