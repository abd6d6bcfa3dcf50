import type { RetryClass } from '../failure';

/** Why there was no answer. */
export type Fault =
	| 'hostUnknown'
	| 'refused'
	| 'unreachable'
	| 'certificate'
	| 'handshake'
	| 'connectTimeout'
	| 'timeout'
	| 'dropped'
	| 'unreadable'
	| 'cancelled'
	| 'notSendable';

interface Row {
	/** A sentence without its full stop; `host` is what could not be talked to. */
	what: (host: string) => string;
	remedy: string;
	retry: RetryClass;
}

const CHECK_ROUTE =
	"Check the credential's 'Base URL', and that the n8n server may reach it through its firewall and proxy.";
const ASK_ADMIN = 'If the n8n server uses a proxy that inspects traffic, ask whoever runs it to let n8n trust its certificate.';

/** What each fault means. `notReached` only where the request cannot have left. */
export const faults: Readonly<Record<Fault, Row>> = {
	hostUnknown: {
		what: (host) => `No connection was made: no address was found for ${host}`,
		remedy: "Check the credential's 'Base URL' for a typing mistake, and that the n8n server has internet access and DNS.",
		retry: 'notReached',
	},
	refused: {
		what: (host) => `No connection was made: ${host} refused it`,
		remedy: CHECK_ROUTE,
		retry: 'notReached',
	},
	unreachable: {
		what: (host) => `No connection was made: there is no way from the n8n server to ${host}`,
		remedy: CHECK_ROUTE,
		retry: 'notReached',
	},
	certificate: {
		what: (host) => `No secure connection was made: the certificate of ${host} is not trusted`,
		remedy: `Check the credential's 'Base URL' and the date of the n8n server. ${ASK_ADMIN}`,
		retry: 'notReached',
	},
	handshake: {
		what: (host) => `No secure connection was made: ${host} did not agree on encryption`,
		remedy: `Check that the credential's 'Base URL' starts with https:// only where the server speaks HTTPS. ${ASK_ADMIN}`,
		retry: 'notReached',
	},
	connectTimeout: {
		what: (host) => `No connection was made: ${host} did not pick up in time`,
		remedy: CHECK_ROUTE,
		retry: 'notReached',
	},
	timeout: {
		what: () => 'The answer did not come in time',
		remedy: 'Large files take longer: send a smaller one. Otherwise try again later.',
		retry: 'ambiguous',
	},
	dropped: {
		what: () => 'The connection was closed before the answer was complete',
		remedy: 'Try again later. If it happens often, ask whoever runs the network or proxy of the n8n server.',
		retry: 'ambiguous',
	},
	unreadable: {
		what: () => 'The answer was not HTTP',
		remedy: CHECK_ROUTE,
		retry: 'ambiguous',
	},
	cancelled: {
		what: () => 'The execution was stopped while the request was on its way',
		remedy: 'Run the workflow again when you are ready.',
		retry: 'ambiguous',
	},
	notSendable: {
		what: () => 'The request could not be written down: an address or a header holds something that HTTP does not allow',
		remedy:
			"Check the credential's 'Base URL' and 'Access Token' for spaces, line breaks and other stray characters, and the IDs in the node.",
		retry: 'never',
	},
};

