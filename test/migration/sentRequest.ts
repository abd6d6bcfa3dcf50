import type { LoggedRequest } from '../emulator/contract';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

/** A request without what differs by design and means the same to Meta. */
export interface SentRequest {
	method: string;
	/** Without the version. */
	path: string;
	body?: unknown;
}

/**
 * Takes off what the two sides write differently: the version, `recipient_type` (individual is Meta's default), the plus
 * of a number, the empty parts of a contact, its first name where only the whole name was entered, the type beside an
 * uploaded file, which its part names too, and the ID that Meta gave to an upload.
 */
export function sentRequest({ method, path, body }: Pick<LoggedRequest, 'method' | 'path' | 'body'>): SentRequest {
	const bare = { method, path: path.replace(/^\/v[\d.]+/, '') };
	if (!isRecord(body)) return bare;
	const { recipient_type: _kind, to, type, file, ...rest } = body;
	const sent: Json = { ...rest };
	if (typeof to === 'string') sent.to = to.replace(/^\+/, '');
	if (file === undefined) sent.type = type;
	else sent.file = file;
	if (Array.isArray(sent.contacts)) sent.contacts = sent.contacts.map(bareContact);
	return { ...bare, body: JSON.parse(JSON.stringify(sent).replace(/"id":"1030\d+"/g, '"id":"UPLOADED"')) };
}

function bareContact(contact: unknown): unknown {
	const { name, ...parts } = recordOf(JSON.parse(JSON.stringify(contact, (_key, value: unknown) => (value === '' ? undefined : value))));
	const { first_name: first, ...others } = recordOf(name);
	const isMade = first === others.formatted_name && Object.keys(others).length === 1;
	return { ...parts, name: isMade ? others : name };
}
