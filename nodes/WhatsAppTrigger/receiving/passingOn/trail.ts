import { createHash } from 'crypto';
import { isSameText, keysOf, signatureOf } from '../signature';

/** The header in which a delivery that is passed on says where it has been. */
export const TRAIL_HEADER = 'x-whatsapp-cloud-trail';

/** Triggers that a delivery may pass. */
const LONGEST = 16;
const TRAIL = /^([0-9a-f]{12}(?:\.[0-9a-f]{12})*);(sha256=[0-9a-f]{64})$/;

/** Stands for a callback in a trail. */
export const stepOf = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 12);

const sealed = (steps: string, signature: string, appSecret: string): string =>
	signatureOf(`trail ${steps} of ${signature}`, keysOf(appSecret).at(-1) ?? '');

/**
 * Where a delivery has been. Only who knows the app secret can write it, and only for this very body: a forged one is
 * none, so that nobody can make a delivery stop early.
 * @param signature Meta's signature of the body
 */
export function trailOf(header: unknown, signature: string, appSecret: string): string[] {
	const [, steps, seal] = (typeof header === 'string' && header.length < 1000 ? TRAIL.exec(header) : null) ?? [];
	if (steps === undefined || seal === undefined) return [];
	return isSameText(seal, sealed(steps, signature, appSecret)) ? steps.split('.') : [];
}

/** The header's value for a delivery that has been to these places. */
export function trailHeader(steps: readonly string[], signature: string, appSecret: string): string {
	const text = steps.join('.');
	return `${text};${sealed(text, signature, appSecret)}`;
}

/** Whether a delivery has been passed on far enough: back to where it was, or through more triggers than there can be. */
export const isLoop = (trail: readonly string[], own: string): boolean =>
	trail.length > 0 && (trail.includes(stepOf(own)) || trail.length >= LONGEST);
