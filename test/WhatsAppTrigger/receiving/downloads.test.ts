import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../../emulator/contract';
import { fileOf, seenTexts, type ServedTrigger } from '../../engine';
import { appSecret, delivery, fullCredential, post, serve, stopTriggers } from '../stage';

/* What stands between n8n and Meta, or Meta's storage itself, answers as it should not. */

let gateway: http.Server;
let asked: string[] = [];
/** What the address of the file answers, the first time, the second … The last one stays. */
let files: Array<(response: http.ServerResponse) => void> = [];
let described: Record<string, unknown> = {};

beforeEach(async () => {
	asked = [];
	described = {};
	gateway = http.createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://gateway');
		asked.push(pathname);
		if (pathname === '/v26.0/5') {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ id: '5', url: `${originOf(gateway)}/file`, mime_type: 'image/jpeg', ...described }));
			return;
		}
		(files.length > 1 ? files.shift() : files[0])?.(response);
	});
	await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	await stopTriggers();
	gateway.closeAllConnections();
	await new Promise((resolve) => gateway.close(resolve));
	for (const text of seenTexts()) {
		expect(text).not.toContain(demoWorld.accessToken);
		expect(text).not.toContain(appSecret);
	}
});

const originOf = (server: http.Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

let messages = 0;

/** Delivers a message with the file that the gateway has. */
async function received(options: INodeParameters = {}, message: Record<string, unknown> = { type: 'image', image: { id: '5', caption: 'look' } }): Promise<ServedTrigger> {
	const trigger = await serve({
		node: WhatsAppTrigger,
		credentials: [fullCredential(originOf(gateway))],
		parameters: { setup: 'manual', triggerOn: ['messages'], options: { downloadMedia: true, ...options } },
	});
	messages += 1;
	expect((await post(trigger.url, delivery({ messages: [{ id: `wamid.file.${messages}`, from: '16505550101', ...message }] }))).status).toBe(200);
	return trigger;
}

const megabyte = Buffer.alloc(1024 * 1024, 'x');

test('a file that says nothing of its length is broken off at the limit', async () => {
	let sent = 0;
	files = [
		(response) => {
			response.writeHead(200, { 'content-type': 'image/jpeg' });
			const more = (): void => {
				while (sent < 64 && !response.destroyed) {
					sent += 1;
					if (!response.write(megabyte)) {
						response.once('drain', more);
						return;
					}
				}
				response.end();
			};
			more();
		},
	];
	const trigger = await received({ mediaLimit: 2 });
	expect(trigger.executions[0]?.items[0]).toMatchObject({
		text: 'look',
		media: { id: '5', errorMessage: "The file is larger than it may be, and 'Largest File to Download (MB)' is 2.0", remedy: expect.stringContaining('Raise the limit') },
	});
	expect(trigger.executions[0]?.workflowData[0]?.[0]).not.toHaveProperty('binary');
	expect(sent).toBeLessThan(64);
	expect(asked).toEqual(['/v26.0/5', '/file']);
});

test('a file that is exactly as large as it may be is taken, without a length too', async () => {
	files = [(response) => response.writeHead(200).end(megabyte)];
	const trigger = await received({ mediaLimit: 1 });
	const { bytes } = await fileOf(trigger.executions[0]?.workflowData[0]?.[0]);
	expect(bytes.equals(megabyte)).toBe(true);
});

test('a file that breaks off in the middle is asked for once more', async () => {
	files = [
		(response) => {
			response.writeHead(200, { 'content-length': String(megabyte.length) });
			response.write(megabyte.subarray(0, 1000), () => response.destroy());
		},
		(response) => response.writeHead(200).end('whole'),
	];
	const trigger = await received();
	const { bytes } = await fileOf(trigger.executions[0]?.workflowData[0]?.[0]);
	expect(bytes.toString()).toBe('whole');
	expect(asked).toEqual(['/v26.0/5', '/file', '/v26.0/5', '/file']);
});

test('a file that breaks off each time leaves the event with the reason', async () => {
	files = [
		(response) => {
			response.writeHead(200, { 'content-length': String(megabyte.length) });
			response.write(megabyte.subarray(0, 1000), () => response.destroy());
		},
	];
	const trigger = await received();
	expect(trigger.executions[0]?.items[0]).toMatchObject({ text: 'look', media: { id: '5', errorMessage: expect.any(String), remedy: expect.any(String) } });
	expect(asked).toHaveLength(4);
});

test('a redirect to another host is not followed, and that host never sees the token', async () => {
	const seen: unknown[] = [];
	const other = http.createServer((request, response) => {
		seen.push(request.headers);
		response.end('x');
	});
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	files = [(response) => response.writeHead(302, { location: `${originOf(other)}/file` }).end()];
	const trigger = await received();
	expect(seen).toEqual([]);
	expect(trigger.executions[0]?.items[0]).toMatchObject({ media: { errorMessage: expect.any(String), remedy: expect.any(String) } });
	await new Promise((resolve) => other.close(resolve));
});

test.each([
	['a size in text beyond the limit', { file_size: '99999999999' }, ['/v26.0/5']],
	['no address', { url: null }, ['/v26.0/5']],
	['an address that is no text', { url: { a: 1 } }, ['/v26.0/5']],
])('what Meta says of the file may be strange: %s', async (_, description, requests) => {
	described = description;
	files = [(response) => response.writeHead(200).end('x')];
	const trigger = await received();
	expect(trigger.executions[0]?.items[0]).toMatchObject({ text: 'look', media: { id: '5', errorMessage: expect.any(String), remedy: expect.any(String) } });
	expect(asked).toEqual(requests);
});

test('a kind of media that is still to come brings its file, too', async () => {
	files = [(response) => response.writeHead(200).end('round')];
	described = { mime_type: 'video/mp4' };
	const trigger = await received({}, { type: 'video_note', video_note: { id: '5', mime_type: 'video/mp4', sha256: 'q1' } });
	const item = trigger.executions[0]?.workflowData[0]?.[0];
	expect(item?.json).toMatchObject({ type: 'video_note', media: { id: '5', mimeType: 'video/mp4', sha256: 'q1' } });
	expect(item?.binary?.data).toMatchObject({ fileName: 'video_note-5.mp4' });
});
