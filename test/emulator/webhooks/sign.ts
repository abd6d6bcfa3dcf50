import { createHmac } from 'node:crypto';

/**
 * A webhook body as Meta writes it: non-ASCII as lower-case `\uXXXX` and `/` as `\/`. Parsing it and writing it
 * again gives other bytes, so a receiver that signs what it parsed fails here as it would fail at Meta.
 */
export function metaBytes(payload: unknown): Buffer {
	const text = JSON.stringify(payload)
		.replace(/\//g, '\\/')
		.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return Buffer.from(text, 'latin1');
}

/** The value of `X-Hub-Signature-256` for the raw bytes. */
export function signature(appSecret: string, bytes: Buffer): string {
	return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
}
