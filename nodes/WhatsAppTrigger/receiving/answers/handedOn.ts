import { isSameText, keysOf, signatureOf } from '../signature';

/** The header in which a delivery that is passed on names the events that were looked at: answers, and those that are none. */
export const ANSWERS_HEADER = 'x-whatsapp-cloud-answers';

const ANSWERS = /^(-?[0-9a-z]+(?:\.-?[0-9a-z]+)*);(sha256=[0-9a-f]{64})$/;

/** Headers of n8n's server have room for some 16,000 characters. */
const MOST = 1_000;

/** Stands before the key of an event that is no answer, though a question waits for one. */
const NOT = '-';

/** By the events' keys: whether the event was an answer, and is nobody's any more. */
export type Judged = ReadonlyMap<string, boolean>;

const sealed = (keys: string, signature: string, appSecret: string): string =>
	signatureOf(`answers ${keys} in ${signature}`, keysOf(appSecret).at(-1) ?? '');

/**
 * The header for the events that were looked at.
 * @param signature Meta's signature of the body
 */
export function answersHeader(judged: Judged, signature: string, appSecret: string): Record<string, string> {
	if (judged.size === 0) return {};
	const text = [...judged]
		.slice(0, MOST)
		.map(([key, isAnswer]) => (isAnswer ? key : NOT + key))
		.join('.');
	return { [ANSWERS_HEADER]: `${text};${sealed(text, signature, appSecret)}` };
}

/** What triggers before this one have found. Only who knows the app secret can say it. */
export function answersIn(header: unknown, signature: string, appSecret: string): Judged {
	const [, keys, seal] = (typeof header === 'string' ? ANSWERS.exec(header) : null) ?? [];
	if (keys === undefined || seal === undefined || !isSameText(seal, sealed(keys, signature, appSecret))) return new Map();
	return new Map(keys.split('.').map((key) => (key.startsWith(NOT) ? [key.slice(NOT.length), false] : [key, true])));
}
