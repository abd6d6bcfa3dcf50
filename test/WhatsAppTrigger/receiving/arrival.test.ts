import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { fileNameOf } from '../../../nodes/WhatsAppTrigger/receiving/arrival/fileName';
import { demoWorld, type Emulator } from '../../emulator/contract';
import { startEmulator } from '../../emulator/emulator';
import { fileOf, seenTexts, type ServedTrigger } from '../../engine';
import { generatedBytes } from '../../engine/binaryData';
import { delivery, eventually, fullCredential, post, serve, stopTriggers } from '../stage';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5 });
});
afterEach(async () => {
	await stopTriggers();
	await emulator.stop();
	for (const text of seenTexts()) expect(text).not.toContain(demoWorld.accessToken);
});

const published = async (options: INodeParameters, credential = fullCredential(emulator.url)): Promise<ServedTrigger> => {
	const trigger = await serve({ node: WhatsAppTrigger, credentials: [credential], parameters: { triggerOn: ['messages'], options } });
	await trigger.production.activate();
	return trigger;
};

/** A customer's phone uploads a file of so many bytes; resolves with the media ID. */
const uploaded = async (bytes: number, type = 'image/jpeg', name = 'photo.jpg'): Promise<string> => {
	const form = new FormData();
	form.append('file', new Blob([Buffer.concat(await generatedBytes(bytes).toArray())], { type }), name);
	const response = await fetch(`${emulator.url}/_emulator/media`, { method: 'POST', body: form });
	return ((await response.json()) as { id: string }).id;
};

const sendImage = async (id: string, caption = 'look') =>
	await emulator.inbound({ from: '16505550101', message: { type: 'image', image: { id, mime_type: 'image/jpeg', caption } } });

describe('Download Media', () => {
	test('gives the message its file', async () => {
		const trigger = await published({ downloadMedia: true });
		await sendImage(await uploaded(200_000));
		const [item] = trigger.executions[0]?.workflowData[0] ?? [];
		expect(item?.json).toMatchObject({ type: 'image', text: 'look' });
		expect(item?.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileExtension: 'jpg' });
		const { bytes } = await fileOf(item);
		expect(bytes.equals(Buffer.concat(await generatedBytes(200_000).toArray()))).toBe(true);
	});

	test('leaves text messages as they are', async () => {
		const trigger = await published({ downloadMedia: true });
		await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'no file' } } });
		expect(trigger.executions[0]?.workflowData[0]).toEqual([{ json: expect.objectContaining({ text: 'no file' }) }]);
	});

	test('keeps an event whose file is gone, and says on the item what happened and what to do', async () => {
		const trigger = await published({ downloadMedia: true });
		await sendImage('990000000000');
		expect(trigger.executions[0]?.items[0]).toMatchObject({
			type: 'image',
			text: 'look',
			media: { id: '990000000000', errorMessage: expect.any(String), remedy: expect.any(String), code: 100 },
		});
	});

	test('asks again for a file whose address had expired', async () => {
		const trigger = await published({ downloadMedia: true });
		emulator.fault({ kind: 'expireMedia', times: 1 });
		await sendImage(await uploaded(5_000));
		expect(trigger.executions[0]?.workflowData[0]?.[0]?.binary?.data).toBeDefined();
	});

	test('leaves a file at Meta that is larger than the limit', async () => {
		const trigger = await published({ downloadMedia: true, mediaLimit: 1 });
		await sendImage(await uploaded(1_500_000));
		expect(trigger.executions[0]?.items[0]).toMatchObject({ media: { errorMessage: "The file has 1.4 MB, and 'Largest File to Download (MB)' is 1.0" } });
		expect(trigger.executions[0]?.workflowData[0]?.[0]).not.toHaveProperty('binary');
	});

	test('goes on while Meta is out of order', async () => {
		const trigger = await published({ downloadMedia: true });
		const id = await uploaded(5_000);
		emulator.fault({ kind: 'status', status: 500, method: 'GET' });
		await sendImage(id);
		emulator.clearFaults();
		expect(trigger.executions[0]?.items[0]).toMatchObject({ media: { id, errorMessage: expect.any(String) } });
	});

	test('uses a token that was renewed a moment ago', async () => {
		const credential = fullCredential(emulator.url, { accessToken: 'EAAanOldTokenThatMetaNoLongerTakes' });
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [credential], parameters: { setup: 'manual', triggerOn: ['messages'], options: { downloadMedia: true } } });
		const image = (id: string, mediaId: string) => delivery({ messages: [{ id, from: '1', type: 'image', image: { id: mediaId } }], metadata: { phone_number_id: demoWorld.phoneNumberId } });
		const mediaId = await uploaded(5_000);
		await post(trigger.url, image('wamid.old', mediaId));
		credential.rotate({ accessToken: demoWorld.accessToken });
		await post(trigger.url, image('wamid.new', mediaId));
		expect(trigger.executions.map(({ workflowData }) => workflowData[0]?.[0]?.binary !== undefined)).toEqual([false, true]);
	});

	test.each([
		'https://evil.example/file', 'http://lookaside.fbsbx.com/file', 'https://lookaside.fbsbx.com.evil.example/file',
		'https://evilfbcdn.net/file', 'https://graph.facebook.com@evil.example/file', 'file:///etc/passwd', '', 'https://127.0.0.1:1/file',
	])('never sends the token to %s', async (address) => {
		const asked: string[] = [];
		const gateway = http.createServer((request, response) => {
			asked.push(request.url ?? '');
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ id: '5', url: address, mime_type: 'image/jpeg', file_size: 3 }));
		});
		await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
		const { port } = gateway.address() as AddressInfo;
		const trigger = await serve({
			node: WhatsAppTrigger,
			credentials: [fullCredential(`http://127.0.0.1:${port}`)],
			parameters: { setup: 'manual', triggerOn: ['messages'], options: { downloadMedia: true } },
		});
		await post(trigger.url, delivery({ messages: [{ id: `wamid.${address}`, from: '1', type: 'image', image: { id: '5' } }] }));
		expect(trigger.executions[0]?.items[0]).toMatchObject({ media: { errorMessage: "The address of the file is not one of Meta's" } });
		expect(asked).toEqual(['/v26.0/5?phone_number_id=106']);
		gateway.close();
	});
});

