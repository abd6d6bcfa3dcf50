import { createHmac, timingSafeEqual } from 'crypto';
import type { Resumption } from './resumption';

/** What the ID of a button or list row says: which execution waits, and what the tap means. */
export interface Ticket extends Resumption {
	/** Which of the question's choices, from 0. */
	choice: number;
	/** Proves that this package made the ID. */
	seal: string;
}

/** What the IDs made here begin with. */
const PREFIX = 'wait1:';

const ID = /^wait1:([^:]+):([^:]+):([^:]+):(\d{1,2}):([A-Za-z0-9_-]{32})$/;

/** Meta: the ID of a list row has at most 200 characters, that of a button 256. */
export const LONGEST_ID = 200;

/**
 * The key of an n8n's seals: another n8n that receives for the same app must not take our buttons for its own.
 * @param key the app secret's
 */
export const sealingKey = (key: Buffer, instanceId: string): Buffer =>
	createHmac('sha256', key).update(`buttons of ${instanceId}`).digest();

/** The business number belongs to what is sealed and does not travel in the ID: the delivery names it. */
function sealOf({ execution, node, signature, choice }: Omit<Ticket, 'seal'>, phoneNumberId: string, key: Buffer): string {
	const words = JSON.stringify(['answer by a tap', phoneNumberId, execution, node, signature, choice]);
	return createHmac('sha256', key).update(words).digest('base64url').slice(0, 32);
}

/**
 * The ID of a button that resumes an execution when it is tapped.
 * @param phoneNumberId of the business number that asks
 * @param key as `sealingKey` gives it
 */
export function buttonId(resumption: Resumption, choice: number, phoneNumberId: string, key: Buffer): string {
	const { execution, node, signature } = resumption;
	const parts = [execution, node, signature].map(encodeURIComponent);
	return `${PREFIX}${parts.join(':')}:${choice}:${sealOf({ ...resumption, choice }, phoneNumberId, key)}`;
}

/** Whether the text may be such an ID: for a quick no. */
export const looksLikeButtonId = (id: unknown): id is string => typeof id === 'string' && id.startsWith(PREFIX);

/** Reads an ID made by `buttonId`; undefined for every other one. Who relies on it checks the seal. */
export function ticketIn(id: string): Ticket | undefined {
	const [, execution = '', node = '', signature = '', choice = '', seal = ''] = ID.exec(id) ?? [];
	if (seal === '') return undefined;
	try {
		const [one, two, three] = [execution, node, signature].map(decodeURIComponent);
		return { execution: one ?? '', node: two ?? '', signature: three ?? '', choice: Number(choice), seal };
	} catch {
		// A text that cannot be decoded was not encoded here.
		return undefined;
	}
}

/** Whether this package made the ID for this number, in the n8n and with the app secret whose key it is. */
export const isGenuine = (ticket: Ticket, phoneNumberId: string, key: Buffer): boolean =>
	timingSafeEqual(Buffer.from(sealOf(ticket, phoneNumberId, key)), Buffer.from(ticket.seal));
