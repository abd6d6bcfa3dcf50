import type { IHttpRequestOptions } from 'n8n-workflow';
import { asItLeft } from './asItLeft';
import type { Connection } from './connection';
import { contentIn } from './content';
import type { GraphContext } from './context';
import { raise, RequestFailed } from './failure';
import { failureOfAnswer, failureOfException, isRefusal } from './failures';
import { multipart } from './multipart';
import { withFreshToken } from './renewal';
import type { GraphRequest, GraphResponse, JsonObject } from './request';
import { withoutTokens, withoutTokensInText } from './tokens';

/** Milliseconds until an answer must be there. */
const TIMEOUT = 60_000;
/** Milliseconds for a request that carries a file of up to 100 MB. */
const UPLOAD_TIMEOUT = 300_000;

interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isFullResponse = (value: unknown): value is FullResponse =>
	typeof value === 'object' && value !== null && 'statusCode' in value && typeof value.statusCode === 'number';

const lowerCased = (headers: unknown): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);

const parsed = (body: unknown): unknown => {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
};

async function optionsOf(request: GraphRequest, root: string): Promise<IHttpRequestOptions> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: root + request.path,
		headers: { accept: 'application/json', ...request.headers },
		timeout: request.timeout ?? (request.form || request.file ? UPLOAD_TIMEOUT : TIMEOUT),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// An answer that leads elsewhere is not Meta's: the token and the message stay here.
		disableFollowRedirect: true,
	};
	if (request.answer !== undefined) options.encoding = request.answer === 'file' ? 'stream' : 'text';
	if (request.query) options.qs = { ...request.query };
	if (request.form) {
		return { ...options, body: multipart(request.form) };
	}
	if (request.file) {
		const headers = { 'content-type': 'application/octet-stream', 'content-length': request.file.size };
		return { ...options, body: await request.file.open(), headers: { ...options.headers, ...headers } };
	}
	if (request.body) {
		return { ...options, body: JSON.stringify(request.body), headers: { ...options.headers, 'content-type': 'application/json' } };
	}
	return options;
}

/**
 * Sends one request, once; again only where Meta refused a token that was replaced in the credential meanwhile.
 * @param signal ends the wait for the answer when the execution is cancelled
 * @throws RequestFailed for every answer that is no success, and when there is no answer
 * @throws InputError when the credential lacks what the request needs
 */
export async function transmit(
	context: Pick<GraphContext, 'helpers'>,
	connection: Connection,
	request: GraphRequest,
	signal?: AbortSignal,
): Promise<GraphResponse> {
	return await withFreshToken(connection, async () => await transmitOnce(context, connection, request, signal));
}

async function transmitOnce(
	context: Pick<GraphContext, 'helpers'>,
	connection: Connection,
	request: GraphRequest,
	signal: AbortSignal | undefined,
): Promise<GraphResponse> {
	const plain = await optionsOf(request, connection.root);
	if (request.inspectsToken === true) plain.qs = { ...plain.qs, input_token: connection.inputToken() };
	const options = await connection.authenticate(plain, request.authorization);
	if (signal) options.abortSignal = signal;
	if (request.debug !== true) return await exchanged(context, connection, request, options);
	const sent = asItLeft(request, options, connection.secrets);
	try {
		return { ...(await exchanged(context, connection, request, options)), sent };
	} catch (thrown) {
		return raise(thrown instanceof RequestFailed ? new RequestFailed({ ...thrown.failure, sent }) : thrown);
	}
}

async function exchanged(
	context: Pick<GraphContext, 'helpers'>,
	{ secrets }: Connection,
	request: GraphRequest,
	options: IHttpRequestOptions,
): Promise<GraphResponse> {
	const answer = await answerTo(context, options, secrets);
	const httpStatus = answer.statusCode;
	const headers = lowerCased(answer.headers);
	const content = request.answer === 'file' ? await contentIn(answer, headers, secrets) : undefined;
	if (content && 'file' in content) return { httpStatus, headers, body: {}, content: content.file };
	const body = parsed(content ? content.text : answer.body);
	if (isRefusal(httpStatus, body)) throw new RequestFailed(failureOfAnswer({ httpStatus, headers, body, secrets }));
	const object = withoutTokens(isObject(body) ? body : { data: body as JsonObject }, secrets);
	if (content) {
		const text = withoutTokensInText(content.text, secrets);
		return { httpStatus, headers, body: object, content: text === content.text ? content.bytes : Buffer.from(text) };
	}
	if (request.answer === undefined) return { httpStatus, headers, body: object };
	const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
	return { httpStatus, headers, body: object, text: withoutTokensInText(text, secrets) };
}

async function answerTo(
	context: Pick<GraphContext, 'helpers'>,
	options: IHttpRequestOptions,
	secrets: readonly string[],
): Promise<FullResponse> {
	let answer: unknown;
	try {
		answer = await context.helpers.httpRequest(options);
	} catch (thrown) {
		return raise(new RequestFailed(failureOfException(thrown, secrets)));
	}
	if (isFullResponse(answer)) return answer;
	throw new RequestFailed(failureOfException(new Error('n8n gave back no HTTP response'), secrets));
}
