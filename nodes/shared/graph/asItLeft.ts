import type { IHttpRequestOptions } from 'n8n-workflow';
import type { GraphRequest, JsonObject, JsonValue } from './request';
import { withoutSecrets } from './secrets';

/** Headers and parameters that are a secret as a whole; the scheme in front of a token stays. */
const SECRET = /^(authorization|proxy-authorization|cookie|access_token|appsecret_proof|input_token|client_secret|verify_token|pin)$/i;
const HIDDEN = '[hidden]';

/** A member of the request with every secret in it hidden, as deep as it goes. */
function shown(name: string, value: unknown, secrets: readonly string[]): JsonValue {
	if (Array.isArray(value)) return value.map((one) => shown(name, one, secrets));
	if (typeof value === 'object' && value !== null) return members(value, secrets);
	if (SECRET.test(name)) return String(value).replace(/^((?:Bearer|OAuth|Basic)\s+)?.*$/is, `$1${HIDDEN}`);
	if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
	return withoutSecrets(String(value), secrets);
}

const members = (object: object, secrets: readonly string[]): JsonObject =>
	Object.fromEntries(
		Object.entries(object).map(([name, value]) => [withoutSecrets(name, secrets), shown(name, value, secrets)]),
	);

/**
 * A request as it left, for people who look for a mistake: method, address, query, headers and body, without the token
 * and other secrets. Of files only name, type and size are shown.
 * @param options what n8n's HTTP helper was given
 */
export function asItLeft(
	{ body, form }: Pick<GraphRequest, 'body' | 'form'>,
	options: IHttpRequestOptions,
	secrets: readonly string[],
): JsonObject {
	const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
	const files = (form?.files ?? []).map(({ name, part }) => ({
		name,
		fileName: part.fileName,
		mimeType: part.mimeType,
		size: part.size,
	}));
	return {
		method: options.method ?? 'GET',
		url: withoutSecrets(options.url, secrets),
		...(options.qs === undefined ? {} : { query: members(options.qs, secrets) }),
		headers: members(headers, secrets),
		...(form === undefined ? {} : { form: members(form.fields, secrets), files: files.map((file) => members(file, secrets)) }),
		...(form !== undefined || body === undefined ? {} : { body: members(body, secrets) }),
	};
}
