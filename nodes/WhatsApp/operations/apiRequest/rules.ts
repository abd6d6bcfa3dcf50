import { InputError } from '../../../shared/graph/failure';
import type { Effect, GraphRequest } from '../../../shared/graph/request';

/** A row of a form: query parameter, header or form field. */
export interface Pair {
	name: string;
	value: string;
}

const TOKEN = "The credential's access token is put on the request by itself.";

/** Parameters that are the credential's, or that change what the request does. */
const RESERVED_PARAMETERS: Readonly<Record<string, string>> = {
	access_token: TOKEN,
	appsecret_proof: "Switch on 'Send App Secret Proof' in the credential.",
	method: "Choose the method in 'Method'.",
};

const FOLLOWS = 'Remove it: it follows from the request by itself.';

/** Headers that are the credential's, or that n8n writes. */
const RESERVED_HEADERS: Readonly<Record<string, string>> = {
	authorization: `Remove it. ${TOKEN}`,
	'proxy-authorization': FOLLOWS,
	cookie: 'Remove it: the Graph API knows no cookies.',
	host: `${FOLLOWS} Requests go to the host of the credential alone.`,
	connection: FOLLOWS,
	'content-length': FOLLOWS,
	'content-type': `${FOLLOWS} Choose it in 'Body'.`,
	'transfer-encoding': FOLLOWS,
	'x-http-method-override': "Choose the method in 'Method'.",
};

const CONTROL = /\p{Cc}/u;
/** RFC 9110: a token. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const hasOwn = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined;

/** @throws InputError for a parameter that is not the user's to set */
export function checkedParameters(field: string, query: Record<string, string>): Record<string, string> {
	for (const name of Object.keys(query)) {
		const why = hasOwn(RESERVED_PARAMETERS, name.trim().toLowerCase());
		if (why !== undefined) throw new InputError(`'${field}' holds '${name}', which cannot be set here`, why);
	}
	return query;
}

/**
 * Rows as an object. Rows without a name and a value are left out.
 * @throws InputError for a value without name, a name that stands twice, and a line break in a name
 */
export function pairs(field: string, rows: readonly Pair[]): Record<string, string> {
	const given = rows.map(({ name, value }) => ({ name: name.trim(), value })).filter(({ name, value }) => name !== '' || value !== '');
	const result: Record<string, string> = {};
	for (const { name, value } of given) {
		if (name === '') throw new InputError(`'${field}' has a value without a name`, 'Enter its name, or remove the row.');
		if (CONTROL.test(name)) throw new InputError(`'${field}' has a name with a line break or another control character`, 'Remove it from the name.');
		if (Object.hasOwn(result, name)) throw new InputError(`'${field}' names '${name}' twice`, 'Remove one of the rows.');
		result[name] = value;
	}
	return result;
}

/**
 * Headers, with their names in lower case.
 * @throws InputError for one that is not the user's to set, and for characters that would begin another header
 */
export function checkedHeaders(rows: readonly Pair[]): Record<string, string> {
	const headers = Object.entries(pairs('Headers', rows)).map(([name, value]) => [name.toLowerCase(), value.trim()] as const);
	for (const [name, value] of headers) {
		const why = hasOwn(RESERVED_HEADERS, name);
		if (why !== undefined) throw new InputError(`'Headers' holds '${name}', which cannot be set here`, why);
		if (!HEADER_NAME.test(name)) throw new InputError(`'Headers' holds the name '${name.slice(0, 60)}', which no header can have`, 'Use letters, digits and dashes.');
		if (CONTROL.test(value)) throw new InputError(`The header '${name}' has a line break or another control character in its value`, 'Remove it from the value.');
		if (/[^\u0000-\u00ff]/.test(value)) throw new InputError(`The header '${name}' has a character in its value that no header can carry`, 'Use plain letters.');
	}
	const names = headers.map(([name]) => name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) throw new InputError(`'Headers' names '${twice}' twice`, 'Remove one of the rows.');
	return Object.fromEntries(headers);
}

/** What a request does at Meta: `POST /{phone}/messages` reaches a person, unless it marks a message as read. */
export function requestEffect({ method, path, body, form }: GraphRequest): Effect {
	if (method === 'GET') return 'read';
	if (method === 'DELETE' || !/\/(marketing_)?messages$/i.test(path)) return 'write';
	return (body ?? form?.fields)?.status === 'read' ? 'read' : 'send';
}
