import { isSameText, keysOf, signatureOf } from '../signature';

/** The header in which a delivery that is passed on names the events that were answers, and are nobody's any more. */
export const ANSWERS_HEADER = 'x-whatsapp-cloud-answers';

const ANSWERS = /^([0-9a-z]+(?:\.[0-9a-z]+)*);(sha256=[0-9a-f]{64})$/;

/** Headers of n8n's server have room for some 16,000 characters. */
const MOST = 1_000;

const sealed = (keys: string, signature: string, appSecret: string): string =>
	signatureOf(`answers ${keys} in ${signature}`, keysOf(appSecret).at(-1) ?? '');

/**
 * The header for the events with these keys.
 * @param signature Meta's signature of the body
 */
export function answersHeader(keys: readonly string[], signature: string, appSecret: string): Record<string, string> {
	if (keys.length === 0) return {};
	const text = keys.slice(0, MOST).join('.');
	return { [ANSWERS_HEADER]: `${text};${sealed(text, signature, appSecret)}` };
}

/** The keys of the events that another trigger has taken as answers. Only who knows the app secret can name them. */
export function answersIn(header: unknown, signature: string, appSecret: string): string[] {
	const [, keys, seal] = (typeof header === 'string' ? ANSWERS.exec(header) : null) ?? [];
	if (keys === undefined || seal === undefined) return [];
	return isSameText(seal, sealed(keys, signature, appSecret)) ? keys.split('.') : [];
}
