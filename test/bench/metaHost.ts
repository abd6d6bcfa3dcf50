import { execFileSync } from 'child_process';
import { once } from 'events';
import { readFileSync } from 'fs';
import { join } from 'path';
import { connect, type AddressInfo } from 'net';
import { createServer } from 'tls';

/** Meta's host over TLS on this machine, for the processes of the bench alone: its bytes go to the emulator. */
export interface MetaHost {
	/** What a Node process needs in its environment to take it for graph.facebook.com. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/** Starts it, with a certificate made for the occasion in `folder`. Needs the `openssl` command. */
export async function startMetaHost(emulatorUrl: string, folder: string): Promise<MetaHost> {
	const [key, cert] = [join(folder, 'host.key'), join(folder, 'host.pem')];
	execFileSync(
		'openssl',
		['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=graph.facebook.com', '-addext', 'subjectAltName=DNS:graph.facebook.com', '-keyout', key, '-out', cert],
		{ stdio: 'ignore' },
	);
	const { port } = new URL(emulatorUrl);
	const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
		const upstream = connect(Number(port), '127.0.0.1');
		socket.pipe(upstream).pipe(socket);
		socket.on('error', () => upstream.destroy());
		upstream.on('error', () => socket.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		env: {
			NODE_OPTIONS: `--require ${join(__dirname, 'redirect.cjs')}`,
			NODE_EXTRA_CA_CERTS: cert,
			REDIRECT_PORT: String((server.address() as AddressInfo).port),
		},
		async stop() {
			server.close();
			await once(server, 'close');
		},
	};
}
