import type { Outcome } from '../shared/dispatch/outcomes';
import { messageIdsOf } from '../shared/whatsapp/messageIds';

/** Each part of a message has a once-key of its own, so that a later execution sends the parts that are missing. */
export const partKey = (onceKey: string, part: number): string => (part === 0 ? onceKey : `${onceKey} (part ${part + 1})`);

/** The IDs of all messages that Meta accepted, in order. */
export const acceptedIds = (outcomes: readonly Outcome[]): string[] =>
	outcomes.flatMap((outcome) => (outcome.status === 'accepted' ? messageIdsOf(outcome.body) : []));

/**
 * What became of an item from what became of its parts, and the parts themselves. Accepted parts make one answer with
 * all their messages; a part that was refused, or of which it is not known, speaks for the item and says how far the
 * message came.
 */
export function outcomeOfParts(parts: readonly Outcome[]): { outcome: Outcome; parts: readonly Outcome[] } {
	const [first = { status: 'notSent' } satisfies Outcome] = parts;
	if (parts.length <= 1) return { outcome: first, parts: [first] };
	const at = parts.findIndex(({ status }) => status !== 'accepted' && status !== 'skipped');
	const stopped = parts[at];
	if (stopped) return { outcome: stoppedAt(stopped, at, parts.length), parts };
	const accepted = parts.filter((one) => one.status === 'accepted');
	const messages = accepted.flatMap(({ body }) => (Array.isArray(body.messages) ? body.messages : []));
	const [answer] = accepted;
	return { outcome: answer ? { ...answer, body: { ...answer.body, messages } } : first, parts };
}

function stoppedAt(outcome: Outcome, at: number, count: number): Outcome {
	if (outcome.status !== 'refused' && outcome.status !== 'unknown') return outcome;
	const before = at === 0 ? '' : at === 1 ? 'Part 1 was sent before it. ' : `Parts 1 to ${at} were sent before it. `;
	const after = at + 1 < count ? 'The rest was not sent.' : '';
	const { failure } = outcome;
	return { ...outcome, failure: { ...failure, remedy: `${failure.remedy} This is part ${at + 1} of ${count}. ${before}${after}`.trim() } };
}
