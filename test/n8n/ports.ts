import { createServer } from 'node:net';

const listenOn = async (port: number): Promise<{ port: number; close: () => Promise<void> }> =>
	await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			if (address === null || typeof address === 'string') return reject(new Error('The server has no port'));
			resolve({
				port: address.port,
				close: async () => await new Promise((done) => server.close(() => done())),
			});
		});
	});

/** Ports of 127.0.0.1 that nobody listens on, all different from one another. */
export async function freePorts(count: number): Promise<number[]> {
	const held = await Promise.all(Array.from({ length: count }, async () => await listenOn(0)));
	await Promise.all(held.map(async ({ close }) => await close()));
	return held.map(({ port }) => port);
}

/** Whether a server could listen on this port of 127.0.0.1 now. A port that may not be used (below 1024) counts as taken. */
export async function isFree(port: number): Promise<boolean> {
	try {
		const { close } = await listenOn(port);
		await close();
		return true;
	} catch {
		return false;
	}
}
