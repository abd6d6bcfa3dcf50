import type { RetryClass, ThrottledBy } from '../failure';

/** What one of Meta's codes means to a person who builds workflows. */
export interface ErrorCode {
	/** What happened, one sentence in plain words. */
	what: string;
	/** What to do about it. */
	remedy: string;
	retry: RetryClass;
	/** Whose rate was exceeded; only on codes that speak of a rate. */
	throttledBy?: ThrottledBy;
}

/** The codes of one family. */
export type ErrorCodes = Readonly<Record<number, ErrorCode>>;

/** Meta refused it, and will refuse it again until something changes. */
export const never = (what: string, remedy: string): ErrorCode => ({ what, remedy, retry: 'never' });

/** Meta says that it took nothing this time: the same request may go out again. */
export const notAccepted = (what: string, remedy: string, throttledBy?: ThrottledBy): ErrorCode =>
	throttledBy === undefined
		? { what, remedy, retry: 'notAccepted' }
		: { what, remedy, retry: 'notAccepted', throttledBy };

/** Something broke at Meta, perhaps after the request was carried out. */
export const ambiguous = (what: string, remedy: string): ErrorCode => ({ what, remedy, retry: 'ambiguous' });
