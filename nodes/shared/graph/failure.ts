import type { JsonObject } from './request';

/**
 * How a request may be tried again. One value per row of the retry table in `dispatch/retry.ts`.
 *
 * - `never`: Meta refused it and will refuse it again until something changes.
 * - `notAccepted`: Meta says that it was not accepted now; the same request may be sent again, whatever its effect.
 * - `notReached`: no connection was made, so nothing can have been accepted.
 * - `ambiguous`: it may have been accepted (time-out, dropped connection, 5xx, codes 1, 2, 131000, 131016).
 */
export type RetryClass = 'never' | 'notAccepted' | 'notReached' | 'ambiguous';

/** Whose rate a throttling answer speaks of: the sending number's, one recipient's, or the app's or account's management calls. */
export type ThrottledBy = 'number' | 'recipient' | 'account';

/** Why a request did not give what was asked for, in words for a user and in facts for the dispatcher. Holds no secret. */
export interface Failure {
	/** What happened, in plain words, one sentence. */
	message: string;
	/** What to do about it. */
	remedy: string;
	retry: RetryClass;
	throttledBy?: ThrottledBy;
	/** HTTP status of the answer; absent when there was none. */
	httpStatus?: number;
	/** Meta's error code. */
	code?: number;
	subcode?: number;
	/** Meta's own title and details, as they came. */
	title?: string;
	details?: string;
	/** Meta's support asks for it. */
	traceId?: string;
	/** Milliseconds that the answer asked to wait. */
	retryAfterMs?: number;
	/** The request as it left, without secrets, where it was asked for. */
	sent?: JsonObject;
}

/**
 * Throws what was caught, or what it was turned into, up to the node's own border, where it becomes a NodeApiError or
 * NodeOperationError. n8n's rules want only those two thrown in a `catch`, which holds for the border alone.
 */
export function raise(error: unknown): never {
	throw error;
}

/** What went wrong with one request, thrown inside the package; becomes a NodeApiError where n8n takes over. */
export class RequestFailed extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
		this.name = 'RequestFailed';
	}
}

/**
 * A value that the user gave cannot be sent. Thrown before a request leaves.
 * `message` names the 'Field', the value's length where that is the point, and the limit; `remedy` says how to get on.
 */
export class InputError extends Error {
	constructor(
		message: string,
		readonly remedy = 'Change the value, or the expression that gives it, and run the node again.',
	) {
		super(message);
		this.name = 'InputError';
	}
}
