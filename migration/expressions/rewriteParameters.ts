import { isRecord, type WorkflowNode } from '../workflow';
import { chunksOf, isExpression, textOfChunks } from './chunks';
import type { Readings } from './origin';
import { rewriteCode, TRIGGER_KEYS } from './rewriteCode';

/** A node's parameters with their readings adapted. */
export interface RewrittenParameters {
	node: WorkflowNode;
	/** The expressions and scripts that were adapted, as they were before. */
	adapted: string[];
	/** What may read something that changed, and was left as it is. */
	doubts: string[];
}

const SCRIPTS: ReadonlyMap<string, readonly string[]> = new Map([
	['n8n-nodes-base.code', ['jsCode']],
	['n8n-nodes-base.function', ['functionCode']],
	['n8n-nodes-base.functionItem', ['functionCode']],
	['n8n-nodes-base.aiTransform', ['jsCode']],
]);

/** Fields of n8n's nodes that hold a template without the `=` of an expression. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([['n8n-nodes-base.html', ['html']]]);

/** `messages`, `messages[0].from`, `contacts.wa_id` … where a node takes the name of a field as plain text. */
const FIELD_NAME = new RegExp(`^(${[...TRIGGER_KEYS].filter((key) => key !== 'field').join('|')})([.[].*)?$`);

/** Adapts all that a node reads of converted nodes. Its own kind and connections stay. */
export function rewriteParameters(node: WorkflowNode, readings: Readings): RewrittenParameters {
	const adapted: string[] = [];
	const doubts: string[] = [];
	const adapt = (code: string, kind: 'expression' | 'script'): string => {
		const result = rewriteCode(code, readings, kind);
		doubts.push(...result.doubts.map((text) => `reads ${text}, and the parameters of a converted node have other names`));
		return result.code;
	};
	const template = (text: string): string =>
		textOfChunks(chunksOf(text).map((chunk) => ('code' in chunk ? { code: adapt(chunk.code, 'expression') } : chunk)));
	const changed = (value: unknown, key: string): unknown => {
		if (Array.isArray(value)) return value.map((one: unknown) => changed(one, key));
		if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)]));
		if (typeof value !== 'string') return value;
		const result = isExpression(value) || TEMPLATES.get(node.type)?.includes(key) === true
			? template(value)
			: SCRIPTS.get(node.type)?.includes(key) === true
				? adapt(value, 'script')
				: named(value, key);
		if (result !== value) adapted.push(value);
		return result;
	};
	const named = (value: string, key: string): string => {
		if (readings.incoming === undefined) return value;
		if (node.type === 'n8n-nodes-base.splitOut' && key === 'fieldToSplitOut' && readings.incoming.certain) return splitOutFields(value);
		if (namesField(node, key) && FIELD_NAME.test(value)) doubts.push(`names the field '${value}', which now is 'raw.${value}'`);
		return value;
	};
	const parameters = changed(node.parameters, '');
	if (readings.incoming !== undefined && typeof node.parameters.pythonCode === 'string' && holdsKey(node.parameters.pythonCode)) {
		doubts.push("reads the trigger's items in Python, which is not adapted");
	}
	return { node: { ...node, parameters: isRecord(parameters) ? parameters : {} }, adapted, doubts };
}

/** Split Out takes several fields, with commas between them. */
const splitOutFields = (fields: string): string =>
	fields
		.split(',')
		.map((field) => (FIELD_NAME.test(field.trim()) ? `raw.${field.trim()}` : field.trim()))
		.join(', ');

/** Names that a node gives to its own fields, and texts for people, only look the same. */
const namesField = ({ type }: WorkflowNode, key: string): boolean =>
	type.startsWith('n8n-nodes-base.') && type !== 'n8n-nodes-base.set' && /field|property|key/i.test(key);

const holdsKey = (code: string): boolean => [...TRIGGER_KEYS].some((key) => code.includes(`"${key}"`) || code.includes(`'${key}'`) || code.includes(`.${key}`));
