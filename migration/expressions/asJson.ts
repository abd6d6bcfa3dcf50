import { isRecord } from '../workflow';
import { chunksOf, isExpression } from './chunks';

/**
 * The value for a JSON field of n8n: plain JSON, or one expression where a text in it is an expression.
 * @param value texts, numbers, arrays and objects; a text that starts with `=` is an expression
 */
export function jsonField(value: unknown): string {
	return holdsExpression(value) ? `={{ ${codeOf(value)} }}` : JSON.stringify(value, null, 2);
}

const holdsExpression = (value: unknown): boolean =>
	value instanceof Code || isExpression(value) || (Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []).some(holdsExpression);

/** JavaScript that stands for itself among values. */
export class Code {
	constructor(readonly source: string) {}
}

/** A number that is entered in units and sent in thousandths, also by an expression. */
export const thousandfold = (value: unknown): unknown =>
	isExpression(value) ? new Code(`(${codeOf(value)}) * 1000`) : Number(value) * 1000;

/** JavaScript that gives the value. No two closing braces stand together, which would end n8n's expression. */
function codeOf(value: unknown): string {
	if (value instanceof Code) return value.source;
	if (isExpression(value)) return evaluated(value.slice(1));
	if (Array.isArray(value)) return `[ ${value.map(codeOf).join(', ')} ]`;
	if (isRecord(value)) {
		return `{ ${Object.entries(value).map(([key, one]) => `${literal(key)}: ${codeOf(one)}`).join(', ')} }`;
	}
	return literal(value);
}

const literal = (value: unknown): string =>
	(JSON.stringify(value) ?? 'null').replace(/\{\{/g, '{\\u007b').replace(/\}\}/g, '}\\u007d');

/** As n8n does: code alone keeps its type, code among text becomes text. */
function evaluated(text: string): string {
	const chunks = chunksOf(text);
	const parts = chunks.map((chunk) => ('code' in chunk ? parenthesised(chunk.code) : literal(unescaped(chunk.text))));
	const [only] = parts;
	if (only === undefined) return '""';
	return parts.length === 1 ? only : `[ ${parts.join(', ')} ].join("")`;
}

const unescaped = (text: string): string => text.replace(/\\\{\{/g, '{{');

/** A comment at the end of the code must not swallow the bracket. */
function parenthesised(code: string): string {
	const bare = code.trim().replace(/;+$/, '').trim();
	if (bare === '') return '""';
	return bare.includes('//') ? `(${bare}\n)` : `(${bare})`;
}
