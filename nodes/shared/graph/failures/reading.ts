import { jsonParse } from 'n8n-workflow';
import { withoutSecrets } from '../secrets';

/** Code points of one of Meta's texts that a person still reads. */
const LONGEST_TEXT = 600;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that says something, on one line; undefined for everything else. */
export const textOf = (value: unknown): string | undefined => {
	if (typeof value !== 'string') return undefined;
	const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return line === '' ? undefined : line;
};

/** A whole number, also one written as text; undefined for everything else. */
export const integerOf = (value: unknown): number | undefined => {
	const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};

/** For a person's eyes: without secrets, and no longer than is read. Secrets go first, so that none is cut in two. */
export const shown = (text: string, secrets: readonly string[], longest = LONGEST_TEXT): string => {
	const points = [...withoutSecrets(text, secrets)];
	return points.length <= longest ? points.join('') : `${points.slice(0, longest - 1).join('')}…`;
};

/** The sentence with a full stop, unless it has its end already. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What JSON text holds; the text itself when it is no JSON; the text of bytes. Anything else as it came. */
export function contentOf(body: unknown): unknown {
	const text = ArrayBuffer.isView(body)
		? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
		: body;
	if (typeof text !== 'string') return text;
	return /^\s*[[{"]/.test(text) ? jsonParse<unknown>(text, { fallbackValue: text }) : text;
}