describe('the name of a file', () => {
	const item = (media: Record<string, string>, type = 'document') => ({ type, media });

	test.each([
		[item({ id: '7', filename: 'menu.pdf' }), 'application/pdf', 'menu.pdf'],
		[item({ id: '7', filename: '../../etc/passwd' }), 'text/plain', '_.._etc_passwd'],
		[item({ id: '7', filename: 'a\u0000b\\c' }), 'text/plain', 'a_b_c'],
		[item({ id: '7' }, 'audio'), 'audio/ogg', 'audio-7.ogg'],
		[item({ id: '7/../8' }, 'image'), 'image/jpeg', 'image-78.jpg'],
		[item({ id: '7' }), 'application/x-new', 'document-7'],
	])('%j is safe', (given, mimeType, name) => {
		expect(fileNameOf(given, mimeType)).toBe(name);
	});
});

describe('Mark as Read and Show Typing', () => {
	const readRequests = () => emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
	test('turns the ticks blue and shows typing dots', async () => {
		await published({ markAsRead: 'typing' });
		const id = await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });
		await eventually(() => expect(readRequests()).toEqual([expect.objectContaining({ status: 200, body: { messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } } })]));
		expect(emulator.conversation('16505550101')?.typingUntil).toBeGreaterThan(0);
	});

	test('can do without the dots, and leaves reactions alone', async () => {
		await published({ markAsRead: 'read' });
		const id = await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });
		await emulator.inbound({ from: '16505550101', message: { type: 'reaction', reaction: { message_id: id, emoji: '👍' } } });
		await eventually(() => expect(readRequests()).toHaveLength(1));
		await wait(50);
		expect(readRequests()).toEqual([expect.objectContaining({ body: { messaging_product: 'whatsapp', status: 'read', message_id: id } })]);
	});

	test('asks Meta for a few messages at a time, however many a delivery holds', async () => {
		let open = 0;
		let most = 0;
		let marked = 0;
		const gateway = http.createServer((request, response) => {
			open += 1;
			most = Math.max(most, open);
			request.resume();
			void wait(5).then(() => {
				open -= 1;
				marked += 1;
				response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}');
			});
		});
		await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
		const { port } = gateway.address() as AddressInfo;
		const trigger = await serve({
			node: WhatsAppTrigger,
			credentials: [fullCredential(`http://127.0.0.1:${port}`)],
			parameters: { setup: 'manual', triggerOn: ['messages'], options: { markAsRead: 'read' } },
		});
		const messages = Array.from({ length: 100 }, (_, index) => ({ id: `wamid.batch.${index}`, from: '16505550101', type: 'text', text: { body: 'hi' } }));
		await post(trigger.url, delivery({ messages }));
		await eventually(() => expect(marked).toBe(100));
		expect(most).toBeLessThanOrEqual(8);
		await new Promise((resolve) => gateway.close(resolve));
	});

	test('never costs an event: what Meta refuses is logged', async () => {
		const trigger = await published({ markAsRead: 'typing' });
		emulator.fault({ kind: 'error', code: 131000, method: 'POST', path: 'messages$' });
		await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });
		expect(trigger.executions).toHaveLength(1);
		await eventually(() => expect(trigger.logs.map(({ message }) => message)).toEqual([expect.stringContaining('could not be marked as read')]));
	});
});
