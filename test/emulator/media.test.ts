import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { member, textOf, type Json } from './json';
import { appToken, detailsOf, graph, send, startCallback, subscribe, until, type GraphAnswer } from './testClient';

const { accessToken, appId, phoneNumberId, secondPhoneNumberId } = demoWorld;

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statuses: false });
});
afterEach(() => emulator.stop());

const bearer = { Authorization: `Bearer ${accessToken}` };
const megabyte = 1024 * 1024;

function form(
	bytes: number | string,
	type: string,
	name = 'bread.png',
	fields: Record<string, string> = { messaging_product: 'whatsapp' },
): FormData {
	const data = new FormData();
	for (const [key, value] of Object.entries(fields)) data.set(key, value);
	data.set('file', new Blob([typeof bytes === 'string' ? bytes : Buffer.alloc(bytes, 1)], { type }), name);
	return data;
}

function upload(...parts: Parameters<typeof form>): Promise<GraphAnswer> {
	return graph(emulator, 'POST', `/${phoneNumberId}/media`, form(...parts));
}

async function info(id: string): Promise<Json> {
	return (await graph(emulator, 'GET', `/${id}`)).body;
}

describe('uploading, reading, downloading, deleting', () => {
	test('a file can be uploaded, looked up, downloaded byte for byte with its type and name, and deleted', async () => {
		const { body } = await upload('bytes of a picture', 'image/png', 'Brötchen.png');
		const id = String(body['id']);
		const read = await info(id);
		expect(read).toEqual({
			messaging_product: 'whatsapp',
			id,
			mime_type: 'image/png',
			file_size: 18,
			sha256: createHash('sha256').update('bytes of a picture').digest('hex'),
			url: expect.stringMatching(/\/whatsapp_business\/attachments\/\?mid=\d+&ext=\d+&hash=/),
		});
		const response = await fetch(String(read['url']), { headers: bearer });
		expect([
			response.status,
			response.headers.get('content-type'),
			response.headers.get('content-length'),
			await response.text(),
		]).toEqual([200, 'image/png', '18', 'bytes of a picture']);
		expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Brötchen.png'));
		expect((await graph(emulator, 'DELETE', `/${id}`)).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `/${id}`)).error).toMatchObject({ code: 100, error_subcode: 33 });
		expect((await fetch(String(read['url']), { headers: bearer })).status).toBe(404);
	});

	test('the type parameter wins over the part’s own', async () => {
		const { body } = await upload('x', 'application/octet-stream', 'a.ogg', {
			messaging_product: 'whatsapp',
			type: 'audio/ogg; codecs=opus',
		});
		expect((await info(String(body['id'])))['mime_type']).toBe('audio/ogg; codecs=opus');
	});

	test('the log names the file, not its bytes', async () => {
		await upload('secret bytes', 'image/png');
		expect(emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			file: { name: 'bread.png', mimeType: 'image/png', size: 12 },
		});
	});

	test('a download wants the token, and only this file’s own address works', async () => {
		const read = await info(String((await upload('x', 'image/png')).body['id']));
		const url = String(read['url']);
		expect((await fetch(url)).status).toBe(401);
		expect((await fetch(url.replace(/hash=./, 'hash=!'), { headers: bearer })).status).toBe(404);
		expect((await fetch(url.replace(/ext=\d+/, 'ext=9999999999'), { headers: bearer })).status).toBe(404);
	});

	test('an address works for five minutes, an uploaded file for 30 days', async () => {
		const id = String((await upload('x', 'image/png')).body['id']);
		const url = String((await info(id))['url']);
		emulator.turnClock(5 * 60 * 1000 + 1000);
		expect((await fetch(url, { headers: bearer })).status).toBe(404);
		expect((await fetch(String((await info(id))['url']), { headers: bearer })).status).toBe(200);
		emulator.turnClock(30 * 24 * 60 * 60 * 1000);
		expect((await graph(emulator, 'GET', `/${id}`)).error).toMatchObject({ code: 100, error_subcode: 33 });
	});

	test('the fault expireMedia spoils one download', async () => {
		const url = String((await info(String((await upload('x', 'image/png')).body['id'])))['url']);
		emulator.fault({ kind: 'expireMedia', times: 1 });
		expect([
			(await fetch(url, { headers: bearer })).status,
			(await fetch(url, { headers: bearer })).status,
		]).toEqual([404, 200]);
	});

	test('dropAfter cuts a download in the middle', async () => {
		const url = String((await info(String((await upload(200_000, 'image/png')).body['id'])))['url']);
		emulator.fault({ kind: 'dropAfter', path: 'attachments', times: 1 });
		await expect(fetch(url, { headers: bearer }).then((response) => response.arrayBuffer())).rejects.toThrow();
		expect((await (await fetch(url, { headers: bearer })).arrayBuffer()).byteLength).toBe(200_000);
	});

	test('phone_number_id guards reading and deleting', async () => {
		const id = String((await upload('x', 'image/png')).body['id']);
		for (const method of ['GET', 'DELETE']) {
			const answer = await graph(emulator, method, `/${id}?phone_number_id=${secondPhoneNumberId}`);
			expect(answer.error).toMatchObject({ code: 100, error_subcode: 33 });
		}
		expect((await graph(emulator, 'GET', `/${id}?phone_number_id=${phoneNumberId}`)).status).toBe(200);
	});

	test.each<[string, Parameters<typeof form>, number, string]>([
		['a type that WhatsApp does not take', ['x', 'application/zip', 'a.zip'], 100, "type 'application/zip'"],
		['an empty file', ['', 'image/png'], 131053, 'empty'],
		['a picture over 5 MB', [5 * megabyte + 1, 'image/png'], 131053, 'too big'],
		['a video over 16 MB', [16 * megabyte + 1, 'video/mp4', 'a.mp4'], 131053, 'too big'],
		['a still sticker over 100 KB', [100 * 1024 + 1, 'image/webp', 'a.webp'], 131053, 'too big'],
		['no messaging product', ['x', 'image/png', 'a.png', {}], 100, 'messaging_product'],
	])('%s is refused', async (_what, parts, code, named) => {
		const answer = await upload(...parts);
		expect(answer.status).toBe(400);
		expect(answer.error).toMatchObject({ code });
		expect(detailsOf(answer)).toContain(named);
	});

	test('an animated sticker may have 500 KB', async () => {
		const bytes = Buffer.alloc(200 * 1024);
		bytes.write('RIFF', 0, 'latin1');
		bytes.write('WEBPVP8X', 8, 'latin1');
		bytes[20] = 2;
		const data = new FormData();
		data.set('messaging_product', 'whatsapp');
		data.set('file', new Blob([bytes], { type: 'image/webp' }), 'a.webp');
		expect((await graph(emulator, 'POST', `/${phoneNumberId}/media`, data)).status).toBe(200);
	});

	test('JSON in place of a form, and a form without a file, are refused', async () => {
		expect(
			(await graph(emulator, 'POST', `/${phoneNumberId}/media`, { messaging_product: 'whatsapp' })).error,
		).toMatchObject({ code: 100 });
		const bare = new FormData();
		bare.set('messaging_product', 'whatsapp');
		expect(detailsOf(await graph(emulator, 'POST', `/${phoneNumberId}/media`, bare))).toContain('file');
	});

	test('a document of 100 MB goes to disk, not into memory', async () => {
		const before = process.memoryUsage().rss;
		const size = 100 * megabyte;
		const boundary = 'edge';
		const head = `--${boundary}\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
		async function* pieces(): AsyncGenerator<Buffer> {
			yield Buffer.from(head);
			const piece = Buffer.alloc(64 * 1024, 7);
			for (let sent = 0; sent < size; sent += piece.length) yield piece;
			yield Buffer.from(`\r\n--${boundary}--\r\n`);
		}
		const request = http.request(`${emulator.url}/v26.0/${phoneNumberId}/media`, {
			method: 'POST',
			headers: { ...bearer, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
		});
		const answered = once(request, 'response');
		await pipeline(pieces, request);
		const [response]: unknown[] = await answered;
		const read: unknown = response instanceof http.IncomingMessage ? JSON.parse(await text(response)) : {};
		expect(await info(textOf(read, 'id') ?? '')).toMatchObject({
			file_size: size,
			mime_type: 'application/pdf',
		});
		expect(process.memoryUsage().rss - before).toBeLessThan(90 * megabyte);
	});
});

/** The first bytes of a file, as many as tell its kind. */
const starts = {
	png: '\x89PNG\r\n\x1a\n',
	jpeg: '\xff\xd8\xff\xe0',
	opus: `OggS${'\0'.repeat(24)}OpusHead\x01\x01`,
	vorbis: `OggS${'\0'.repeat(24)}\x01vorbis`,
	mp3: 'ID3\x04',
	mp4: '\0\0\0\x18ftypisom',
	sticker: 'RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\xff\x01\0\xff\x01\0',
	smallSticker: 'RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\xff\0\0\xff\0\0',
	lossySticker: 'RIFF\x1a\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\0\x02\0\x02',
	losslessSticker: 'RIFF\x1a\0\0\0WEBPVP8L\x0a\0\0\0\x2f\xff\xc1\x7f\0\0\0\0\0\0',
};

describe('files whose bytes are not what they were declared as', () => {
	/** How a message with this file ends: what its failed status says, or nothing when it is delivered. */
	async function fate(start: keyof typeof starts, type: string, kind: string, more: Json = {}): Promise<string> {
		const busy = await startEmulator({ statusDelayMs: 1 });
		try {
			const data = new FormData();
			data.set('messaging_product', 'whatsapp');
			data.set('file', new Blob([Buffer.from(starts[start], 'latin1')], { type }), 'file');
			const { body } = await graph(busy, 'POST', `/${phoneNumberId}/media`, data);
			const sent = await send(busy, { type: kind, [kind]: { id: body['id'], ...more } });
			if (sent.status !== 200) return `refused: ${detailsOf(sent)}`;
			const last = () => busy.conversation('16505550101')?.bubbles.at(-1);
			await until('the last tick', () => last()?.tick === 'failed' || last()?.tick === 'delivered');
			return last()?.error === undefined ? 'delivered' : `${last()?.error?.code}: ${last()?.error?.details}`;
		} finally {
			await busy.stop();
		}
	}

	test.each<[string, Parameters<typeof fate>]>([
		['a picture', ['png', 'image/png', 'image']],
		['a film', ['mp4', 'video/mp4', 'video']],
		['a sound in an MP4', ['mp4', 'audio/mp4', 'audio']],
		['a voice message', ['opus', 'audio/ogg', 'audio', { voice: true }]],
		['a sticker', ['sticker', 'image/webp', 'sticker']],
		['a lossy sticker', ['lossySticker', 'image/webp', 'sticker']],
		['a lossless sticker', ['losslessSticker', 'image/webp', 'sticker']],
		['a document of any bytes', ['png', 'application/pdf', 'document']],
	])('%s that is one arrives', async (_what, parts) => {
		expect(await fate(...parts)).toBe('delivered');
	});

	test.each<[string, Parameters<typeof fate>, string]>([
		['a JPEG that calls itself PNG', ['jpeg', 'image/png', 'image'], 'uploaded with mimetype as image/png, however on processing it is of type image/jpeg'],
		['an MP3 that calls itself OGG', ['mp3', 'audio/ogg', 'audio'], 'audio/mpeg'],
		['OGG without Opus', ['vorbis', 'audio/ogg', 'audio'], 'application/ogg'],
		['a sticker of 256 pixels', ['smallSticker', 'image/webp', 'sticker'], '256 x 256 pixels'],
	])('%s is taken and then fails with 131053', async (_what, parts, words) => {
		const end = await fate(...parts);
		expect(end).toMatch(/^131053: /);
		expect(end).toContain(words);
	});

	test('a voice message of another type is refused at once', async () => {
		expect(await fate('mp3', 'audio/mpeg', 'audio', { voice: true })).toMatch(/^refused: .*audio\/ogg with the Opus codec/);
	});
});

describe('sending what was uploaded', () => {
	test('an uploaded picture can be sent by ID from its own number', async () => {
		const { body } = await upload('x', 'image/png');
		expect((await send(emulator, { type: 'image', image: { id: body['id'], caption: 'bread' } })).status).toBe(
			200,
		);
		const foreign = await graph(emulator, 'POST', `/${secondPhoneNumberId}/messages`, {
			messaging_product: 'whatsapp',
			to: '+16505550101',
			type: 'image',
			image: { id: body['id'] },
		});
		expect(foreign.error).toMatchObject({ code: 131009 });
	});

	test('a picture sent as a video is refused with 131053; as a document it is fine', async () => {
		const { body } = await upload('x', 'image/png');
		expect((await send(emulator, { type: 'video', video: { id: body['id'] } })).error).toMatchObject({
			code: 131053,
		});
		expect(
			(await send(emulator, { type: 'document', document: { id: body['id'], filename: 'a.png' } })).status,
		).toBe(200);
	});
});

describe('files from the customer', () => {
	test('a file from the phone comes with type, hash and address in the webhook and can be downloaded', async () => {
		const callback = await startCallback();
		await subscribe(emulator, callback);
		const data = new FormData();
		data.set('file', new Blob(['voice'], { type: 'audio/ogg' }), 'voice.ogg');
		const made: unknown = await (
			await fetch(`${emulator.url}/_emulator/media`, { method: 'POST', body: data })
		).json();
		const id = textOf(made, 'id') ?? '';
		await emulator.inbound({ from: '16505550101', message: { type: 'audio', audio: { id } } });
		const [value] = callback.values();
		const message = Array.isArray(value?.['messages']) ? (value['messages'][0] as unknown) : undefined;
		expect(message).toMatchObject({
			type: 'audio',
			audio: {
				id,
				mime_type: 'audio/ogg',
				voice: true,
				sha256: createHash('sha256').update('voice').digest('base64'),
				url: expect.any(String),
			},
		});
		const { url } = member(message, 'audio');
		expect(await (await fetch(String(url), { headers: bearer })).text()).toBe('voice');
		expect(await (await fetch(`${emulator.url}/_emulator/media/${id}`)).text()).toBe('voice');
		emulator.turnClock(7 * 24 * 60 * 60 * 1000);
		expect((await graph(emulator, 'GET', `/${id}`)).status).toBe(400);
		await callback.stop();
	});
});

describe('resumable upload', () => {
	async function open(length: number, type = 'image/jpeg'): Promise<string> {
		const { body } = await graph(
			emulator,
			'POST',
			`/${appId}/uploads?file_name=a.jpg&file_length=${length}&file_type=${type}`,
		);
		return String(body['id']);
	}
	function push(id: string, bytes: string, offset: number): Promise<Response> {
		return fetch(`${emulator.url}/v26.0/${id}`, {
			method: 'POST',
			headers: { Authorization: `OAuth ${accessToken}`, file_offset: String(offset) },
			body: bytes,
		});
	}

	test('gives a handle with the last byte, and goes on after a break', async () => {
		const id = await open(6);
		expect(id).toMatch(/^upload:.+\?sig=/);
		await push(id, 'abc', 0);
		expect((await graph(emulator, 'GET', `/${id}`)).body).toEqual({ id, file_offset: 3 });
		expect((await push(id, 'abc', 0)).status).toBe(400);
		const last: unknown = await (await push(id, 'def', 3)).json();
		expect(textOf(last, 'h')).toMatch(/^4:/);
	});

	test('a handle serves as profile picture', async () => {
		const id = await open(3);
		const made: unknown = await (await push(id, 'abc', 0)).json();
		await graph(emulator, 'POST', `/${phoneNumberId}/whatsapp_business_profile`, {
			messaging_product: 'whatsapp',
			profile_picture_handle: textOf(made, 'h'),
		});
		const { body } = await graph(
			emulator,
			'GET',
			`/${phoneNumberId}/whatsapp_business_profile?fields=profile_picture_url`,
		);
		const [profile] = Array.isArray(body['data']) ? body['data'] : [];
		expect(await (await fetch(textOf(profile, 'profile_picture_url') ?? '')).text()).toBe('abc');
		const wrong = await graph(emulator, 'POST', `/${phoneNumberId}/whatsapp_business_profile`, {
			messaging_product: 'whatsapp',
			profile_picture_handle: '4::x',
		});
		expect(detailsOf(wrong)).toContain('profile_picture_handle');
	});

	test.each([
		['file_length=0&file_type=image/png'],
		['file_length=3'],
		['file_length=3&file_type=text/html'],
		['file_type=image/png'],
	])('?%s is refused', async (query) => {
		expect((await graph(emulator, 'POST', `/${appId}/uploads?${query}`)).error).toMatchObject({ code: 100 });
	});

	test('another signature, no offset, or too many bytes are refused', async () => {
		const id = await open(3);
		expect((await push(id.replace(/sig=.*/, 'sig=x'), 'abc', 0)).status).toBe(400);
		expect((await graph(emulator, 'POST', `/${id}`, undefined, { token: appToken })).error).toMatchObject({
			code: 100,
		});
		expect((await push(id, 'abcdef', 0)).status).toBe(400);
	});
});
