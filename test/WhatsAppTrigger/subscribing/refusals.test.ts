import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { InstanceSettings } from 'n8n-core';
import { WhatsAppCloudApi } from '../../../credentials/WhatsAppCloudApi.credentials';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { instanceBase, requestedUrls } from '../../../nodes/WhatsAppTrigger/subscribing/callbackUrl';
import { instanceTokenFor, verifyTokenFor, verifyTokenForManual } from '../../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import { demoWorld, type Emulator } from '../../emulator/contract';
import { startEmulator } from '../../emulator/emulator';
import { hookContext, seenTexts, startInstance, testCredential } from '../../engine';
import { service } from '../../engine/n8n';
import { appSecret, fullCredential, post, serve, servedByHand, sign, stopTriggers } from '../stage';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator();
});
afterEach(async () => {
	await stopTriggers();
	emulator.reset();
	emulator.clearFaults();
});
afterAll(async () => {
	await emulator.stop();
	for (const text of seenTexts()) {
		expect(text).not.toContain(demoWorld.accessToken);
		expect(text).not.toContain(appSecret);
	}
});

describe('publishing says which field of the credential is empty', () => {
	test.each([
		[{ accessToken: '' }, "'Access Token' is empty"],
		[{ businessAccountId: ' ' }, "'WhatsApp Business Account ID' is empty"],
		[{ appId: '' }, "'App ID' is empty"],
		[{ appSecret: '' }, "'App Secret' is empty"],
		[{ appId: '', appSecret: '', accessToken: '' }, "'Access Token', 'App ID' and 'App Secret' are empty"],
	])('%j', async (changes, message) => {
		const requests = emulator.requests.length;
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url, changes)] });
		await expect(trigger.production.activate()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringContaining('Manual'),
		});
		expect(emulator.requests.length).toBe(requests);
		expect(trigger.logs).toEqual([]);
	});

	test('manual set-up needs the App Secret alone', async () => {
		const without = await servedByHand({ secret: '' });
		await expect(without.production.activate()).rejects.toThrow("The credential's 'App Secret' is empty, and each delivery is checked with it");
		const trigger = await servedByHand();
		await trigger.production.activate();
		await trigger.production.deactivate();
		expect(emulator.state().subscriptions).toEqual([]);
	});
});

describe('publishing says what is wrong at Meta', () => {
	const published = async (changes: Record<string, string> = {}) => {
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url, changes)] });
		return await trigger.production.activate().then(
			() => undefined,
			(error: unknown) => error,
		);
	};

	test('a wrong secret', async () => {
		expect(await published({ appSecret: 'not the secret of this app' })).toMatchObject({ message: expect.any(String), description: expect.stringContaining('Meta: (') });
	});

	test('an expired token, without the word after which n8n would not try again', async () => {
		const error = await published({ accessToken: 'EAAexpiredTokenexpiredToken' });
		expect(error).toMatchObject({ description: expect.stringContaining('(190') });
		expect(String(error)).not.toContain('Authorization');
	});

	test('an account that is not there', async () => {
		expect(await published({ businessAccountId: '1' })).toMatchObject({ message: expect.any(String) });
	});

	test('a callback that Meta cannot reach, with what to set', async () => {
		const steps = hookContext({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], instanceUrl: 'http://localhost:1' });
		await expect(steps.create()).rejects.toMatchObject({
			message: 'Meta could not reach this trigger at localhost:1',
			description: expect.stringMatching(/Set n8n's public https address \(N8N_WEBHOOK_URL, in older versions of n8n WEBHOOK_URL\)[\s\S]*Meta: \(2200\)/),
		});
		expect(await steps.delete()).toBe(true);
		expect(emulator.state().subscriptions).toEqual([]);
	});

	test('nothing to ask Meta for, where Any Other is chosen alone and the app has no callback yet', async () => {
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], parameters: { triggerOn: ['other'] } });
		await expect(trigger.production.activate()).rejects.toMatchObject({
			message: expect.stringContaining("'Trigger On' names no event that Meta could be asked for"),
			description: expect.stringContaining('Webhook fields'),
		});
		expect(emulator.state().subscriptions).toEqual([]);
	});

	test('a number that the account does not have', async () => {
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], parameters: { triggerOn: ['messages'], filters: { phoneNumberIds: ['4711'] } } });
		await expect(trigger.production.activate()).rejects.toThrow("The account of the credential has no phone number '4711'");
	});
});

