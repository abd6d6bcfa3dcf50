import { contentOf, integerOf, isRecord, textOf } from './reading';

/** Meta's error object, as far as it is there. Texts are Meta's own and may hold a secret. */
export interface MetaError {
	code: number | undefined;
	subcode: number | undefined;
	title: string | undefined;
	details: string | undefined;
	/** Written by Meta for the person at the screen, in some answers. */
	userTitle: string | undefined;
	userMessage: string | undefined;
	traceId: string | undefined;
	/** Meta says that it will pass by itself. */
	transient: boolean;
}

/** Meta repeats the code in front of its text: `(#131030) Recipient …`. */
const withoutCode = (text: string | undefined): string | undefined => textOf(text?.replace(/^\(#\d+\)\s*/, ''));

/** `error_data` is an object, or in older answers a text, which may be JSON. */
const detailsOf = (data: unknown): string | undefined => {
	const content = contentOf(data);
	return isRecord(content) ? textOf(content.details) : textOf(content);
};

function read(error: Record<string, unknown>): MetaError {
	const userTitle = textOf(error.error_user_title);
	const userMessage = textOf(error.error_user_msg);
	const title = withoutCode(textOf(error.message) ?? textOf(error.title));
	const details = [userTitle, detailsOf(error.error_data) ?? textOf(error.details), userMessage];
	return {
		code: integerOf(error.code),
		subcode: integerOf(error.error_subcode),
		title: title ?? userTitle,
		details: textOf([...new Set(details)].filter((text) => text !== title).map((text) => text ?? '').join(' ')),
		userTitle,
		userMessage,
		traceId: textOf(error.fbtrace_id),
		transient: error.is_transient === true,
	};
}

/** `{"error":"invalid_request","error_description":"…"}`: what log-in services and gateways answer. */
const readText = (error: string, description: unknown): MetaError => read({ message: error, details: description });

function errorIn(body: Record<string, unknown>): MetaError | undefined {
	const error = contentOf(body.error);
	if (isRecord(error)) {
		// Gateways wrap what Meta said once more.
		if (isRecord(error.error)) return read(error.error);
		return Object.keys(error).length > 0 ? read(error) : undefined;
	}
	const text = textOf(error);
	if (text !== undefined) return readText(text, body.error_description);
	const first = [error, body.errors].find(Array.isArray)?.find(isRecord);
	return first === undefined ? undefined : read(first);
}

/**
 * Meta's error in the body of an answer: as an object, as JSON text, in an array, or in the answer to a batch,
 * where each part carries its own body as text.
 * @returns undefined when there is none
 */
export function metaErrorOf(body: unknown): MetaError | undefined {
	const content = contentOf(body);
	if (Array.isArray(content)) {
		return content
			.filter(isRecord)
			.map((part) => errorIn(part) ?? nested(part.body))
			.find((error) => error !== undefined);
	}
	if (!isRecord(content)) return undefined;
	const error = errorIn(content);
	return error === undefined ? undefined : { ...error, details: withEachUser(error.details, content) };
}

/** A call about several people names beside the error those for whom it did not work, each with a reason. */
function withEachUser(details: string | undefined, { block_users: answer }: Record<string, unknown>): string | undefined {
	const failed = isRecord(answer) && Array.isArray(answer.failed_users) ? answer.failed_users.filter(isRecord) : [];
	const each = failed.map(({ input, errors }) => {
		const [first] = Array.isArray(errors) ? errors.filter(isRecord) : [];
		return `${textOf(input) ?? ''}: ${(first && (detailsOf(first.error_data) ?? textOf(first.message))) ?? ''}`;
	});
	return textOf([details ?? '', ...each].filter((text) => text !== '').join(' '));
}

const nested = (body: unknown): MetaError | undefined => {
	const content = contentOf(body);
	return isRecord(content) ? errorIn(content) : undefined;
};
