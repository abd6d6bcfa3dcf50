import fc from 'fast-check';
import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { InputError, RequestFailed, type RetryClass } from '../../../nodes/shared/graph/failure';
import { describeFailure, failureOfException } from '../../../nodes/shared/graph/failures';

const node: INode = { id: '1', name: 'WhatsApp Cloud', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };

const fault = (facts: Record<string, unknown>, message = ''): Error => Object.assign(new Error(message), facts);

/** Every way in which n8n and its HTTP library pass one of Node's errors on. */
const wrappings: Array<[string, (inner: Error) => unknown]> = [
	['alone', (inner) => inner],
	['as a cause', (inner) => new Error('', { cause: inner })],
	['as the cause of a cause', (inner) => new Error('', { cause: new Error('', { cause: inner }) })],
	['in a NodeApiError', (inner) => new NodeApiError(node, inner as unknown as JsonObject)],
	['in the errorResponse of n8n', (inner) => ({ name: 'NodeApiError', message: '', errorResponse: { error: inner } })],
	['as a member of several', (inner) => new AggregateError([inner])],
];

const shapes: Array<[string, string, RetryClass]> = [
	['ENOTFOUND', '', 'notReached'],
	['EAI_AGAIN', '', 'notReached'],
	['ECONNREFUSED', '', 'notReached'],
	['EHOSTUNREACH', 'connect', 'notReached'],
	['ENETUNREACH', 'connect', 'notReached'],
	['EHOSTUNREACH', 'read', 'ambiguous'],
	['EADDRNOTAVAIL', 'connect', 'notReached'],
	['EACCES', 'connect', 'notReached'],
	['ETIMEDOUT', 'connect', 'notReached'],
	['ETIMEDOUT', 'read', 'ambiguous'],
	['ETIMEDOUT', '', 'ambiguous'],
	['UND_ERR_CONNECT_TIMEOUT', '', 'notReached'],
	['UND_ERR_HEADERS_TIMEOUT', '', 'ambiguous'],
	['UND_ERR_SOCKET', '', 'ambiguous'],
	['CERT_HAS_EXPIRED', '', 'notReached'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', '', 'notReached'],
	['SELF_SIGNED_CERT_IN_CHAIN', '', 'notReached'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '', 'notReached'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '', 'notReached'],
	['ERR_TLS_CERT_ALTNAME_INVALID', '', 'notReached'],
	['EPROTO', 'write', 'notReached'],
	['ERR_SSL_WRONG_VERSION_NUMBER', '', 'notReached'],
	['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', '', 'notReached'],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', '', 'ambiguous'],
	['ERR_SSL_UNEXPECTED_EOF_WHILE_READING', '', 'ambiguous'],
	['ERR_SSL_SOMETHING_NEW', '', 'ambiguous'],
	['ECONNABORTED', '', 'ambiguous'],
	['ESOCKETTIMEDOUT', '', 'ambiguous'],
	['ECONNRESET', 'read', 'ambiguous'],
	['ECONNRESET', 'connect', 'notReached'],
	['EPIPE', 'write', 'ambiguous'],
	['ERR_CANCELED', '', 'ambiguous'],
	['ERR_STREAM_PREMATURE_CLOSE', '', 'ambiguous'],
	['ESOMETHINGNEW', '', 'ambiguous'],
	['ERR_INVALID_URL', '', 'never'],
	['ERR_INVALID_CHAR', '', 'never'],
];

describe.each(wrappings)("one of Node's errors %s", (_where, wrap) => {
	it.each(shapes)('%s of "%s" is %s', (code, syscall, retry) => {
		const inner = fault(syscall === '' ? { code } : { code, syscall }, `${syscall} ${code}`.trim());
		expect(failureOfException(wrap(inner)).retry).toBe(retry);
	});
});

describe('what is left of an error when only its text is', () => {
	it.each<[string, RetryClass]>([
		['connect ECONNREFUSED 157.240.0.1:443', 'notReached'],
		['connect ETIMEDOUT 157.240.0.1:443', 'notReached'],
		['getaddrinfo EAI_AGAIN graph.facebook.com', 'notReached'],
		['Client network socket disconnected before secure TLS connection was established', 'notReached'],
		['read ETIMEDOUT', 'ambiguous'],
		['timeout of 30000ms exceeded', 'ambiguous'],
		['socket hang up', 'ambiguous'],
		['stream has been aborted', 'ambiguous'],
		['something else', 'ambiguous'],
	])('%s is %s', (message, retry) => {
		expect(failureOfException(new Error(message)).retry).toBe(retry);
		expect(failureOfException(message).retry).toBe(retry);
		expect(failureOfException({ name: 'NodeApiError', message: 'The service …', messages: [message] }).retry).toBe(retry);
	});
});

describe('a fault of encryption', () => {
	it.each<[string, RetryClass]>([
		['write EPROTO 00:error:0A00010B:SSL routines:ssl3_get_record:wrong version number', 'notReached'],
		['write EPROTO 00:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure', 'notReached'],
		['read EPROTO 00:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required', 'ambiguous'],
		['write EPROTO 00:error:0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac', 'ambiguous'],
	])('%s is %s', (message, retry) => {
		expect(failureOfException(fault({ code: 'EPROTO', syscall: 'write' }, message)).retry).toBe(retry);
	});
});

describe('several errors at once', () => {
	const refused = fault({ code: 'ECONNREFUSED', syscall: 'connect' });

	it('count as not sent only when every one of them is', () => {
		const unreachable = fault({ code: 'ENETUNREACH', syscall: 'connect' });
		expect(failureOfException(new AggregateError([refused, unreachable])).retry).toBe('notReached');
		expect(failureOfException(new AggregateError([refused, fault({ code: 'ECONNRESET' })])).retry).toBe('ambiguous');
		expect(failureOfException(new AggregateError([refused, new Error('who knows')])).retry).toBe('ambiguous');
		expect(failureOfException(new AggregateError([])).retry).toBe('ambiguous');
	});

	it('are found under a copy of the first code, as Node and axios pass them on', () => {
		const timedOut = fault({ code: 'ETIMEDOUT', syscall: 'connect' }, 'connect ETIMEDOUT 157.240.0.1:443');
		const all = Object.assign(new AggregateError([timedOut, timedOut]), { code: 'ETIMEDOUT' });
		const passedOn = Object.assign(new Error('', { cause: all }), { code: 'ETIMEDOUT' });
		expect(failureOfException(passedOn)).toMatchObject({
			retry: 'notReached',
			message: 'No connection was made: the server did not pick up in time (ETIMEDOUT).',
		});
	});
});

describe('what was thrown before anything was sent', () => {
	it('keeps the words of the package', () => {
		const failure = { message: 'm.', remedy: 'r.', retry: 'notAccepted' } as const;
		expect(failureOfException(new RequestFailed(failure))).toBe(failure);
		expect(failureOfException(new InputError("'To' is empty"))).toMatchObject({ message: "'To' is empty", retry: 'never' });
	});

	it('keeps the words of n8n', () => {
		const missing = new NodeOperationError(node, 'Node does not have any credentials set');
		expect(failureOfException(new NodeApiError(node, missing as unknown as JsonObject))).toEqual({
			message: 'Node does not have any credentials set.',
			remedy: "Check the node's credential and which addresses it allows.",
			retry: 'never',
		});
		const blocked = fault({ name: 'SsrfBlockedIpError', description: 'Ask your n8n administrator' }, 'The request was blocked');
		expect(failureOfException(blocked)).toMatchObject({ remedy: 'Ask your n8n administrator.', retry: 'never' });
	});
});

describe('an HTTP answer inside what was thrown', () => {
	const body = { error: { message: '(#190) Expired', code: 190, error_subcode: 463 } };

	it.each([
		['of axios', { isAxiosError: true, response: { status: 401, data: body, headers: {} } }],
		['as text', { response: { status: 401, data: JSON.stringify(body), headers: {} } }],
		['as bytes', { response: { status: 401, data: Buffer.from(JSON.stringify(body)), headers: {} } }],
		['of the older helper', { response: { statusCode: 401, body }, name: 'StatusCodeError' }],
		['behind a cause', { message: 'x', cause: { response: { status: 401, data: body } } }],
		['of a NodeApiError without its cause', { name: 'NodeApiError', httpCode: '401', context: { data: body } }],
	])('is read %s', (_where, thrown) => {
		expect(failureOfException(thrown)).toMatchObject({
			httpStatus: 401,
			code: 190,
			subcode: 463,
			message: 'The access token has expired.',
			retry: 'never',
		});
	});

	it('is not believed when it is a success that broke off', () => {
		const thrown = fault({ code: 'ERR_BAD_RESPONSE', response: { status: 200 } }, 'stream has been aborted');
		expect(failureOfException(thrown).retry).toBe('ambiguous');
	});
});

describe('anything that can be thrown', () => {
	it('gives words and a retry class that promises nothing', () => {
		fc.assert(
			fc.property(fc.anything(), (thrown) => {
				const failure = failureOfException(thrown);
				expect(failure.message).not.toBe('');
				expect(failure.remedy).not.toBe('');
				expect(failure.retry).toBe('ambiguous');
			}),
		);
	});

	it('never shows the secret', () => {
		const secret = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
		const shapesWith = (value: string) =>
			fc.record(
				{
					message: fc.constant(`x ${value} y`),
					description: fc.constant(value),
					code: fc.constantFrom(value, 'ECONNREFUSED', 'ENOTFOUND', 'EPIPE'),
					hostname: fc.constant(value),
					name: fc.constantFrom('UserError', 'Error'),
					messages: fc.constant([value]),
					cause: fc.constant({ message: value, address: value, port: 1 }),
					response: fc.constantFrom(undefined, { status: 500, data: value, headers: { location: value } }),
				},
				{ requiredKeys: [] },
			);
		const cases = secret.chain((value) => fc.record({ value: fc.constant(value), thrown: shapesWith(value) }));
		fc.assert(
			fc.property(cases, ({ value, thrown }) => {
				const failure = failureOfException(thrown, [value]);
				expect(JSON.stringify([failure, describeFailure(failure)])).not.toContain(value);
			}),
			{ numRuns: 500 },
		);
	});

	it('ends with errors that contain themselves', () => {
		const loop = fault({ code: 'ECONNREFUSED' });
		Object.assign(loop, { cause: loop, errors: [loop, loop] });
		expect(failureOfException(loop).retry).toBe('notReached');
		const group = new AggregateError([]);
		group.errors.push(group, group);
		expect(failureOfException(group).retry).toBe('ambiguous');
	});
});
