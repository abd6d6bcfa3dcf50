import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import net from 'net';
import { tmpdir } from 'os';
import { join } from 'path';

const running = new Set<net.Server>();
const open = new Set<net.Socket>();

/** Starts a server on a free port of 127.0.0.1 and gives the port. */
export async function listening(server: net.Server): Promise<number> {
	running.add(server);
	server.on('connection', (socket: net.Socket) => {
		open.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => open.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	return address.port;
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
	const server = net.createServer();
	const port = await listening(server);
	await closed(server);
	return port;
}

const closed = async (server: net.Server): Promise<void> => {
	running.delete(server);
	await new Promise((resolve) => server.close(resolve));
};

/** Stops every server that this file started. */
export async function stopServers(): Promise<void> {
	for (const socket of open) socket.destroy();
	await Promise.all([...running].map(closed));
}

/** A server that reads the first bytes of a request and then does as told. */
export const afterFirstBytes = (act: (socket: net.Socket) => void): net.Server =>
	net.createServer((socket) => socket.once('data', () => act(socket)));

/** A fresh key and self-signed certificate; good for this test run only. */
export function selfSigned(commonName: string, days: number): { key: Buffer; cert: Buffer } {
	const folder = mkdtempSync(join(tmpdir(), 'whatsapp-cloud-test-'));
	try {
		const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
		const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
		const name = ['-days', String(days), '-subj', `/CN=${commonName}`, '-addext', `subjectAltName=DNS:${commonName}`];
		execFileSync('openssl', ['req', '-x509', ...kind, ...files, ...name], { stdio: 'pipe' });
		return { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}
