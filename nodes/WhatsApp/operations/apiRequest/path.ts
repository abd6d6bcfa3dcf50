import { InputError } from '../../../shared/graph/failure';

const HOW = 'Enter only what stands behind the version, such as /106540352242922/messages. The host and the version are those of the credential.';

/** What a segment may hold once it is decoded: IDs, edges, handles of uploads. */
const SEGMENT = /^[\w.=+:@,~-]+$/;

/** A path, and the query that was written behind it. */
export interface GraphPath {
	/** With a leading slash, without version, decoded and in one spelling. */
	path: string;
	query: Record<string, string>;
}

const refused = (what: string): InputError => new InputError(`'Path' ${what}`, HOW);

const shown = (text: string): string => `'${text.replace(/\p{Cc}/gu, '·').slice(0, 60)}'`;

/**
 * A path below the credential's host and version. Whatever could lead elsewhere is refused, also when it is encoded:
 * other hosts, `..`, backslashes, line breaks.
 * @throws InputError that says what is wrong with it
 */
export function graphPath(given: string): GraphPath {
	const text = given.trim();
	if (text === '') throw new InputError("'Path' is empty", HOW);
	if (/\p{Cc}/u.test(text)) throw refused(`holds a line break or another control character: ${shown(text)}`);
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) throw refused(`is ${shown(text)}, a whole address where a path belongs`);
	if (/^[/\\]{2}/.test(text)) throw refused(`is ${shown(text)}, which names another host`);
	if (text.includes('\\')) throw refused(`holds a backslash: ${shown(text)}`);
	if (text.includes('#')) throw refused(`holds a #, which no request can carry: ${shown(text)}`);
	const mark = text.indexOf('?');
	const path = mark < 0 ? text : text.slice(0, mark);
	const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(segmentOf);
	if (/^v\d+(\.\d+)?$/i.test(segments[0] ?? '')) {
		throw refused(`begins with the version ${segments[0]}, which the credential puts in front by itself`);
	}
	return { path: `/${segments.join('/')}`, query: mark < 0 ? {} : queryOf(text.slice(mark + 1)) };
}

function segmentOf(segment: string): string {
	const plain = decoded(segment);
	if (plain === '') throw refused('has an empty part: two slashes in a row, or nothing but one');
	if (/^\.+$/.test(plain)) throw refused(`holds ${shown(segment)}, which leads out of the version`);
	if (!SEGMENT.test(plain)) throw refused(`holds ${shown(segment)}, which no path of the Graph API has`);
	return plain;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw refused(`holds ${shown(text)}, a broken percent encoding`);
	}
}

function queryOf(text: string): Record<string, string> {
	return Object.fromEntries(new URLSearchParams(text));
}
