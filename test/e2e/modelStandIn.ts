import { createServer, type IncomingMessage } from 'node:http';
import { isRecord, listAt, parseJson, textOr } from '../n8n/json';

/** A tool as an agent offers it to its model. */
export interface OfferedTool {
	name: string;
	description: string;
	/** Names of what the model may fill in. */
	parameters: string[];
}

/** One question of an agent to its model. */
export interface Asked {
	/** System, earlier and new messages, as `role: text`. */
	messages: string[];
	tools: OfferedTool[];
}

/** What the model says next: an answer, or the use of a tool. */
export type Said = { text: string } | { tool: string; values: Record<string, unknown> };

/** A chat model that says what a test wants, behind the API that n8n's OpenAI Chat Model speaks. */
export interface ModelStandIn {
	/** For the credential's field *Base URL*. */
	url: string;
	asked: Asked[];
	stop(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
	return text;
}

const contentOf = (content: unknown): string => (typeof content === 'string' ? content : JSON.stringify(content ?? ''));

function readQuestion(text: string): Asked {
	const body = parseJson(text);
	const messages = listAt(body, 'messages').filter(isRecord);
	const tools = isRecord(body) && Array.isArray(body.tools) ? body.tools.filter(isRecord) : [];
	return {
		messages: messages.map(({ role, content }) => `${textOr(role, '')}: ${contentOf(content)}`),
		tools: tools.flatMap((tool) => {
			const offered = tool.function;
			if (!isRecord(offered)) return [];
			const schema = isRecord(offered.parameters) && isRecord(offered.parameters.properties) ? offered.parameters.properties : {};
			return [{ name: textOr(offered.name, ''), description: textOr(offered.description, ''), parameters: Object.keys(schema) }];
		}),
	};
}

const completion = (said: Said, count: number) => ({
	id: `chatcmpl-${count}`,
	object: 'chat.completion',
	created: 1,
	model: 'stand-in',
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	choices: [
		{
			index: 0,
			finish_reason: 'text' in said ? 'stop' : 'tool_calls',
			message:
				'text' in said
					? { role: 'assistant', content: said.text }
					: {
							role: 'assistant',
							content: null,
							tool_calls: [{ id: `call_${count}`, type: 'function', function: { name: said.tool, arguments: JSON.stringify(said.values) } }],
						},
		},
	],
});

/** @param say what the model says to a question */
export async function startModel(say: (asked: Asked) => Said): Promise<ModelStandIn> {
	const asked: Asked[] = [];
	const server = createServer((request, response) => {
		void textOf(request).then((text) => {
			response.setHeader('content-type', 'application/json');
			if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
				response.statusCode = 404;
				response.end(JSON.stringify({ error: { message: `there is no ${request.method} ${request.url}` } }));
				return;
			}
			const question = readQuestion(text);
			asked.push(question);
			response.end(JSON.stringify(completion(say(question), asked.length)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
