import type { Json } from '../json';

/** Meta's title and HTTP status of each code that the emulator answers with (Cloud API error reference). */
const known: Record<number, [title: string, status: number]> = {
	1: ['API Unknown', 400],
	2: ['Service temporarily unavailable', 503],
	4: ['Application request limit reached', 400],
	10: ['Application does not have permission for this action', 403],
	15: ['This method must be called with an app access_token', 400],
	33: ['Parameter value is not valid', 400],
	100: ['Invalid parameter', 400],
	104: ['An access token is required to request this resource', 401],
	190: ['Invalid OAuth access token - Cannot parse access token', 401],
	200: ['Permissions error', 403],
	2200: ['Callback verification failed', 400],
	2500: ['Unknown path components', 400],
	80007: ['There have been too many calls to this WhatsApp Business account. Wait a bit and try again.', 400],
	80008: ['There have been too many calls to this WhatsApp Business account. Wait a bit and try again.', 400],
	130429: ['Rate limit hit', 429],
	130472: ["User's number is part of an experiment", 400],
	131000: ['Something went wrong', 500],
	131008: ['Required parameter is missing', 400],
	131009: ['Parameter value is not valid', 400],
	131016: ['Service unavailable', 500],
	131020: ['Bad Group', 400],
	131021: ['Recipient cannot be sender', 400],
	131026: ['Message undeliverable', 400],
	131030: ['Recipient phone number not in allowed list', 400],
	131031: ['Account has been locked', 403],
	131041: ['Group unknown', 400],
	131042: ['Business eligibility payment issue', 400],
	131047: ['Re-engagement message', 400],
	131048: ['Spam rate limit hit', 400],
	131049: ['This message was not delivered to maintain healthy ecosystem engagement.', 400],
	131050: ['User has stopped receipt of marketing messages', 400],
	131051: ['Unsupported message type', 400],
	131052: ['Media download error', 400],
	131053: ['Media upload error', 400],
	131055: ['Method not allowed', 400],
	131056: ['(Business Account, Consumer Account) pair rate limit hit', 400],
	131057: ['Account in maintenance mode', 500],
	131059: ['Invalid cursor', 400],
	131062: ['Business-scoped User ID (BSUID) recipients are not supported for this message', 400],
	131063: ['Marketing templates disabled on Cloud API', 400],
	131204: ['Participant overlimit', 400],
	131209: ['Invalid Group Profile Picture Aspect Ratio', 400],
	131210: ['Image is Too Small to Process', 400],
	131212: ['Participant is not a part of the group', 400],
	132000: ['Number of parameters does not match the expected number of params', 400],
	132001: ['Template name does not exist in the translation', 404],
	132005: ['Translated text too long', 400],
	132007: ['Template content policy violated', 400],
	132012: ['Parameter format does not match format in the created template', 400],
	132015: ['Template is Paused', 400],
	132016: ['Template is Disabled', 400],
	132018: ['Template validation error', 400],
	132068: ['Flow is blocked', 400],
	132069: ['Flow is throttled', 400],
	133005: ['Two step verification PIN Mismatch', 400],
	133006: ['Phone number re-verification needed', 400],
	133010: ['Account not registered', 400],
	133016: ['Account register/deregister rate limit exceeded', 400],
	136024: ['Request code error', 400],
	136025: ['Verify code error', 400],
	134100: ['Only marketing messages supported', 400],
	138000: ['Calling not enabled', 401],
	138006: ['No approved call permission found', 401],
	138017: ['Permanent call permission already exists', 400],
	139001: ["Flow can't be updated", 400],
	139002: ['Publishing Flow in invalid state', 400],
	139003: ["Can't deprecate unpublished flow", 400],
	139004: ["Can't delete published Flow", 400],
	139100: ['Failed to block/unblock some users', 400],
};

/** Meta's title of a code, as `statuses[].errors[].title` carries it too. */
export function titleOf(code: number): string {
	return known[code]?.[0] ?? 'Unknown error';
}

export interface ErrorParts {
	/** What is wrong, naming the parameter: `error_data.details`. */
	details?: string;
	/** In place of Meta's title after `(#code)`. */
	title?: string;
	/** The whole message, where Meta does not begin it with `(#code)`. */
	message?: string;
	subcode?: number;
	type?: string;
	status?: number;
	userTitle?: string;
	userMessage?: string;
	/** More members of `error_data`. */
	data?: Json;
	/** Members of the body beside `error`, for an answer that tells of partial success. */
	beside?: Json;
	/** Seconds for `Retry-After`. */
	retryAfter?: number;
}

/** A refusal with Meta's code; the router turns it into Meta's error shape and HTTP status. */
export class GraphError extends Error {
	readonly status: number;

	constructor(
		readonly code: number,
		readonly parts: ErrorParts = {},
	) {
		super(parts.message ?? `(#${code}) ${parts.title ?? titleOf(code)}`);
		this.status = parts.status ?? known[code]?.[1] ?? 400;
	}

	/** The response body. `messaging_product` is in `error_data` of messaging errors only. */
	body(traceId: string): Json {
		const { details, subcode, userTitle, userMessage, data } = this.parts;
		const error: Json = { message: this.message, type: this.parts.type ?? 'OAuthException', code: this.code };
		if (subcode !== undefined) error['error_subcode'] = subcode;
		if (details !== undefined || data !== undefined) {
			error['error_data'] = {
				messaging_product: 'whatsapp',
				...(details === undefined ? {} : { details }),
				...data,
			};
		}
		if (userTitle !== undefined) {
			error['is_transient'] = false;
			error['error_user_title'] = userTitle;
			error['error_user_msg'] = userMessage ?? details ?? this.message;
		}
		error['fbtrace_id'] = traceId;
		return { ...this.parts.beside, error };
	}
}

/** A required parameter is not there (131008). */
export function missing(parameter: string, details?: string): GraphError {
	return new GraphError(131008, { details: details ?? `The parameter ${parameter} is required.` });
}

/** A parameter's value breaks a rule (131009). */
export function invalid(parameter: string, why: string): GraphError {
	return new GraphError(131009, { details: `The parameter ${parameter} ${why}` });
}

/** The answer to an ID that is unknown, of another kind, or out of the token's reach (100, subcode 33). */
export function noSuchObject(method: string, id: string): GraphError {
	return new GraphError(100, {
		message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
		type: 'GraphMethodException',
		subcode: 33,
	});
}
