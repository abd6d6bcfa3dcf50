import { deepCopy, NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { standIns } from './standIns';

/** A class as a package exports it: one node type, or one with several versions inside. */
export type NodeClass = new () => INodeType | IVersionedNodeType;

/** What the engine tells about the runs of one node type's `execute`. */
export interface ExecuteObserver {
	/** `execute` begins: once per try. */
	started(): void;
	/** `execute` threw. */
	threw(error: unknown): void;
}

/** The package under which the classes of a test are known: what a saved workflow's `type` begins with. */
export const packageName = 'n8n-nodes-whatsapp-cloud';

const instances = new WeakMap<NodeClass, INodeType | IVersionedNodeType>();

/** The one instance of a class in this process, as in n8n. */
export function instanceOf(nodeClass: NodeClass): INodeType | IVersionedNodeType {
	const known = instances.get(nodeClass);
	if (known) return known;
	const created = new nodeClass();
	instances.set(nodeClass, created);
	return created;
}

/** The `type` that a workflow carries for a class: package and name. */
export function typeOf(nodeClass: NodeClass): string {
	return `${packageName}.${instanceOf(nodeClass).description.name}`;
}

/** The highest version of a class: what the editor gives to a node that is dragged in now. */
export function latestVersion(nodeClass: NodeClass): number {
	const node = instanceOf(nodeClass);
	if ('nodeVersions' in node) return node.currentVersion;
	const { version, defaultVersion } = node.description;
	return defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
}

/** The name that the editor gives to a new node of this class. */
export function defaultName(nodeClass: NodeClass, version: number): string {
	const { defaults, displayName } = NodeHelpers.getVersionedNodeType(instanceOf(nodeClass), version).description;
	return String(defaults.name ?? displayName);
}

/**
 * The node types of a run: the classes of the test, found by their name whatever package the workflow names, and
 * stand-ins for n8n's own. A name that ends in `Tool` is the node as an AI agent's tool.
 */
export class NodeTypes implements INodeTypes {
	private readonly byName = new Map<string, INodeType | IVersionedNodeType>();

	private readonly tools = new Map<string, INodeType>();

	private readonly observed = new Map<string, INodeType>();

	constructor(
		classes: readonly NodeClass[],
		private readonly observer?: ExecuteObserver,
	) {
		for (const nodeClass of classes) {
			const node = instanceOf(nodeClass);
			this.byName.set(node.description.name, node);
		}
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const node = this.find(type);
		if (node) return node;
		throw new Error(`The test engine knows no node type "${type}": pass its class in nodeTypes`);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const name = type.slice(type.lastIndexOf('.') + 1);
		if (this.byName.has(name) || standIns.has(type)) {
			return this.observe(name, version, NodeHelpers.getVersionedNodeType(this.getByName(type), version));
		}
		const base = name.replace(/Tool$/, '');
		if (base === name || !this.byName.has(base)) this.getByName(type);
		return this.asTool(name, version, this.getByNameAndVersion(type.replace(/Tool$/, ''), version));
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	private find(type: string): INodeType | IVersionedNodeType | undefined {
		return this.byName.get(type.slice(type.lastIndexOf('.') + 1)) ?? standIns.get(type);
	}

	private observe(name: string, version: number | undefined, node: INodeType): INodeType {
		const { observer } = this;
		const { execute } = node;
		if (!observer || !execute || !this.byName.has(name)) return node;
		const key = `${name}@${version}`;
		const known = this.observed.get(key);
		if (known) return known;
		const watched: INodeType = Object.create(node);
		watched.execute = async function (...input) {
			observer.started();
			try {
				return await execute.apply(this, input);
			} catch (error) {
				observer.threw(error);
				throw error;
			}
		};
		this.observed.set(key, watched);
		return watched;
	}

	private asTool(name: string, version: number | undefined, node: INodeType): INodeType {
		const key = `${name}@${version}`;
		const known = this.tools.get(key);
		if (known) return known;
		const tool: INodeType = Object.create(node);
		Object.defineProperty(tool, 'description', { value: toolDescription(node.description) });
		this.tools.set(key, tool);
		return tool;
	}
}

/** What n8n makes of a description with `usableAsTool`: no inputs, an `ai_tool` output, a description field. */
function toolDescription(original: INodeTypeDescription): INodeTypeDescription {
	const { usableAsTool, ...description } = deepCopy(original);
	if (!usableAsTool) throw new Error(`The node type "${original.name}" is not usable as a tool`);
	const { replacements } = typeof usableAsTool === 'object' ? usableAsTool : {};
	const merged = { ...description, ...replacements };
	return {
		...merged,
		name: `${merged.name}Tool`,
		displayName: `${merged.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [...toolFields(merged), ...merged.properties],
	};
}

function toolFields({ properties, description }: INodeTypeDescription): INodeProperties[] {
	if (properties.some(({ name }) => name === 'toolDescription')) return [];
	const text: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: description,
	};
	if (!properties.some(({ name }) => name === 'resource' || name === 'operation')) return [text];
	return [
		{
			displayName: 'Tool Description',
			name: 'descriptionType',
			type: 'options',
			options: [
				{ name: 'Set Automatically', value: 'auto' },
				{ name: 'Set Manually', value: 'manual' },
			],
			default: 'auto',
		},
		{ ...text, displayOptions: { show: { descriptionType: ['manual'] } } },
	];
}
