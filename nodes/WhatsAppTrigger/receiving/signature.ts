import { createHmac, timingSafeEqual } from 'crypto';

const PREFIX = 'sha256=';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Meta's app secrets are 32 hexadecimal characters. */
const APP_SECRET = /^[0-9a-f]{32}$/;

/**
 * The keys that an app secret may stand for: the text itself, and what it says when it is the Base64 form of a secret
 * (some tools hand the secret out in this form). Meta's own form is never taken for Base64, though its letters fit.
 */
export function keysOf(appSecret: string): readonly Buffer[] {
	if (latest.appSecret !== appSecret) latest = { appSecret, keys: readKeys(appSecret) };
	return latest.keys;
}

let latest: { appSecret: string; keys: readonly Buffer[] } = { appSecret: '', keys: [] };

function readKeys(appSecret: string): Buffer[] {
	const secret = appSecret.trim();
	if (secret === '') return [];
	const plain = Buffer.from(secret, 'utf8');
	if (APP_SECRET.test(secret) || !BASE64.test(secret)) return [plain];
	const decoded = Buffer.from(secret, 'base64');
	return decoded.length < 8 ? [plain] : [plain, decoded];
}

/** The value of the header `X-Hub-Signature-256` that Meta sends with this body. */
export const signatureOf = (body: Buffer | string, key: Buffer | string): string =>
	PREFIX + createHmac('sha256', key).update(body).digest('hex');

/**
 * Whether Meta signed exactly these bytes: HMAC-SHA256 with the app secret. The time that it takes does not depend on
 * how much of a wrong signature is right.
 * @param header the value of `X-Hub-Signature-256`, whatever came
 * @param appSecret as Meta shows it, or in Base64; an empty one fits nothing
 */
export function isSigned(body: Buffer, header: unknown, appSecret: string): boolean {
	if (typeof header !== 'string') return false;
	const claimed = Buffer.from(header, 'utf8');
	let fits = false;
	for (const key of keysOf(appSecret)) {
		const computed = Buffer.from(signatureOf(body, key), 'utf8');
		// Only the length of what was claimed shows in the time.
		if (computed.length === claimed.length && timingSafeEqual(computed, claimed)) fits = true;
	}
	return fits;
}

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function isSameText(one: string, other: string): boolean {
	const digest = (text: string): Buffer => createHmac('sha256', 'same').update(text, 'utf8').digest();
	return timingSafeEqual(digest(one), digest(other));
}
