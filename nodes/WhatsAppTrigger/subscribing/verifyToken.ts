import { createHmac } from 'crypto';
import { keysOf } from '../receiving/signature';

const derived = (appSecret: string, words: string): Buffer => {
	const key = keysOf(appSecret).at(-1);
	return key === undefined ? Buffer.alloc(0) : createHmac('sha256', key).update(words).digest();
};

/**
 * The verify token of a callback URL. It follows from the URL and the app secret, so that every process knows it, nothing
 * has to be stored, and any trigger with the same secret can give Meta another trigger's callback again.
 * @returns an empty text when there is no secret
 */
export const verifyTokenFor = (appSecret: string, callbackUrl: string): string =>
	derived(appSecret, `verify token of ${callbackUrl}`).toString('hex').slice(0, 48);

/**
 * The verify token by which triggers of one n8n know each other, whatever their addresses: the editor's host and the one
 * for webhooks can differ.
 * @param instanceId n8n's own ID, the same in all its processes
 */
export const instanceTokenFor = (appSecret: string, instanceId: string, callbackUrl: string): string =>
	derived(appSecret, `verify token of ${callbackUrl} within ${instanceId}`).toString('hex').slice(0, 48);

/** No letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * The verify token that the editor shows for manual set-up, short enough to be typed. It follows from the app secret
 * alone: the editor knows the credential, but not yet the URL.
 * @returns an empty text when there is no secret
 */
export function verifyTokenForManual(appSecret: string): string {
	const letters = [...derived(appSecret, 'verify token for manual set-up').subarray(0, 20)].map(
		(byte) => LETTERS.charAt(byte % LETTERS.length),
	);
	return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).filter((part) => part !== '').join('-');
}
