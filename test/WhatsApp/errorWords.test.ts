import type { INode, NodeApiError } from 'n8n-workflow';
import { nodeApiError } from '../../nodes/WhatsApp/outputs';
import { failureOfException } from '../../nodes/shared/graph/failures';
import { nodeOperationError } from '../../nodes/shared/nodeErrors';
import { closedPort, listening, stopServers } from '../shared/graph/loopback';
import { demoCredential, setStage, type Stage } from './stage';
import { createServer } from 'node:net';

const node: INode = { id: '1', name: 'WhatsApp Cloud', type: 'whatsApp', typeVersion: 1, position: [0, 0], parameters: {} };
const text = { to: '16505550101', body: 'hello', options: { maximumWait: 0 } };

describe("what a person reads when the node stops is the node's own sentence, not n8n's", () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => {
		await stopServers();
		await stage.stop();
	});

	const stoppedAt = async (baseUrl: string) => {
		const { error } = await stage.run(text, { credentials: [demoCredential(baseUrl)] });
		return error as NodeApiError;
	};

	it('a server that refuses the connection: nothing was sent', async () => {
		const port = await closedPort();
		const { message, description } = await stoppedAt(`http://127.0.0.1:${port}`);
		expect(message).toBe(`No connection was made: 127.0.0.1:${port} refused it (ECONNREFUSED).`);
		expect(description).toContain('Nothing was sent.');
	});

	it('a host that does not exist: nothing was sent', async () => {
		const { message, description } = await stoppedAt('http://graph.invalid');
		expect(message).toMatch(/^No connection was made: no address was found for graph\.invalid \(E(NOTFOUND|AI_AGAIN)\)\.$/);
		expect(description).toContain('Nothing was sent.');
	});

	it('a connection that breaks: it is not certain whether the message went out', async () => {
		const port = await listening(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
		const { message, description } = await stoppedAt(`http://127.0.0.1:${port}`);
		expect(message).toBe('The connection was closed before the answer was complete (ECONNRESET).');
		expect(description).toContain('It is not certain whether the request took effect');
	});

	it.each(['ECONNABORTED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAI_AGAIN'])('%s', (code) => {
		const failure = failureOfException(Object.assign(new Error(`connect ${code} 10.0.0.1:443`), { code, syscall: 'connect' }));
		const error = nodeApiError(node, failure, 0);
		expect(error.message).toBe(failure.message);
		expect(error.description).toContain(failure.remedy);
		expect(new Set(error.messages).size).toBe(error.messages.length);
	});

	it.each(["'Body' names the preexisting variable 'enoent', which the template has not", "'To' is 'getaddrinfo', which is no phone number"])(
		'a value in which n8n finds such a word: %s',
		(message) => {
			expect(nodeOperationError(node, message, { description: 'Change it.' }).message).toBe(message);
		},
	);

	it("a recipient in which n8n finds such a word is named as it is", async () => {
		const { error } = await stage.run({ ...text, to: 'eexist' });
		expect(error?.message).toBe("'To' is 'eexist', which is no phone number, user ID or group ID [item 0]");
	});
});
