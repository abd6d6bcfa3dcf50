import type { ErrorCode } from '../errorCodes';
import { isRecord, sentence, shown, textOf } from './reading';

/** Characters: the title of a page stands near its beginning. */
const PAGE_START = 8_000;

const ASK =
	"Something between n8n and Meta answered, such as a proxy, a gateway or a firewall: check the credential's 'Base URL', and ask whoever runs it.";

/** Remedies that fit one status better than `ASK`. */
const REMEDIES: Readonly<Record<number, string>> = {
	401: "Check the credential's 'Base URL' and 'Access Token': a gateway may want a token of its own.",
	404: "Check the credential's 'Base URL' and 'API Version': there is no such address behind it.",
	407: "The n8n server's proxy wants a login: ask whoever runs the server to set it.",
	413: 'Send a smaller file, or ask whoever runs the proxy or gateway on the way to Meta to let larger ones through.',
	429: 'Wait some minutes, then run it again.',
};

/**
 * The title of a page of HTML, without tags; empty when the page has none.
 * @returns undefined for a text that is no HTML
 */
export function htmlTitle(text: string): string | undefined {
	const start = text.slice(0, PAGE_START);
	if (!/^\s*(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|title|body)\b/i.test(start)) return undefined;
	const title = /<title[^>]{0,200}>([^<]*(?:<(?!\/title)[^<]*)*)<\/title/i.exec(start)?.[1] ?? '';
	return textOf(title.replace(/<[^>]*>/g, ' ').replace(/&(?:#\w+|\w+);/g, ' ')) ?? '';
}

const hostOf = (location: string | undefined): string | undefined =>
	/^(?:https?:)?\/\/(?:[^/?#@]*@)?([\w.-]+(?::\d+)?)/i.exec(location ?? '')?.[1];

/** The few words of a foreign answer that are worth showing. */
const quoteOf = (content: unknown): string | undefined => {
	if (typeof content === 'string') {
		const title = htmlTitle(content);
		return title === undefined ? textOf(content.slice(0, PAGE_START)) : textOf(title);
	}
	if (!isRecord(content)) return undefined;
	return textOf(content.message) ?? textOf(content.detail) ?? textOf(content.title);
};

const retryOf = (httpStatus: number): ErrorCode['retry'] => {
	if (httpStatus === 429) return 'notAccepted';
	const answered = httpStatus >= 300 && httpStatus <= 499 && httpStatus !== 408;
	return answered ? 'never' : 'ambiguous';
};

/** What an answer without Meta's error object means. */
export function foreignAnswer(
	httpStatus: number,
	headers: Record<string, string>,
	content: unknown,
	secrets: readonly string[],
): ErrorCode {
	if (isRecord(content) && content.success === false) {
		return {
			what: 'Meta answered that it did not do this.',
			remedy: 'Check the values in the node, and in WhatsApp Manager that the object can be changed now.',
			retry: 'never',
		};
	}
	const retry = retryOf(httpStatus);
	const remedy = REMEDIES[httpStatus] ?? ASK;
	const target = httpStatus >= 300 && httpStatus <= 399 ? hostOf(headers.location) : undefined;
	if (target !== undefined) {
		const what = `The request was sent on to ${shown(target, secrets, 200)} (HTTP ${httpStatus}), which is not followed.`;
		return { what, remedy: ASK, retry };
	}
	if (content === undefined || content === null || content === '') {
		return { what: `The answer was empty (HTTP ${httpStatus}).`, remedy, retry };
	}
	const quote = quoteOf(content);
	const said = quote === undefined ? '' : `: "${shown(quote, secrets, 120)}"`;
	return { what: sentence(`The answer did not come from Meta's API (HTTP ${httpStatus})${said}`), remedy, retry };
}