const byCode: Readonly<Record<string, Fault>> = {
	ENOTFOUND: 'hostUnknown',
	EAI_AGAIN: 'hostUnknown',
	EAI_FAIL: 'hostUnknown',
	EAI_NODATA: 'hostUnknown',
	EAI_NONAME: 'hostUnknown',
	ECONNREFUSED: 'refused',
	EHOSTUNREACH: 'unreachable',
	EHOSTDOWN: 'unreachable',
	ENETUNREACH: 'unreachable',
	ENETDOWN: 'unreachable',
	EADDRNOTAVAIL: 'unreachable',
	EAFNOSUPPORT: 'unreachable',
	UND_ERR_CONNECT_TIMEOUT: 'connectTimeout',
	EPROTO: 'handshake',
	HOSTNAME_MISMATCH: 'certificate',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
	ECONNABORTED: 'timeout',
	ESOCKETTIMEDOUT: 'timeout',
	UND_ERR_HEADERS_TIMEOUT: 'timeout',
	UND_ERR_BODY_TIMEOUT: 'timeout',
	ECONNRESET: 'dropped',
	EPIPE: 'dropped',
	UND_ERR_SOCKET: 'dropped',
	ERR_BAD_RESPONSE: 'dropped',
	ERR_STREAM_PREMATURE_CLOSE: 'dropped',
	ERR_CANCELED: 'cancelled',
	ABORT_ERR: 'cancelled',
	ERR_INVALID_URL: 'notSendable',
	ERR_INVALID_CHAR: 'notSendable',
	ERR_INVALID_HTTP_TOKEN: 'notSendable',
	ERR_UNESCAPED_CHARACTERS: 'notSendable',
	ERR_INVALID_PROTOCOL: 'notSendable',
};

/** OpenSSL's names for a certificate that was looked at and not accepted; the request waits for it. */
const CERTIFICATE =
	/^(?:CERT_\w+|CRL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

/** What OpenSSL says while the two sides agree on encryption, never afterwards. */
const HANDSHAKE = new RegExp(
	[
		'wrong.version.number|unsupported.protocol|protocol.version|no.protocols.available|http.request',
		'handshake.failure|unrecognized.name|packet.length.too.long|no.(?:shared|suitable).cipher|key.too.small',
	].join('|'),
	'i',
);

/** What OpenSSL says of a connection that was open already, so that the request may have gone through it. */
const AFTER_HANDSHAKE = /bad.record|decryption.failed|unexpected.eof|close.notify|certificate.required|shutdown/i;

const DURING_CONNECT = /^(?:connect|getaddrinfo|query\w+)$/;
const CONNECT_TEXT = /\bconnect E[A-Z]+|\bgetaddrinfo E/;
const OPEN_TEXT = /\b(?:read|write) E(?!PROTO)[A-Z]+/;

/** One fact about what was thrown: Node's `code` and `syscall`, and the text that came with them. */
export interface Fact {
	code: string;
	syscall: string;
	text: string;
}

/** `ETIMEDOUT` alone does not say whether there was a connection: the fact beside it may. */
export const isUndecided = ({ code, syscall, text }: Fact): boolean =>
	code === 'ETIMEDOUT' && syscall === '' && !CONNECT_TEXT.test(text) && !OPEN_TEXT.test(text);

/**
 * The fault that one fact speaks of.
 * @returns undefined for facts that say nothing about a connection
 */
export function faultOf({ code, syscall, text }: Fact): Fault | undefined {
	if (/before secure TLS connection was established/.test(text)) return 'handshake';
	if (/^Unsupported protocol\b/.test(text)) return 'notSendable';
	if (/\btimeout of \d+ms exceeded/.test(text)) return 'timeout';
	const open = syscall === 'read' || syscall === 'write' || OPEN_TEXT.test(text);
	const connecting = DURING_CONNECT.test(syscall) || CONNECT_TEXT.test(text);
	if (code === 'ETIMEDOUT') return connecting ? 'connectTimeout' : 'timeout';
	if (CERTIFICATE.test(code)) return 'certificate';
	if (/^HPE_/.test(code)) return 'unreadable';
	if (code === 'EPROTO' || /^ERR_SSL_/.test(code)) {
		if (AFTER_HANDSHAKE.test(`${code} ${text}`)) return 'dropped';
		return code === 'EPROTO' || HANDSHAKE.test(`${code} ${text}`) ? 'handshake' : undefined;
	}
	const fault = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
	if (fault === 'timeout' && /aborted/.test(text)) return 'dropped';
	if (fault === 'unreachable' && open) return 'dropped';
	if (fault !== undefined && !(fault === 'dropped' && connecting && !open)) return fault;
	if (connecting) return 'unreachable';
	return /socket hang up|stream has been aborted/.test(text) ? 'dropped' : undefined;
}
