import { NodeConnectionTypes } from 'n8n-workflow';
import type { EngineResponse, IExecuteFunctions, INodeExecutionData, INodeType, ISupplyDataFunctions, NodeOutput, SupplyData } from 'n8n-workflow';
import type { NodeClass } from '../../engine/nodeTypes';
import { describeStandIn, field } from '../../engine/standIns/description';

/** What the model of a test answers, given what was said in the conversation before and now. */
export interface Model {
	answer(text: string, before: readonly string[]): string;
	/** The tool that it wants to use first, by its node's name, and the values that it chooses. */
	tool?(text: string): { name: string; values: Record<string, string> } | undefined;
}

interface Memory {
	sessionKey: string;
}

const isMemory = (value: unknown): value is Memory => typeof value === 'object' && value !== null && 'sessionKey' in value;

/**
 * AI Agent with its chat model and its memory: it reads `chatInput`, keeps what was said by the memory's session key, and
 * lets the engine run the tools that the model asks for.
 *
 * @returns the classes of the three nodes
 */
export function agentWith(model: Model): NodeClass[] {
	const said = new Map<string, string[]>();
	class Agent implements INodeType {
		description = describeStandIn(
			'agent',
			[field('promptType', 'string', 'auto'), field('text', 'string', '={{ $json.chatInput }}'), field('options', 'json', {})],
			{ inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiLanguageModel, NodeConnectionTypes.AiMemory, NodeConnectionTypes.AiTool] },
		);

		async execute(this: IExecuteFunctions, response?: EngineResponse): Promise<NodeOutput> {
			const texts = this.getInputData().map((_, item) => String(this.getNodeParameter('text', item)));
			const wanted = texts.flatMap((text, itemIndex) => {
				const use = model.tool?.(text);
				return use === undefined ? [] : [{ ...use, itemIndex }];
			});
			if (wanted.length > 0 && (response?.actionResponses ?? []).length === 0) {
				const actions = wanted.map(({ name, values, itemIndex }) => ({
					actionType: 'ExecutionNodeAction' as const,
					nodeName: name,
					input: values,
					type: NodeConnectionTypes.AiTool,
					id: `call-${itemIndex}`,
					metadata: { itemIndex },
				}));
				return { actions, metadata: {} };
			}
			const items: INodeExecutionData[] = [];
			for (const [item, text] of texts.entries()) {
				if ((await this.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, item)) === undefined) throw new Error('No model');
				const [memory] = [await this.getInputConnectionData(NodeConnectionTypes.AiMemory, item)].flat();
				if (!isMemory(memory)) throw new Error('No memory');
				const before = said.get(memory.sessionKey) ?? [];
				items.push({ json: { output: model.answer(text, before) }, pairedItem: { item } });
				said.set(memory.sessionKey, [...before, text]);
			}
			return [items];
		}
	}
	return [Agent, ChatModel, SimpleMemory];
}

class ChatModel implements INodeType {
	description = describeStandIn('lmChatOpenAi', [field('options', 'json', {})], { inputs: [], outputs: [NodeConnectionTypes.AiLanguageModel] });

	async supplyData(this: ISupplyDataFunctions): Promise<SupplyData> {
		return { response: { isModel: true } };
	}
}

class SimpleMemory implements INodeType {
	description = describeStandIn('memoryBufferWindow', [field('sessionKey', 'string', '={{ $json.sessionId }}')], {
		inputs: [],
		outputs: [NodeConnectionTypes.AiMemory],
	});

	async supplyData(this: ISupplyDataFunctions, item: number): Promise<SupplyData> {
		return { response: { sessionKey: String(this.getNodeParameter('sessionKey', item)) } };
	}
}