describe("another callback below n8n's own address", () => {
	const instanceWith = async (answer: (request: http.IncomingMessage, response: http.ServerResponse) => void) => {
		const instance = await startInstance();
		for (const method of ['GET', 'POST']) {
			instance.register(method, '/webhook/other/webhook', async (request, response) => await Promise.resolve(answer(request, response)));
		}
		return instance;
	};
	const subscribe = async (url: string) => {
		const { appId } = demoWorld;
		await fetch(`${emulator.url}/v26.0/${appId}/subscriptions`, {
			method: 'POST',
			headers: { authorization: `Bearer ${appId}|${appSecret}`, 'content-type': 'application/json' },
			body: JSON.stringify({ object: 'whatsapp_business_account', callback_url: url, verify_token: 'words', fields: 'messages' }),
		});
		expect(emulator.state().subscriptions).toHaveLength(1);
	};
	const challengeOf = (request: http.IncomingMessage) => new URL(request.url ?? '', 'http://x').searchParams.get('hub.challenge');

	test('that is no trigger of ours is treated as a stranger: it could not be put back', async () => {
		const instance = await instanceWith((request, response) => {
			const isMeta = new URL(request.url ?? '', 'http://x').searchParams.get('hub.verify_token') === 'words';
			response.writeHead(isMeta ? 200 : 403).end(challengeOf(request));
		});
		await subscribe(`${instance.url}/webhook/other/webhook`);
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], instance });
		await expect(trigger.production.activate()).rejects.toThrow('already receives the messages');
		await instance.stop();
	});

	test('that n8n itself cannot reach makes publishing fail, with the reason', async () => {
		let isDown = false;
		const instance = await instanceWith((request, response) => {
			response.writeHead(isDown ? 503 : 200).end(challengeOf(request));
		});
		await subscribe(`${instance.url}/webhook/other/webhook`);
		isDown = true;
		const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], instance });
		await expect(trigger.production.activate()).rejects.toThrow('This n8n does not reach its own address');
		await instance.stop();
	});
});

describe('triggers of several accounts on one app', () => {
	test('the one that leaves hands the app over to the one that told it so', async () => {
		const instance = await startInstance();
		const first = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], instance });
		await first.production.activate();
		// A trigger of another account, which this account's callbacks do not show.
		const other = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)], instance, workflowId: 'other', webhookId: '2f0c3f0e-2f0b-4a53-9a0e-3d2b0c3c9a13' });
		const talk = JSON.stringify({ whatsapp_cloud_trigger: { tell: 'above', url: other.url } });
		expect((await post(first.url, talk)).status).toBe(200);
		await first.production.deactivate();
		expect(emulator.state().subscriptions).toMatchObject([{ callbackUrl: other.url }]);
		await instance.stop();
	});

	test('nobody without the secret can tell or ask a trigger anything', async () => {
		const trigger = await servedByHand({ staticData: { setUp: { urls: [], places: [{ level: 'number', id: '106', displaced: ['https://n8n.example.com/webhook/secret'] }], above: [] } } });
		for (const talk of [{ ask: 'displaced', number: '106' }, { tell: 'above', url: 'https://evil.example' }]) {
			const body = JSON.stringify({ whatsapp_cloud_trigger: talk });
			const answer = await post(trigger.url, body, { signature: sign(body, 'guess') });
			expect(answer.status).toBe(401);
			expect(answer.text).not.toContain('secret');
		}
		expect(JSON.stringify(trigger.staticData)).not.toContain('evil');
	});
});

