import { InputError, RequestFailed, type Failure } from '../failure';
import { failureOfAnswer, UNCERTAIN } from './answer';
import { faultOf, faults, isUndecided, type Fact, type Fault } from './connectionFaults';
import { integerOf, isRecord, sentence, shown, textOf } from './reading';

/** How deep causes are followed: n8n's error, axios's, Node's, and some to spare. */
const DEEPEST = 8;
/** Members of an AggregateError that are looked at: one for each address of a host. */
const MOST_MEMBERS = 32;
const DEEPEST_MEMBER = 2;

type Thrown = Record<string, unknown>;

/** Where one error keeps another: `cause` (Node, axios, n8n), the others in older n8n and request libraries. */
const causesOf = (thrown: Thrown): Thrown[] =>
	[thrown.cause, thrown.errorResponse, thrown.error, thrown.reason].filter(isRecord);

/** What was thrown and what lies behind it, outermost first. */
function chainOf(thrown: Thrown, seen = new Set<Thrown>()): Thrown[] {
	if (seen.has(thrown) || seen.size >= DEEPEST) return [];
	seen.add(thrown);
	return [thrown, ...causesOf(thrown).flatMap((cause) => chainOf(cause, seen))];
}

const headersOf = (headers: unknown): Record<string, string> =>
	Object.fromEntries(
		Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);

/** An HTTP answer that travels inside what was thrown: axios's `response`, or n8n's `httpCode` and `context.data`. */
function answerIn(link: Thrown, secrets: readonly string[]): Failure | undefined {
	const { response, context } = link;
	if (isRecord(response)) {
		const httpStatus = integerOf(response.status) ?? integerOf(response.statusCode);
		// With a success in hand, what was thrown is about the way the body broke off.
		if (httpStatus === undefined || httpStatus < 300) return undefined;
		const body = response.data ?? response.body;
		return failureOfAnswer({ httpStatus, headers: headersOf(response.headers), body, secrets });
	}
	const httpStatus = integerOf(link.httpCode);
	if (httpStatus === undefined || httpStatus < 300 || httpStatus > 599) return undefined;
	return failureOfAnswer({ httpStatus, headers: {}, body: isRecord(context) ? context.data : undefined, secrets });
}

const CODE_IN_TEXT = /\b(?:E[A-Z_]{3,}|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|UND_ERR_[A-Z_]+|ERR_[A-Z_]+)\b/;

/** n8n's own errors keep Node's code in `httpCode`, and Node's text in `messages`. */
function factsOf(link: Thrown): Fact[] {
	const syscall = textOf(link.syscall) ?? '';
	const texts = [link.message, link.description, ...(Array.isArray(link.messages) ? link.messages : [])]
		.map(textOf)
		.filter((text) => text !== undefined);
	const codes = [link.code, link.httpCode, link.errno].map(textOf);
	const code = codes.find((text) => text !== undefined && !/^-?\d+$/.test(text));
	if (code !== undefined) return [{ code, syscall, text: texts.join('\n') }];
	return texts.map((text) => ({ code: CODE_IN_TEXT.exec(text)?.[0] ?? '', syscall, text }));
}

interface Finding {
	fault: Fault;
	code: string;
}

/**
 * Everything that the chain says about the connection. A member of an AggregateError that says nothing counts as
 * dropped: for all that is known, it carried the request.
 */
function findingsIn(chain: readonly Thrown[], depth = 0): Finding[] {
	return chain.flatMap((link) => {
		const own = factsOf(link).flatMap((fact) => {
			const fault = faultOf(fact);
			return fault === undefined || isUndecided(fact) ? [] : [{ fault, code: fact.code }];
		});
		const errors = Array.isArray(link.errors) && depth < DEEPEST_MEMBER ? link.errors : [];
		const members = errors.slice(0, MOST_MEMBERS).filter(isRecord);
		const ofMembers = members.flatMap((member): Finding[] => {
			const findings = findingsIn(chainOf(member), depth + 1);
			return findings.length > 0 ? findings : [{ fault: 'dropped', code: '' }];
		});
		return [...own, ...ofMembers];
	});
}

/** The most careful reading wins: what may have left counts as having left. */
const decisive = (findings: readonly Finding[]): Finding | undefined =>
	findings.find(({ fault }) => faults[fault].retry === 'ambiguous') ??
	findings.find(({ fault }) => faults[fault].retry === 'notReached') ??
	findings[0];

