import type { JsonObject, JsonValue } from '../../shared/graph/request';
import { firstText, objectOf, present, textOf, without } from './json';

/** What a customer chose or filled in, and the text of it that a person would read. */
export interface Answered {
	text: string;
	interactive: JsonObject;
	/** What a Flow gave back. */
	flowResponse?: JsonValue;
}

/** A tap on a quick reply button of a template: it has no `interactive` at Meta, and is the same thing to a workflow. */
export function templateButton(button: JsonObject): Answered {
	const title = firstText(button.text) ?? '';
	return { text: title, interactive: present({ type: 'button', id: textOf(button.payload), title }) };
}

/** The answer to an interactive message: button, list row, Flow, call permission, and kinds still to come. */
export function answerOf(interactive: JsonObject): Answered {
	const type = textOf(interactive.type);
	const reply = objectOf(type === undefined ? undefined : interactive[type]) ?? without(interactive, ['type']);
	if (type === 'nfm_reply') return flowAnswer(reply);
	const title = firstText(reply.title, reply.response, reply.body, reply.name) ?? '';
	return { text: title, interactive: { ...present({ type, id: textOf(reply.id) }), ...reply } };
}

/** A Flow's answer is JSON inside a text. What is no JSON stays text. */
function flowAnswer(reply: JsonObject): Answered {
	const name = textOf(reply.name);
	const text = firstText(reply.body, name) ?? '';
	const interactive = present({ type: 'nfm_reply', name, body: textOf(reply.body) });
	if (typeof reply.response_json !== 'string') {
		return { text, interactive, ...(reply.response_json === undefined ? {} : { flowResponse: reply.response_json }) };
	}
	return { text, interactive, flowResponse: parsed(reply.response_json) };
}

function parsed(text: string): JsonValue {
	try {
		return JSON.parse(text) as JsonValue;
	} catch {
		return text;
	}
}
