import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import { allPages } from '../../../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject, JsonValue } from '../../../shared/graph/request';
import { fileNameOfDisposition } from '../../../shared/whatsapp/fileNames';
import { defineFields, type ParametersOf } from '../fields/field';
import { isObject } from '../flat';
import { defineOperation, type Produced, type Work } from '../operation';
import { graphPath } from './path';
import { answerFields, bodyFields, headers, query, requestOptions, target } from './requestFields';
import { checkedHeaders, checkedParameters, pairs, requestEffect } from './rules';

const fields = defineFields([...target, query, headers, ...bodyFields, ...answerFields, requestOptions]);

type Parameters = ParametersOf<typeof fields>;

const CONTROL = /\p{Cc}/u;

function form({ formFields, files }: Parameters, parts: readonly InputFile[]): NonNullable<GraphRequest['form']> {
	const given = {
		fields: checkedParameters('Form Fields', pairs('Form Fields', formFields)),
		files: files.map(({ name, fileName }, index) => {
			const part = parts[index];
			if (!part) throw new InputError("The item's file has gone", 'Run the node again.');
			const called = fileName.trim() || part.fileName;
			if (CONTROL.test(name) || CONTROL.test(called)) {
				throw new InputError(`'Files ${index + 1}' has a line break or another control character in a name`, 'Remove it from the name.');
			}
			return { name: name.trim(), part: { ...part, fileName: called } };
		}),
	};
	if (Object.keys(given.fields).length > 0 || given.files.length > 0) return given;
	throw new InputError("The form has neither 'Form Fields' nor 'Files'", "Add one, or choose None in 'Body'.");
}

function bodyOf(parameters: Parameters, parts: readonly InputFile[]): Pick<GraphRequest, 'body' | 'form'> {
	if (parameters.method === 'GET' || parameters.bodyType === 'none') return {};
	if (parameters.bodyType === 'form') return { form: form(parameters, parts) };
	const body = (parameters.json === '' || parameters.json === undefined ? {} : parameters.json) as JsonValue;
	if (!isObject(body)) throw new InputError("'JSON' is no object, and Meta takes the body as one", 'Enter an object such as { "status": "read" }.');
	checkedParameters('JSON', Object.fromEntries(Object.keys(body).map((name) => [name, ''])));
	return Object.keys(body).length === 0 && parameters.method === 'DELETE' ? {} : { body };
}

/** Options that say nothing alone. */
function checkOptions({ options }: Parameters, request: GraphRequest): void {
	const retry = (['retryDelay', 'retryAllErrors', 'exponentialBackoff'] as const).find((name) => options[name] !== undefined);
	if (retry !== undefined && options.maxRetries === undefined) {
		throw new InputError("An option for retries is set, and 'Maximum Retries' is not", "Add the option 'Maximum Retries', or remove the others.");
	}
	if (options.onceKey !== undefined && requestEffect(request) !== 'send') {
		throw new InputError("'Once Key' is set, and this request sends no message", 'Remove it: it is for messages.');
	}
}

const shown = (answer: GraphResponse): JsonObject => (answer.sent === undefined ? {} : { sentRequest: answer.sent });

/** Reads page after page; with Debug, each of the requests is shown. */
async function pages(request: GraphRequest, work: Work, { returnAll, limit }: Parameters): Promise<JsonObject> {
	const sent: JsonValue[] = [];
	const read = async (page: GraphRequest): Promise<GraphResponse> => {
		const answer = await work.request(page, 'read');
		if (answer.sent !== undefined) sent.push(answer.sent);
		return answer;
	};
	const body = await allPages(read, request, returnAll ? undefined : Math.ceil(limit));
	return { ...body, ...(sent.length === 0 ? {} : { sentRequest: sent }) };
}

async function exchange(request: GraphRequest, work: Work, parameters: Parameters): Promise<Produced> {
	if (parameters.paginate && request.method === 'GET' && parameters.responseType === 'json') {
		return { body: await pages(request, work, parameters) };
	}
	const answer = await work.request(request);
	if (parameters.responseType === 'text') return { body: { text: answer.text ?? '', ...shown(answer) } };
	if (parameters.responseType === 'json') return { body: { ...answer.body, ...shown(answer) } };
	const mimeType = answer.headers['content-type'] ?? 'application/octet-stream';
	const own = fileNameOfDisposition(answer.headers['content-disposition'] ?? '');
	const name = parameters.options.fileName?.trim() || own || request.path.split('/').at(-1) || 'response';
	const file = await work.store(answer.content ?? Buffer.alloc(0), name, mimeType);
	return {
		body: { fileName: file.fileName ?? null, mimeType: file.mimeType, ...shown(answer) },
		binary: { [parameters.outputDataFieldName.trim()]: file },
	};
}

/** One output for each entry of a list, with the request beside the first; else the answer as it came. */
function simplify(body: JsonObject): JsonObject | JsonObject[] {
	const { data, sentRequest } = body;
	if (!Array.isArray(data)) return body;
	const entries = data.map((entry): JsonObject => (isObject(entry) ? entry : { value: entry }));
	if (sentRequest === undefined) return entries;
	const [first = {}, ...rest] = entries;
	return [{ ...first, sentRequest }, ...rest];
}

export const send = defineOperation({
	name: 'Send',
	value: 'send',
	action: 'Send API request',
	description: "Send any request to Meta's Graph API with the credential's token, for what no other operation does",
	effect: requestEffect,
	fields,
	resolve: async ({ method, bodyType, files }, { file }) =>
		method === 'GET' || bodyType !== 'form' ? [] : await Promise.all(files.map(async ({ inputDataFieldName }) => await file(inputDataFieldName))),
	request: (parameters, { resolved }) => {
		const { method, options, responseType } = parameters;
		const { path, query: behind } = graphPath(parameters.path);
		const given = pairs('Query Parameters', parameters.query);
		const all = { ...checkedParameters('Path', behind), ...checkedParameters('Query Parameters', given) };
		const headersGiven = checkedHeaders(parameters.headers);
		const request: GraphRequest = {
			method,
			path,
			...(Object.keys(all).length === 0 ? {} : { query: all }),
			...(Object.keys(headersGiven).length === 0 ? {} : { headers: headersGiven }),
			...bodyOf(parameters, resolved),
			...(options.timeout === undefined ? {} : { timeout: options.timeout * 1_000 }),
			...(responseType === 'json' ? {} : { answer: responseType }),
			...(options.debug === true ? { debug: true } : {}),
		};
		checkOptions(parameters, request);
		return request;
	},
	run: exchange,
	simplify,
});