/** Whether what was thrown says that a connection broke, or was never made; not so a disk that is full. */
export const isConnectionFault = (thrown: unknown): boolean => isRecord(thrown) && findingsIn(chainOf(thrown)).length > 0;

const HOST = /^[\w.:[\]-]{1,255}$/;

function hostIn(chain: readonly Thrown[], secrets: readonly string[]): string {
	const links = chain.flatMap((link) => [link, ...(Array.isArray(link.errors) ? link.errors.filter(isRecord) : [])]);
	const hosts = links.flatMap((link) => {
		const address = textOf(link.address);
		const port = integerOf(link.port);
		return [link.hostname, address !== undefined && port !== undefined ? `${address}:${port}` : address, link.host];
	});
	const host = hosts.map(textOf).find((name) => name !== undefined && HOST.test(name));
	return host === undefined ? 'the server' : shown(host, secrets);
}

/** n8n refused before it sent anything: a credential that is missing, an address that is forbidden. */
const BY_N8N = new Set([
	'NodeOperationError',
	'UserError',
	'CredentialNotFoundError',
	'SsrfBlockedIpError',
	'SsrfBlockedHostnameError',
]);

/** Some of n8n's classes name their errors, of others only the class has the name. */
const namesOf = ({ name, constructor }: Thrown): string[] =>
	[name, typeof constructor === 'function' ? constructor.name : undefined].filter((text) => typeof text === 'string');

function refusalByN8n(chain: readonly Thrown[], secrets: readonly string[]): Failure | undefined {
	const link = chain.find((candidate) => namesOf(candidate).some((name) => BY_N8N.has(name)));
	const message = textOf(link?.message);
	if (link === undefined || message === undefined) return undefined;
	const advice = textOf(link.description) ?? "Check the node's credential and which addresses it allows.";
	return { message: sentence(shown(message, secrets)), remedy: sentence(shown(advice, secrets)), retry: 'never' };
}

function withoutAnswer(chain: readonly Thrown[], secrets: readonly string[]): Failure {
	const undecided = chain.flatMap(factsOf).some(isUndecided);
	const finding = decisive(findingsIn(chain)) ?? (undecided ? { fault: 'timeout' as const, code: 'ETIMEDOUT' } : undefined);
	if (finding === undefined) {
		const text = chain.map(({ message }) => textOf(message)).find((message) => message !== undefined);
		return unknownFailure(text, secrets);
	}
	const { what, remedy, retry } = faults[finding.fault];
	const code = finding.code === '' ? '' : ` (${shown(finding.code, secrets, 60)})`;
	const outcome = { never: '', notAccepted: '', notReached: ' Nothing was sent.', ambiguous: ` ${UNCERTAIN}` }[retry];
	return { message: `${what(hostIn(chain, secrets))}${code}.`, remedy: `${remedy}${outcome}`, retry };
}

const unknownFailure = (text: string | undefined, secrets: readonly string[]): Failure => ({
	message: text === undefined ? 'No answer came from Meta.' : sentence(`No answer came from Meta: ${shown(text, secrets, 200)}`),
	remedy: `Look at the log of the n8n server for more, and try again later. ${UNCERTAIN}`,
	retry: 'ambiguous',
});

/**
 * What a thrown value of n8n's HTTP helpers means: axios's error, n8n's NodeApiError around it, Node's own, also
 * several at once (AggregateError). An HTTP answer inside it is read as `failureOfAnswer` reads it.
 * @returns `notReached` only when no connection was made; `ambiguous` for everything that is not recognised
 */
export function failureOfException(thrown: unknown, secrets: readonly string[] = []): Failure {
	if (thrown instanceof RequestFailed) return thrown.failure;
	if (thrown instanceof InputError) return { message: thrown.message, remedy: thrown.remedy, retry: 'never' };
	if (!isRecord(thrown)) return withoutAnswer([{ message: thrown }], secrets);
	const chain = chainOf(thrown);
	const answers = [...chain].reverse().map((link) => answerIn(link, secrets));
	return (
		answers.find((answer) => answer !== undefined) ??
		(findingsIn(chain).length === 0 ? refusalByN8n(chain, secrets) : undefined) ??
		withoutAnswer(chain, secrets)
	);
}
