/** JSON of unknown origin, narrowed once. */
export type Json = Record<string, unknown>;

/** A node as n8n exports it. What is not named here is kept as it is. */
export interface WorkflowNode extends Json {
	name: string;
	type: string;
	parameters: Json;
}

/** Where a connection leads. */
export interface Target extends Json {
	node: string;
	type: string;
	index: number;
}

/** By node, by kind of connection (`main`, `ai_tool` …): per output, where it leads. */
export type Connections = Record<string, Record<string, Array<Target[] | null>>>;

/** A workflow as n8n exports it. What is not named here is kept as it is. */
export interface Workflow extends Json {
	nodes: WorkflowNode[];
	connections: Connections;
}

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one where there is none. */
export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

/** The array, or an empty one where there is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A text or number as text; empty where there is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** n8n's own node types that this converts, also as the tools that n8n makes of them. */
const TYPES: ReadonlyMap<string, { type: string; kind: 'action' | 'trigger' }> = new Map([
	['n8n-nodes-base.whatsApp', { type: 'n8n-nodes-whatsapp-cloud.whatsApp', kind: 'action' }],
	['n8n-nodes-base.whatsAppTool', { type: 'n8n-nodes-whatsapp-cloud.whatsAppTool', kind: 'action' }],
	['n8n-nodes-base.whatsAppHitlTool', { type: 'n8n-nodes-whatsapp-cloud.whatsAppHitlTool', kind: 'action' }],
	['n8n-nodes-base.whatsAppTrigger', { type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger', kind: 'trigger' }],
]);

/** What a built-in WhatsApp node becomes; undefined for all other nodes. */
export const successorOf = ({ type }: WorkflowNode) => TYPES.get(type);
