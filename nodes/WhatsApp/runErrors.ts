import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Outcome } from '../shared/dispatch/outcomes';
import { RequestFailed, type Failure, type InputError } from '../shared/graph/failure';
import type { JsonObject } from '../shared/graph/request';
import { nodeOperationError } from '../shared/nodeErrors';
import { messageIdsOf } from '../shared/whatsapp/messageIds';
import { nodeApiError, type Ended } from './outputs';
import type { Unprepared } from './preparation';

/** A reason why an item could not be sent, in the form that every failure has. */
export const failureOf = (reason: InputError | RequestFailed): Failure =>
	reason instanceof RequestFailed
		? reason.failure
		: { message: reason.message, remedy: reason.remedy, retry: 'never' };

/**
 * The error of a run that stops because items need a change. Nothing was sent.
 * @param unprepared all of them: the message names each
 * @param count of all items of the run
 */
export function unpreparedError(node: INode, unprepared: readonly Unprepared[], count: number): NodeOperationError | NodeApiError {
	const [first] = unprepared;
	if (first && unprepared.length === 1) {
		if (first.reason instanceof RequestFailed) return nodeApiError(node, first.reason.failure, first.item);
		const description = count > 1 ? `${first.reason.remedy} Nothing was sent.` : first.reason.remedy;
		return nodeOperationError(node, `${first.reason.message} [item ${first.item}]`, { description, itemIndex: first.item });
	}
	const list = unprepared.map(({ item, reason }) => `item ${item}: ${reason.message}`).join('; ');
	const remedies = new Set(unprepared.map(({ reason }) => failureOf(reason).remedy));
	return nodeOperationError(node, `${unprepared.length} of ${count} items need a change, so nothing was sent. ${list}`, {
		description: [...remedies].join(' '),
		itemIndex: first?.item ?? 0,
	});
}

/**
 * The error of a run that stops because Meta refused an item: the first refusal, how many went out before it, and their
 * message IDs in the error's context.
 * @returns undefined when none was refused
 */
export function refusalError(node: INode, ended: readonly Ended[]): NodeApiError | undefined {
	const refused = ended.find(
		({ outcome, settings }) =>
			settings.responseFormat !== 'envelope' && (outcome.status === 'refused' || outcome.status === 'unknown'),
	);
	if (!refused || !('failure' in refused.outcome)) return undefined;
	const error = nodeApiError(node, refused.outcome.failure, refused.item);
	if (ended.length > 1) {
		error.description = `${error.description ?? ''}\n${summary(ended)} Item ${refused.item} ended the run.`;
	}
	error.context.sent = ended.flatMap(({ item, parts }) =>
		parts.flatMap((part) => (part.status === 'accepted' ? messageIdsOrNull(part.body).map((messageId) => ({ item, messageId })) : [])),
	);
	return error;
}

/** How many items ended in which way: `3 of 5 accepted, 1 refused, 1 not sent.` */
export function summary(ended: readonly Ended[]): string {
	const count = (status: Outcome['status']) => ended.filter(({ outcome }) => outcome.status === status).length;
	const others = (['refused', 'unknown', 'skipped', 'notSent'] as const)
		.filter((status) => count(status) > 0)
		.map((status) => `${count(status)} ${status === 'notSent' ? 'not sent' : status}`);
	return `${[`${count('accepted')} of ${ended.length} accepted`, ...others].join(', ')}.`;
}

/** Of other work than a message there is no ID to tell. */
const messageIdsOrNull = (body: JsonObject): Array<string | null> => {
	const ids = messageIdsOf(body);
	return ids.length > 0 ? ids : [null];
};
