import type { Fault } from '../emulator/contract';
import type { Stage } from './stage';

/** Each fault that may hit a message, and how often it is drawn. */
export const messageFaults: Fault[] = [
	{ kind: 'dropBefore', probability: 0.03 },
	{ kind: 'dropAfter', probability: 0.03 },
	{ kind: 'status', status: 500, probability: 0.02 },
	{ kind: 'status', status: 503, after: true, probability: 0.02 },
	{ kind: 'html', status: 502, probability: 0.02 },
	{ kind: 'html', status: 502, after: true, probability: 0.01 },
	{ kind: 'empty', status: 200, after: true, probability: 0.01 },
	{ kind: 'error', code: 131026, probability: 0.02 },
	{ kind: 'error', code: 131000, probability: 0.02 },
	{ kind: 'error', code: 131000, after: true, probability: 0.01 },
	{ kind: 'error', code: 130429, probability: 0.01 },
	{ kind: 'error', code: 131056, retryAfter: 1, probability: 0.002 },
	{ kind: 'error', code: 4, retryAfter: 1, probability: 0.002 },
	{ kind: 'status', status: 429, retryAfter: 1, probability: 0.002 },
];

/** What Meta's side knows of one message: the IDs that it gave out, and the HTTP status of each try. 0: the connection was dropped. */
export interface Trace {
	ids: string[];
	statuses: number[];
}

/** By the message's own text, or its media ID's caption. */
export function recordsOf({ emulator }: Stage): Map<string, Trace> {
	const records = new Map<string, Trace>();
	for (const { path, body, messageId, status } of emulator.requests) {
		if (!path.endsWith('/messages') || typeof body !== 'object' || body === null) continue;
		const { text, image } = body as { text?: { body: string }; image?: { caption: string } };
		const name = text?.body ?? image?.caption ?? '';
		const record = records.get(name) ?? { ids: [], statuses: [] };
		records.set(name, record);
		record.statuses.push(status);
		if (messageId !== undefined) record.ids.push(messageId);
	}
	return records;
}

/** What the node says of one message. */
export interface Claim {
	name: string;
	status: string;
	messageId?: string | undefined;
}

/** Nothing but a definite answer. */
const isDefinite = (status: number): boolean => status >= 200 && status < 500;

/**
 * Where the node and Meta's side do not agree: what was sent twice, what is said to be sent and was not, what was sent
 * and is not said to be sent or unknown, and what is called unknown without a reason.
 */
export function disagreements(records: Map<string, Trace>, claims: readonly Claim[]): unknown[] {
	const twice = [...records].filter(([, { ids }]) => ids.length > 1);
	const wrong = claims.flatMap((claim) => {
		const { ids, statuses } = records.get(claim.name) ?? { ids: [], statuses: [] };
		const last = statuses.at(-1);
		const agrees = {
			accepted: ids.length === 1 && ids[0] === claim.messageId,
			failed: ids.length === 0 && statuses.every(isDefinite),
			notSent: ids.length === 0 && statuses.every(isDefinite),
			// HTTP 200 without a body is no definite answer either.
			unknown: last !== undefined && (!isDefinite(last) || last === 200),
		}[claim.status];
		return agrees === true ? [] : [{ claim, ids, statuses }];
	});
	const named = new Set(claims.map(({ name }) => name));
	const unnamed = [...records].filter(([name, { ids }]) => ids.length > 0 && !named.has(name));
	return [...twice, ...wrong, ...unnamed];
}

export const count = (claims: readonly Claim[], status: string): number => claims.filter((one) => one.status === status).length;
