import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { isMetas } from '../../nodes/shared/graph/metaHosts';
import { fileOf } from '../engine';
import { listening, stopServers } from '../shared/graph/loopback';
import { demoCredential, setStage, type Stage } from './stage';

const MEGABYTE = 1024 * 1024;
const block = Buffer.alloc(MEGABYTE, 0x41);

/** A gateway that knows one media ID and answers for its file as told. */
async function gateway(file: (request: IncomingMessage, response: ServerResponse, attempt: number) => void): Promise<{ url: string }> {
	let attempts = 0;
	let url = '';
	const server: Server = createServer((request, response) => {
		if (request.url?.endsWith('/file') !== true) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ url: `${url}/file`, mime_type: 'application/pdf', id: '990001' }));
			return;
		}
		file(request, response, (attempts += 1));
	});
	url = `http://127.0.0.1:${await listening(server)}`;
	return { url };
}

/** Writes so many megabytes as fast as they are taken. */
function pour(response: ServerResponse, megabytes: number): void {
	const content = Readable.from(Array.from({ length: megabytes }, () => block));
	content.pipe(response);
	response.on('close', () => content.destroy());
}

describe('Media > Download keeps to what media can be', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => {
		await stopServers();
		await stage.stop();
	});

	const download = async (url: string) =>
		await stage.run({ resource: 'media', operation: 'download', mediaId: '990001' }, { credentials: [demoCredential(url)] });
	const tooLarge = "The file is larger than 110 MB, and Meta's media have at most 100 MB";

	it('refuses a file that says it is larger, before it comes', async () => {
		const { url } = await gateway((_, response) => {
			response.setHeader('content-length', 3_000 * MEGABYTE);
			response.write(block);
		});
		const { error } = await download(url);
		expect(error?.message).toBe(tooLarge);
	});

	it('breaks off an answer without a length that does not end, and keeps nothing of it', async () => {
		let poured = 0;
		const { url } = await gateway((_, response) => {
			response.on('close', () => {
				poured = response.socket?.bytesWritten ?? poured;
			});
			pour(response, 400);
		});
		const { error, items } = await download(url);
		expect(error?.message).toBe(tooLarge);
		expect(items).toEqual([]);
		expect(poured).toBeLessThan(200 * MEGABYTE);
	});

	it('takes a file of 100 MB, whether or not it says its length', async () => {
		const { url } = await gateway((_, response) => pour(response, 100));
		const { error, outputs } = await download(url);
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toHaveLength(100 * MEGABYTE);
	});

	it('asks again when the connection breaks in the middle of the file', async () => {
		const { url } = await gateway((_, response, attempt) => {
			response.setHeader('content-length', 2 * MEGABYTE);
			response.write(block);
			if (attempt === 1) setTimeout(() => response.socket?.resetAndDestroy(), 50);
			else response.end(block);
		});
		const { error, outputs } = await download(url);
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toHaveLength(2 * MEGABYTE);
	});

	it('takes over a token that was replaced in the credential meanwhile', async () => {
		const credential = demoCredential('http://unset');
		const { url } = await gateway((request, response) => {
			const isNew = request.headers.authorization === 'Bearer EAARotatedAccessToken9876543210';
			if (!isNew) credential.rotate({ accessToken: 'EAARotatedAccessToken9876543210' });
			response.statusCode = isNew ? 200 : 401;
			response.end(isNew ? block : '');
		});
		credential.rotate({ baseUrl: url });
		const { error, outputs } = await stage.run({ resource: 'media', operation: 'download', mediaId: '990001' }, { credentials: [credential] });
		expect(error).toBeUndefined();
		expect((await fileOf(outputs[0]?.[0])).bytes).toEqual(block);
	});
});

describe('the token travels to', () => {
	const gatewayUrl = 'https://gateway.example.com/whatsapp';

	it.each([
		'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
		'https://graph.facebook.com/v26.0/1',
		'https://scontent.xx.fbcdn.net/v/t1.png',
		'https://mmg.whatsapp.net/file',
		'https://gateway.example.com/other/path',
	])('%s', (url) => {
		expect(isMetas(url, gatewayUrl)).toBe(true);
	});

	it.each([
		'http://lookaside.fbsbx.com/x',
		'https://cdn.fbsbx.com/anybodys-file',
		'https://apps.facebook.com/somebodys-app',
		'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com',
		'https://graph.facebook.com:8443/x',
		'https://graph.facebook.com.example.com/x',
		'https://graph.facebook.com@example.com/x',
		'https://evilfbcdn.net/x',
		'https://gateway.example.com:444/x',
		'http://gateway.example.com/x',
		'file:///etc/passwd',
		'not an address',
		'',
	])('not %p', (url) => {
		expect(isMetas(url, gatewayUrl)).toBe(false);
	});
});
