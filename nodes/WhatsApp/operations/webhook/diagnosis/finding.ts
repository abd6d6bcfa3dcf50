import { describeFailure } from '../../../../shared/graph/failures';
import type { Failure } from '../../../../shared/graph/failure';
import type { JsonObject } from '../../../../shared/graph/request';

/**
 * How much a finding matters:
 * - `ok`: as it should be
 * - `warning`: works, or may work, and deserves a look
 * - `blocking`: messages do not come in or do not go out until it is changed
 * - `unknown`: could not be seen
 */
export type Standing = 'ok' | 'warning' | 'blocking' | 'unknown';

/** One thing that was looked at. */
export interface Finding {
	/** What was looked at, in camel case, for conditions in a workflow. */
	check: string;
	status: Standing;
	/** What was seen. */
	found: string;
	/** What depends on it. */
	why: string;
	/** What to do, and where to click; empty when there is nothing to do. */
	remedy: string;
	/** Whom it is about, where that needs saying: a number, a callback. */
	about?: JsonObject;
}

/** An answer of Meta's, or why there is none. */
export type Answer<T> = { answer: T } | { failure: Failure };

/** A finding without the words that every finding of its check has. */
type Seen = Pick<Finding, 'status' | 'found'> & Partial<Pick<Finding, 'remedy' | 'about'>>;

/** Findings of one check, which share why it matters. */
export const findingOf = (check: string, why: string) => ({
	ok: (found: string, about?: JsonObject): Finding => make(check, why, { status: 'ok', found, ...(about ? { about } : {}) }),
	is: (seen: Seen): Finding => make(check, why, seen),
	/** What could not be read: it stands in the way itself, unless the token is known not to work. */
	unread: (failure: Failure, tokenWorks: boolean): Finding => {
		if (!tokenWorks) {
			const found = `Not seen: ${failure.message}`;
			return make(check, why, { status: 'unknown', found, remedy: 'See the finding about the access token first.' });
		}
		// What is out of order at Meta is not the user's to put right.
		return make(check, why, { status: failure.retry === 'never' ? 'blocking' : 'unknown', ...wordsOf(failure) });
	},
});

/** What happened in Meta's words beside ours, and what to do. */
export function wordsOf(failure: Failure): { found: string; remedy: string } {
	const { message, description } = describeFailure(failure);
	const [remedy = '', ...meta] = description.split('\n');
	return { found: [sentence(message), ...meta].join(' '), remedy };
}

const sentence = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);

const make = (check: string, why: string, { status, found, remedy = '', about }: Seen): Finding => ({
	check,
	status,
	found: sentence(found),
	why,
	remedy: sentence(remedy),
	...(about ? { about } : {}),
});

const ORDER: readonly Standing[] = ['blocking', 'warning', 'unknown', 'ok'];

/** The one that matters most; `ok` of none. */
export const worst = (standings: readonly Standing[]): Standing => ORDER.find((one) => standings.includes(one)) ?? 'ok';

/** One line over all findings, for the first row. */
export function summary(findings: readonly Finding[]): Finding {
	const of = (status: Standing): Finding[] => findings.filter((one) => one.status === status);
	const [blocking, warnings] = [of('blocking'), of('warning')];
	const [first] = [...blocking, ...warnings];
	const counted = (count: number, one: string, several: string): string => (count === 1 ? `1 ${one}` : `${count} ${several}`);
	const parts = [
		...(blocking.length > 0 ? [counted(blocking.length, 'thing is in the way', 'things are in the way')] : []),
		...(warnings.length > 0 ? [counted(warnings.length, 'deserves a look', 'deserve a look')] : []),
	];
	return {
		check: 'summary',
		status: blocking.length > 0 ? 'blocking' : warnings.length > 0 ? 'warning' : 'ok',
		found: first ? `${parts.join(', ')}. First: ${first.found}` : 'Nothing is in the way: messages can come in and go out.',
		why: 'The most important finding of all.',
		remedy: first?.remedy ?? '',
	};
}

/** A finding as an item: one row of a table. */
export const asItem = ({ about, ...finding }: Finding): JsonObject => ({ ...finding, ...about });