describe("the trigger's own URLs", () => {
	const node = { webhookId: 'w', name: 'N' };
	const context = (mode: string, more: object = {}) =>
		({ getNodeWebhookUrl: () => 'https://n8n.example.com/path/webhook/w/webhook', getMode: () => mode, getNode: () => node, getRequestObject: () => ({ headers: {} }), ...more }) as unknown as Parameters<typeof requestedUrls>[0];

	test('in production are one', () => {
		expect(requestedUrls(context('webhook'), '/webhook/w/webhook')).toEqual(['https://n8n.example.com/path/webhook/w/webhook']);
	});

	test('of a test listener are found also in versions of n8n that do not tell them', () => {
		expect(requestedUrls(context('manual'), '/webhook-test/w/webhook')).toEqual(['https://n8n.example.com/path/webhook-test/w/webhook']);
		expect(requestedUrls(context('manual', { getWebhookResourceUrl: () => 'https://n8n.example.com/path/webhook-test/w/webhook' }), '/webhook-test/w/webhook')).toEqual(['https://n8n.example.com/path/webhook-test/w/webhook']);
	});

	test('tell which URLs are of the same n8n', () => {
		expect(instanceBase('https://n8n.example.com/path/webhook/w/webhook', node as Parameters<typeof instanceBase>[1])).toBe('https://n8n.example.com/path/');
		expect(instanceBase('https://n8n.example.com/webhook/id/name/webhook', { name: 'name' } as Parameters<typeof instanceBase>[1])).toBe('https://n8n.example.com/');
	});
});

describe('the verify token', () => {
	test('of a URL is the same in every process, and another for every URL and secret', () => {
		expect(verifyTokenFor(appSecret, 'https://a.example/1')).toBe(verifyTokenFor(appSecret, 'https://a.example/1'));
		expect(verifyTokenFor(appSecret, 'https://a.example/1')).toMatch(/^[0-9a-f]{48}$/);
		expect(new Set([verifyTokenFor(appSecret, 'https://a.example/1'), verifyTokenFor(appSecret, 'https://a.example/2'), verifyTokenFor('another secret', 'https://a.example/1')]).size).toBe(3);
	});

	test('by which triggers of one n8n know each other is none of another n8n', async () => {
		const trigger = await servedByHand();
		const ask = async (instanceId: string): Promise<number> => {
			const token = instanceTokenFor(appSecret, instanceId, trigger.url);
			return (await fetch(`${trigger.url}?hub.mode=subscribe&hub.challenge=7&hub.verify_token=${token}`)).status;
		};
		expect([await ask(service(InstanceSettings).instanceId), await ask('another n8n')]).toEqual([200, 403]);
	});

	test('is the same for the plain secret and its Base64 form', () => {
		expect(verifyTokenFor(Buffer.from(appSecret).toString('base64'), 'https://a.example')).toBe(verifyTokenFor(appSecret, 'https://a.example'));
	});

	test('for manual set-up can be typed', () => {
		expect(verifyTokenForManual(appSecret)).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
		expect(verifyTokenForManual('')).toBe('');
	});
});

test('an own address that is not reachable while passing on makes Meta deliver again', async () => {
	const server = http.createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	const gone = `http://127.0.0.1:${port}/webhook/x/webhook`;
	const trigger = await serve({
		node: WhatsAppTrigger,
		credentials: [testCredential(WhatsAppCloudApi, { ...fullCredential(emulator.url).saved })],
		parameters: { setup: 'manual', triggerOn: ['messages'] },
		staticData: { setUp: { urls: [], places: [{ level: 'number', id: '106', displaced: [gone] }], above: [] } },
	});
	const { delivery, textMessage } = await import('../stage');
	expect((await post(trigger.url, delivery({ messages: [textMessage('wamid.down')] }))).status).toBe(503);
	expect((await post(trigger.url, delivery({ messages: [textMessage('wamid.down')] }))).status).toBe(503);
	expect(trigger.executions).toHaveLength(1);
});
