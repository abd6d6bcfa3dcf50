import { errorCode, type ErrorCode } from '../errorCodes';
import type { Failure } from '../failure';
import { foreignAnswer, htmlTitle } from './foreignAnswer';
import { metaErrorOf, type MetaError } from './metaError';
import { contentOf, isRecord, sentence, shown } from './reading';
import { retryAfter, usageWait } from './waiting';

/** An answer as it came. */
export interface Answer {
	httpStatus: number;
	headers: Record<string, string>;
	body: unknown;
	/** What must not appear in any text. */
	secrets?: readonly string[];
}

/** Said of everything whose outcome nobody knows. */
export const UNCERTAIN = 'It is not certain whether the request took effect: check before you run it again.';

const CODES_PAGE = "Meta's list of codes is at developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes";

const succeeded = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus <= 299;

/** A 408 comes from a gateway that lost patience, which does not say with whom. */
const brokeDown = (httpStatus: number): boolean => httpStatus >= 500 || httpStatus === 408;

/** Meta's error with a code that is in no table, or with none: Meta's own words are all there is. */
function unlisted(httpStatus: number, error: MetaError, secrets: readonly string[]): ErrorCode {
	const words = error.userTitle ?? error.title ?? error.details;
	const said = words === undefined ? '' : `: ${shown(words, secrets, 200)}`;
	const advice = error.userMessage === undefined ? undefined : sentence(shown(error.userMessage, secrets));
	if (httpStatus === 429) {
		return {
			what: sentence(`Meta takes no more requests for a moment${said}`),
			remedy: advice ?? 'Wait some minutes, then run it again.',
			retry: 'notAccepted',
		};
	}
	if (error.transient || brokeDown(httpStatus)) {
		return {
			what: sentence(`Meta could not complete the request${said}`),
			remedy: advice ?? 'See metastatus.com/whatsapp-business-api for an outage, or try again later.',
			retry: 'ambiguous',
		};
	}
	return {
		what: sentence(`Meta did not accept the request${said}`),
		remedy: advice ?? `Correct what Meta's own words name. ${CODES_PAGE}.`,
		retry: 'never',
	};
}

function rowOf({ httpStatus, headers, body, secrets = [] }: Answer, error: MetaError | undefined): ErrorCode {
	if (error === undefined) return foreignAnswer(httpStatus, headers, contentOf(body), secrets);
	const row = error.code === undefined ? undefined : errorCode(error.code, error.subcode);
	return row ?? unlisted(httpStatus, error, secrets);
}

/** The usage headers speak of calls to an account or app: a number's or a recipient's pace has nothing to do with them. */
const waitOf = (row: ErrorCode, headers: Record<string, string>): number | undefined => {
	const ofAccount = row.throttledBy === 'account' || row.throttledBy === undefined;
	return retryAfter(headers) ?? (row.retry === 'notAccepted' && ofAccount ? usageWait(headers) : undefined);
};

/**
 * What an answer that is no success means. Takes every body: Meta's error object, the same as text or in an array,
 * a gateway's page, nothing at all.
 * @returns a failure with a message, a remedy and a retry class, whatever came, and without any secret
 */
export function failureOfAnswer(answer: Answer): Failure {
	const { httpStatus, headers, body, secrets = [] } = answer;
	const error = metaErrorOf(body);
	const row = rowOf(answer, error);
	const retryAfterMs = waitOf(row, headers);
	return {
		message: row.what,
		remedy: row.retry === 'ambiguous' ? `${row.remedy} ${UNCERTAIN}` : row.remedy,
		retry: row.retry,
		httpStatus,
		...(row.throttledBy === undefined ? {} : { throttledBy: row.throttledBy }),
		...(error?.code === undefined ? {} : { code: error.code }),
		...(error?.subcode === undefined ? {} : { subcode: error.subcode }),
		...(error?.title === undefined ? {} : { title: shown(error.title, secrets) }),
		...(error?.details === undefined ? {} : { details: shown(error.details, secrets) }),
		...(error?.traceId === undefined ? {} : { traceId: shown(error.traceId, secrets, 100) }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	};
}

const refuses = (content: unknown): boolean => {
	if (Array.isArray(content)) return content.length > 0 && content.every(refuses);
	if (!isRecord(content)) return false;
	// A Flow is saved with the mistakes that its answer lists.
	const saved = Array.isArray(content.validation_errors);
	return (content.success === false && !saved) || metaErrorOf({ error: content.error }) !== undefined;
};

/**
 * Whether an answer is anything but a success: Meta refuses some requests with HTTP 200 and an `error`, or with
 * `success: false`; and a page, or nothing at all where Meta always says something, is not Meta's answer.
 */
export function isRefusal(httpStatus: number, body: unknown): boolean {
	if (!succeeded(httpStatus)) return true;
	// Bytes are somebody's file.
	if (ArrayBuffer.isView(body)) return false;
	const content = contentOf(body);
	if (content === undefined || content === null || content === '') return httpStatus !== 204;
	return typeof content === 'string' ? htmlTitle(content) !== undefined : refuses(content);
}
