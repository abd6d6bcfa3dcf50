import { seenTexts, testCredential, type ServedTrigger } from '../../engine';
import { WhatsAppCloudApi } from '../../../credentials/WhatsAppCloudApi.credentials';
import { verifyTokenFor, verifyTokenForManual } from '../../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import { appSecret, delivery, post, servedByHand, sign, stopTriggers, textMessage } from '../stage';

afterEach(stopTriggers);

const ask = async (url: string, query: Record<string, string>) => {
	const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`);
	return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
};

const handshake = (token: string) => ({ 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token });

describe("Meta's question whether the URL wants its webhooks", () => {
	let trigger: ServedTrigger;

	test('is answered with the challenge as plain text when the verify token is the one that the editor shows', async () => {
		trigger = await servedByHand();
		const answer = await ask(trigger.url, handshake(verifyTokenForManual(appSecret)));
		expect(answer).toMatchObject({ status: 200, text: '1158201444' });
		expect(answer.type).toMatch(/^text\/plain/);
		expect(trigger.executions).toEqual([]);
	});

	test('is answered 403 for every other verify token, and the log says why without the token', async () => {
		trigger = await servedByHand();
		for (const token of ['', 'guess', verifyTokenForManual('another secret'), `${verifyTokenForManual(appSecret)} `]) {
			expect((await ask(trigger.url, handshake(token))).status).toBe(403);
		}
		expect(trigger.executions).toEqual([]);
		expect(trigger.logs).toHaveLength(4);
		expect(trigger.logs[1]?.message).toContain('the verify token is not the right one');
		expect(trigger.logs.map(({ message }) => message).join()).not.toContain('guess');
	});

	test('takes the words of the credential in place of the derived ones', async () => {
		trigger = await servedByHand({ credentials: [testCredential(WhatsAppCloudApi, { appSecret, verifyToken: 'our own words' })] });
		expect((await ask(trigger.url, handshake('our own words'))).status).toBe(200);
		expect((await ask(trigger.url, handshake(verifyTokenForManual(appSecret)))).status).toBe(403);
	});

	test('with automatic set-up only the token derived from the URL is right', async () => {
		trigger = await servedByHand({ parameters: { setup: 'automatic' } });
		expect((await ask(trigger.url, handshake(verifyTokenFor(appSecret, trigger.url)))).status).toBe(200);
		expect((await ask(trigger.url, handshake(verifyTokenFor(appSecret, trigger.testUrl)))).status).toBe(403);
		expect((await ask(trigger.url, handshake(verifyTokenForManual(appSecret)))).status).toBe(403);
	});

	test('is answered 403 when it is no question of Meta\'s at all', async () => {
		trigger = await servedByHand();
		expect((await ask(trigger.url, {})).status).toBe(403);
		expect((await ask(trigger.url, { ...handshake(verifyTokenForManual(appSecret)), 'hub.mode': 'unsubscribe' })).status).toBe(403);
	});

	test('is answered 403 without an app secret in the credential, and the log says to fill it in', async () => {
		trigger = await servedByHand({ secret: '' });
		expect((await ask(trigger.url, handshake(''))).status).toBe(403);
		expect(trigger.logs[0]?.message).toContain("The credential's App Secret is empty");
	});
});

describe('a delivery', () => {
	let trigger: ServedTrigger;
	beforeEach(async () => {
		trigger = await servedByHand();
	});
	afterEach(async () => {
		for (const text of seenTexts()) expect(text).not.toContain(appSecret);
	});

	const body = delivery({ messages: [textMessage('wamid.1')] });

	test('that Meta signed starts one execution and is answered 200', async () => {
		expect(await post(trigger.url, body)).toMatchObject({ status: 200, text: '' });
		expect(trigger.executions).toHaveLength(1);
		expect(trigger.executions[0]?.items).toMatchObject([{ messageId: 'wamid.1', text: 'hi' }]);
	});

	test('is checked over the bytes as they came: escaped letters and slashes count', async () => {
		const bytes = JSON.stringify(delivery({ messages: [textMessage('wamid.2', 'grüße/über')] }))
			.replace(/\//g, '\\/')
			.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
		expect((await post(trigger.url, bytes)).status).toBe(200);
		expect(trigger.executions[0]?.items).toMatchObject([{ text: 'grüße/über' }]);
		expect((await post(trigger.url, bytes, { signature: sign(JSON.stringify(JSON.parse(bytes))) })).status).toBe(401);
	});

	test.each([
		['unsigned', null],
		['signed with another secret', sign(JSON.stringify(body), 'another secret')],
		['with a signature that was cut off', sign(JSON.stringify(body)).slice(0, -1)],
		['with a signature in capitals', sign(JSON.stringify(body)).toUpperCase()],
		['with the signature of other bytes', sign(`${JSON.stringify(body)} `)],
		['with the bare hash', sign(JSON.stringify(body)).replace('sha256=', '')],
		['with nothing as a signature', ''],
	])('%s is answered 401, starts nothing, and the log says why', async (_, signature) => {
		expect((await post(trigger.url, body, { signature })).status).toBe(401);
		expect(trigger.executions).toEqual([]);
		expect(trigger.logs).toEqual([
			expect.objectContaining({ level: 'warn', message: expect.stringMatching(/was refused with 401: (it is not signed|the signature does not fit)/) }),
		]);
	});

	test('that is a form with files is answered 401 and starts nothing', async () => {
		const form = new FormData();
		form.append('file', new Blob(['x']), 'x.txt');
		const response = await fetch(trigger.url, { method: 'POST', body: form });
		expect(response.status).toBe(401);
		const signed = await fetch(trigger.url, { method: 'POST', body: form, headers: { 'x-hub-signature-256': sign('') } });
		expect(signed.status).toBe(401);
		expect(trigger.executions).toEqual([]);
	});

	test('cut off in the middle is answered 422 by n8n itself, or 401 as text, and starts nothing', async () => {
		const cut = JSON.stringify(body).slice(0, 80);
		expect((await post(trigger.url, cut)).status).toBe(422);
		expect((await post(trigger.url, cut, { signature: sign(JSON.stringify(body)), headers: { 'content-type': 'text/plain' } })).status).toBe(401);
		expect(trigger.executions).toEqual([]);
	});

	test.each([
		['an empty body', ''],
		['text', 'hello'],
		['a number', '7'],
		['null', 'null'],
		['a list', '[]'],
		['an empty object', '{}'],
		['an object without entries', '{"object":"whatsapp_business_account"}'],
		['entries that are no objects', '{"object":"whatsapp_business_account","entry":[1,null]}'],
		['entries without an object', '{"entry":[]}'],
	])('signed by the secret but no webhook (%s) is answered 400 and starts nothing', async (_, text) => {
		expect((await post(trigger.url, text, { headers: { 'content-type': 'text/plain' } })).status).toBe(400);
		expect(trigger.executions).toEqual([]);
	});

	test('of 5 MB is taken when it is signed and refused when not, in both cases at once', async () => {
		const large = delivery({ messages: [textMessage('wamid.5mb', 'x'.repeat(5 * 1024 * 1024))] });
		expect((await post(trigger.url, large, { signature: sign('') })).status).toBe(401);
		expect((await post(trigger.url, large)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('that is valid but not wanted is answered 200 and starts nothing', async () => {
		expect((await post(trigger.url, delivery({ event: 'APPROVED' }, 'message_template_status_update'))).status).toBe(200);
		expect((await post(trigger.url, { object: 'page', entry: [{ id: '1', messaging: [] }] })).status).toBe(200);
		expect((await post(trigger.url, { object: 'whatsapp_business_account', entry: [] })).status).toBe(200);
		expect(trigger.executions).toEqual([]);
	});
});

describe('an app secret', () => {
	const body = delivery({ messages: [textMessage('wamid.b64')] });

	test('in Base64 is recognised', async () => {
		const trigger = await servedByHand({ secret: Buffer.from(appSecret).toString('base64') });
		expect((await post(trigger.url, body)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('that is missing in the credential refuses every delivery, and the log says what to do', async () => {
		const trigger = await servedByHand({ secret: '' });
		expect((await post(trigger.url, body)).status).toBe(401);
		expect((await post(trigger.url, body, { signature: sign(JSON.stringify(body), '\0') })).status).toBe(401);
		expect(trigger.logs[0]?.message).toContain("the credential's App Secret is empty");
		expect(trigger.executions).toEqual([]);
	});

	test('that was changed in n8n works from the next delivery on', async () => {
		const credential = testCredential(WhatsAppCloudApi, { appSecret: 'the old secret of the app' });
		const trigger = await servedByHand({ credentials: [credential] });
		const first = JSON.stringify(delivery({ messages: [textMessage('wamid.old')] }));
		expect((await post(trigger.url, first, { signature: sign(first, 'the old secret of the app') })).status).toBe(200);
		credential.rotate({ appSecret });
		expect((await post(trigger.url, body)).status).toBe(200);
		expect(trigger.executions).toHaveLength(2);
	});

	test('is read from the credential once for many deliveries', async () => {
		const credential = testCredential(WhatsAppCloudApi, { appSecret });
		const trigger = await servedByHand({ credentials: [credential] });
		for (let count = 0; count < 20; count += 1) {
			await post(trigger.url, delivery({ messages: [textMessage(`wamid.many.${count}`)] }));
		}
		expect(trigger.executions).toHaveLength(20);
		expect(credential.calls.getDecrypted).toBe(1);
	});
});
