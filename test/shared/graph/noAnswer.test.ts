import http from 'http';
import https from 'https';
import net from 'net';
import tls from 'tls';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { failureOfException } from '../../../nodes/shared/graph/failures';
import { afterFirstBytes, closedPort, listening, selfSigned, stopServers } from './loopback';
import { n8nRequests, thrownBy } from './n8nRequests';

const TOKEN = 'EAATestOnlyTokenNobodyCanUse0123456789';
const requests = n8nRequests(TOKEN);

const sending = (url: string, more: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	method: 'POST',
	url,
	body: { text: { body: 'hello' } },
	timeout: 400,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	...more,
});

let ownCertificate: { key: Buffer; cert: Buffer };
beforeAll(() => {
	ownCertificate = selfSigned('localhost', 2);
});
afterAll(stopServers);

describe.each(['httpRequest', 'httpRequestWithAuthentication'] as const)('a request through n8n (%s)', (helper) => {
	const failureOf = async (url: string, more?: Partial<IHttpRequestOptions>) => {
		const thrown = await thrownBy(() => requests[helper](sending(url, more)));
		return failureOfException(thrown, [TOKEN]);
	};

	it('was not sent when the port is closed', async () => {
		const port = await closedPort();
		const failure = await failureOf(`http://127.0.0.1:${port}/`);
		expect(failure).toEqual({
			message: `No connection was made: 127.0.0.1:${port} refused it (ECONNREFUSED).`,
			remedy: "Check the credential's 'Base URL', and that the n8n server may reach it through its firewall and proxy. Nothing was sent.",
			retry: 'notReached',
		});
	});

	it('was not sent when the host has no address', async () => {
		const failure = await failureOf('https://graph.facebook.invalid/v26.0/me');
		expect(failure.retry).toBe('notReached');
		expect(failure.message).toMatch(/^No connection was made: no address was found for graph\.facebook\.invalid \((ENOTFOUND|EAI_AGAIN)\)\.$/);
	});

	it('was not sent when the certificate is not trusted', async () => {
		const port = await listening(https.createServer(ownCertificate, (_request, response) => response.end()));
		const failure = await failureOf(`https://127.0.0.1:${port}/`);
		expect(failure.retry).toBe('notReached');
		expect(failure.message).toBe(
			'No secure connection was made: the certificate of the server is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).',
		);
	});

	it('was not sent when the server speaks no HTTPS', async () => {
		const port = await listening(http.createServer((_request, response) => response.end()));
		const failure = await failureOf(`https://127.0.0.1:${port}/`);
		expect(failure.retry).toBe('notReached');
		expect(failure.message).toMatch(/^No secure connection was made: the server did not agree on encryption \((EPROTO|ERR_SSL_\w+)\)\.$/);
	});

	it('was not sent when the two sides find no common encryption', async () => {
		const options = { ...ownCertificate, maxVersion: 'TLSv1.2' as const, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' };
		const port = await listening(https.createServer(options, (_request, response) => response.end()));
		const failure = await failureOf(`https://127.0.0.1:${port}/`, { skipSslCertificateValidation: true });
		expect(failure.retry).toBe('notReached');
		expect(failure.message).toContain('did not agree on encryption');
	});

	it('was not sent when the server hangs up during the agreement on encryption', async () => {
		const port = await listening(afterFirstBytes((socket) => socket.end()));
		const failure = await failureOf(`https://127.0.0.1:${port}/`);
		expect(failure.retry).toBe('notReached');
		expect(failure.message).toContain('did not agree on encryption (ECONNRESET)');
	});

	it('may have been carried out when the server wants a certificate of ours: TLS 1.3 says so only after the request', async () => {
		const options = { ...ownCertificate, minVersion: 'TLSv1.3' as const, requestCert: true };
		const port = await listening(https.createServer(options, (_request, response) => response.end()));
		const failure = await failureOf(`https://127.0.0.1:${port}/`, { skipSslCertificateValidation: true });
		expect(failure.retry).toBe('ambiguous');
	});

	it.each<[string, (socket: net.Socket) => void]>([
		['resets the connection', (socket) => socket.resetAndDestroy()],
		['hangs up', (socket) => socket.end()],
		['breaks off within the answer', (socket) => {
			socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\ncontent-type: application/json\r\n\r\n{"messages":');
			socket.end();
		}],
	])('may have been carried out when the server reads it and %s', async (_how, act) => {
		const failure = await failureOf(`http://127.0.0.1:${await listening(afterFirstBytes(act))}/`);
		expect(failure.retry).toBe('ambiguous');
		expect(failure.message).toMatch(/^The connection was closed before the answer was complete/);
		expect(failure.remedy).toMatch(/It is not certain whether the request took effect: check before you run it again\.$/);
	});

	it('may have been carried out when an encrypted connection ends without an answer', async () => {
		const server = tls.createServer(ownCertificate, (socket) => socket.once('data', () => socket.destroy()));
		const failure = await failureOf(`https://127.0.0.1:${await listening(server)}/`, { skipSslCertificateValidation: true });
		expect(failure.retry).toBe('ambiguous');
	});

	it('may have been carried out when no answer comes in time', async () => {
		const failure = await failureOf(`http://127.0.0.1:${await listening(net.createServer())}/`);
		expect(failure.retry).toBe('ambiguous');
		expect(failure.message).toBe('The answer did not come in time (ECONNABORTED).');
	});

	it('may have been carried out when the answer is not HTTP', async () => {
		const port = await listening(afterFirstBytes((socket) => socket.end('good day\r\n\r\n')));
		const failure = await failureOf(`http://127.0.0.1:${port}/`);
		expect(failure).toMatchObject({ retry: 'ambiguous', message: 'The answer was not HTTP (HPE_INVALID_CONSTANT).' });
	});

	it('may have been carried out when the user stops the execution', async () => {
		const stop = new AbortController();
		const port = await listening(afterFirstBytes(() => stop.abort()));
		const failure = await failureOf(`http://127.0.0.1:${port}/`, { abortSignal: stop.signal });
		expect(failure.retry).toBe('ambiguous');
		expect(failure.message).toContain('The execution was stopped');
	});

	it('is never sent to what is no address', async () => {
		expect((await failureOf('http://127.0.0.1:99999/')).retry).toBe('never');
		expect((await failureOf('ftp://127.0.0.1/')).retry).toBe('never');
	});

	it("is read by Meta's answer when there is one inside what was thrown", async () => {
		const body = { error: { message: `(#131056) Slow down ${TOKEN}`, code: 131056, fbtrace_id: 'T' } };
		const server = http.createServer((_request, response) => {
			response.writeHead(400, { 'content-type': 'application/json', 'retry-after': '7' });
			response.end(JSON.stringify(body));
		});
		const url = `http://127.0.0.1:${await listening(server)}/`;
		expect(await failureOf(url, { ignoreHttpStatusErrors: false })).toMatchObject({
			retry: 'notAccepted',
			throttledBy: 'recipient',
			httpStatus: 400,
			code: 131056,
			title: 'Slow down [hidden]',
			traceId: 'T',
			retryAfterMs: 7_000,
		});
	});
});

describe('several addresses of one host', () => {
	const connecting = (addresses: string[], port: number): Promise<unknown> =>
		new Promise((resolve) => {
			const lookup: net.LookupFunction = (_host, _options, done) =>
				done(null, addresses.map((address) => ({ address, family: net.isIP(address) })));
			net.connect({ host: 'graph.test', port, lookup, autoSelectFamily: true }).on('error', resolve);
		});

	it('all of which refuse give a request that was not sent', async () => {
		const thrown = await connecting(['127.0.0.1', '127.0.0.2'], await closedPort());
		expect(thrown).toMatchObject({ name: 'AggregateError', errors: [{ syscall: 'connect' }, { syscall: 'connect' }] });
		expect(failureOfException(thrown).retry).toBe('notReached');
		expect(failureOfException(new Error('', { cause: thrown })).retry).toBe('notReached');
	});
});
