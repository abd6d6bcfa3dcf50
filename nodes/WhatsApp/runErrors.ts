import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Outcome } from '../shared/dispatch/outcomes';
import { RequestFailed, type Failure, type InputError } from '../shared/graph/failure';
import { shown } from '../shared/graph/failures/reading';
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
 * @param unprepared all of them: the message names the first ones, the description all by number, and the error's context
 * holds each with its reason
 * @param count of all items of the run
 */
export function unpreparedError(node: INode, unprepared: readonly Unprepared[], count: number): NodeOperationError | NodeApiError {
	const [first] = unprepared;
	if (first && unprepared.length === 1) {
		if (first.reason instanceof RequestFailed) return nodeApiError(node, first.reason.failure, first.item);
		const description = count > 1 ? `${first.reason.remedy} Nothing was sent.` : first.reason.remedy;
		return nodeOperationError(node, `${first.reason.message} [item ${first.item}]`, { description, itemIndex: first.item });
	}
	const named = unprepared.slice(0, NAMED).map(({ item, reason }) => `item ${item}: ${excerpt(reason.message)}`);
	const others = unprepared.length - named.length;
	const list = others > 0 ? [...named, `and ${others} more`] : named;
	const remedies = [...new Set(unprepared.map(({ reason }) => failureOf(reason).remedy))].slice(0, NAMED);
	const error = nodeOperationError(node, `${unprepared.length} of ${count} items need a change, so nothing was sent. ${list.join('; ')}`, {
		description: [...remedies, ...(others > 0 ? [`All of them: ${ranges(unprepared.map(({ item }) => item))}`] : [])].join(' '),
		itemIndex: first?.item ?? 0,
	});
	error.context.unsendable = unprepared.map(({ item, reason }) => ({ item, message: excerpt(reason.message) }));
	return error;
}

/** How many items an error's message names, each with its reason in so many characters: one can still read that. */
const NAMED = 20;
const LONGEST_REASON = 300;

const excerpt = (text: string): string => shown(text, [], LONGEST_REASON);

/** How many characters of a list of item numbers a person still reads. */
const LONGEST_RANGES = 2_000;

/** Numbers in rising order, those in a row as one: `items 0-4, 7, 9-12.` */
function ranges(numbers: readonly number[]): string {
	const rows: Array<[from: number, to: number]> = [];
	for (const number of numbers) {
		const last = rows.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else rows.push([number, number]);
	}
	const text = rows.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
	return `items ${shown(text, [], LONGEST_RANGES)}.`;
}

/**
 * The error of a run that stops because Meta refused an item: the first refusal, how many went out before it, and their
 * message IDs in the error's context.
 * @returns undefined when none was refused
 */
export function refusalError(node: INode, ended: readonly Ended[]): NodeApiError | undefined {
	const refusals = ended.filter(
		({ outcome, settings }) =>
			settings.responseFormat !== 'envelope' && (outcome.status === 'refused' || outcome.status === 'unknown'),
	);
	const refused = refusals.find(({ outcome }) => !('earlier' in outcome)) ?? refusals[0];
	if (!refused || !('failure' in refused.outcome)) return undefined;
	const error = nodeApiError(node, refused.outcome.failure, refused.item);
	if (ended.length > 1) {
		const cutShort = ended.some(({ outcome }) => outcome.status === 'notSent');
		const ending = cutShort ? ` Item ${refused.item} ended the run.` : '';
		error.description = `${error.description ?? ''}\n${summary(ended)}${ending}`;
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
