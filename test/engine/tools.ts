import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
	ITaskData,
	NodeOutput,
} from 'n8n-workflow';
import { credentialsOfNode } from './credentials';
import type { TestCredential } from './credentials';
import type { LogLine } from './logs';
import { defaultName, latestVersion, typeOf } from './nodeTypes';
import type { NodeClass } from './nodeTypes';
import type { NodeSettings } from './nodeRun';
import { runWorkflow } from './workflowRun';
import type { WorkflowRunResult } from './workflowRun';

/** One use of the tool by the agent. */
export interface ToolCall {
	/** The values that the model chose, by the keys of `$fromAI`. */
	arguments: IDataObject;
	/** The agent's item in whose conversation the call happens; otherwise the first. */
	item?: number;
}

/** A node with `usableAsTool` in an agent's hands. */
export interface ToolRunOptions {
	node: NodeClass;
	/** May hold `={{ $fromAI('key', 'what it is', 'string') }}`. */
	parameters?: INodeParameters;
	credentials?: readonly TestCredential[];
	settings?: NodeSettings;
	calls: readonly ToolCall[];
	/**
	 * How the agent calls: `engine` (agents since version 3: the engine runs the node as any other, one run per
	 * call) or `direct` (older agents, and tools of tools: the agent calls the node's function; the conversations
	 * of several items go on at the same time, the calls of one item one after another).
	 */
	agent?: 'engine' | 'direct';
}

/** What the agent got. */
export interface ToolRunResult {
	/** By call: what the model reads, parsed; an error's message as `{ error }`. */
	answers: unknown[];
	/** The runs of the tool node as the editor shows them. */
	runs: ITaskData[];
	execution: WorkflowRunResult;
	logs: LogLine[];
}

interface InvokableTool {
	invoke(input: IDataObject): Promise<unknown>;
}

const agentName = 'AI Agent';
const triggerName = 'When chat message received';

/** Lets an agent call a node as its tool, through n8n's own conversion of nodes into tools. */
export async function runAsTool(options: ToolRunOptions): Promise<ToolRunResult> {
	const { node, parameters = {}, credentials = [], settings, calls, agent = 'engine' } = options;
	const typeVersion = latestVersion(node);
	const name = defaultName(node, typeVersion);
	const answers: unknown[] = [];
	const itemCount = 1 + Math.max(0, ...calls.map(({ item = 0 }) => item));
	const execution = await runWorkflow({
		workflow: {
			nodes: [
				nodeAt(triggerName, 'n8n-nodes-base.manualTrigger'),
				nodeAt(agentName, 'test.agent'),
				{
					...nodeAt(name, `${typeOf(node)}Tool`),
					typeVersion,
					parameters,
					credentials: credentialsOfNode(credentials),
					...(settings?.retryOnFail && { waitBetweenTries: 1 }),
					...settings,
				},
			],
			connections: {
				[triggerName]: { main: [[{ node: agentName, type: NodeConnectionTypes.Main, index: 0 }]] },
				[name]: { ai_tool: [[{ node: agentName, type: NodeConnectionTypes.AiTool, index: 0 }]] },
			},
		},
		nodeTypes: [node, agent === 'engine' ? engineAgent(name, calls, answers) : directAgent(calls, answers)],
		credentials,
		pinData: { [triggerName]: Array.from({ length: itemCount }, () => ({ json: {} })) },
	});
	return { answers, runs: execution.runs[name] ?? [], execution, logs: execution.logs };
}

function nodeAt(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

const agentDescription: INodeTypeDescription = {
	displayName: agentName,
	name: 'agent',
	group: ['transform'],
	version: 1,
	description: 'Calls its tools as the test says',
	defaults: { name: agentName },
	inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** Asks the engine to run the tool node, and goes on when the engine comes back with what the runs gave. */
function engineAgent(tool: string, calls: readonly ToolCall[], answers: unknown[]): NodeClass {
	return class implements INodeType {
		description = agentDescription;

		async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
			const results = response?.actionResponses ?? [];
			if (results.length === 0) {
				const actions = calls.map((call, index) => ({
					actionType: 'ExecutionNodeAction' as const,
					nodeName: tool,
					input: call.arguments,
					type: NodeConnectionTypes.AiTool,
					id: `call-${index}`,
					metadata: { itemIndex: call.item ?? 0 },
				}));
				return { actions, metadata: {} };
			}
			for (const { data } of results) {
				const items = data.data?.ai_tool?.[0] ?? [];
				answers.push(data.error ? { error: data.error.message } : items.map(({ json }) => json));
			}
			return [[{ json: {}, pairedItem: { item: 0 } }]];
		}
	};
}

/** Gets the tool from the engine once per item, all items at the same time, and calls its function. */
function directAgent(calls: readonly ToolCall[], answers: unknown[]): NodeClass {
	return class implements INodeType {
		description = agentDescription;

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const items = this.getInputData().map((_, item) => item);
			const toolsOfItem = await Promise.all(
				items.map((item) => this.getInputConnectionData(NodeConnectionTypes.AiTool, item)),
			);
			await Promise.all(
				items.map(async (item) => {
					const [tool] = [toolsOfItem[item]].flat();
					if (!isInvokable(tool)) throw new Error('n8n made no tool of the node');
					for (const [index, call] of calls.entries()) {
						if ((call.item ?? 0) === item) answers[index] = await answerOf(tool, call.arguments);
					}
				}),
			);
			return [[{ json: {}, pairedItem: { item: 0 } }]];
		}
	};
}

function isInvokable(tool: unknown): tool is InvokableTool {
	return typeof tool === 'object' && tool !== null && 'invoke' in tool && typeof tool.invoke === 'function';
}

async function answerOf(tool: InvokableTool, values: IDataObject): Promise<unknown> {
	try {
		return JSON.parse(String(await tool.invoke(values)));
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}
