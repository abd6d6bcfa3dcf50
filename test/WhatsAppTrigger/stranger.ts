import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoWorld, type Emulator } from '../emulator/contract';

/** Somebody else's system that receives WhatsApp events: answers the handshake with a token of its own. */
export interface Stranger {
	url: string;
	/** Bodies that it took, and their signatures. */
	received: Array<{ body: string; signature: string }>;
	/** The HTTP status that it answers events with. */
	answers(status: number): void;
	/** IDs of the messages that it took, in order. */
	messageIds(): string[];
	stop(): Promise<void>;
}

const token = "a stranger's own words";

export async function startStranger(): Promise<Stranger> {
	const received: Stranger['received'] = [];
	let status = 200;
	const server = http.createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://stranger');
		if (request.method === 'GET') {
			const isRight = url.searchParams.get('hub.verify_token') === token;
			response.writeHead(isRight ? 200 : 403).end(isRight ? url.searchParams.get('hub.challenge') : '');
			return;
		}
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			if (status === 200) received.push({ body: Buffer.concat(parts).toString(), signature: String(request.headers['x-hub-signature-256']) });
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		received,
		answers: (next) => {
			status = next;
		},
		messageIds: () =>
			received.flatMap(({ body }) => {
				const { entry } = JSON.parse(body) as { entry: Array<{ changes: Array<{ value: { messages?: Array<{ id: string }> } }> }> };
				return entry.flatMap(({ changes }) => changes.flatMap(({ value }) => (value.messages ?? []).map(({ id }) => id)));
			}),
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Registers the stranger at the emulator, on one of the levels. */
export async function register(emulator: Emulator, stranger: Stranger, level: 'app' | 'account' | 'number'): Promise<void> {
	const { appId, appSecret, accessToken, accountId, phoneNumberId } = demoWorld;
	const graph = async (path: string, bearer: string, body: unknown) => {
		const response = await fetch(`${emulator.url}/v26.0/${path}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`The emulator refused the stranger: ${await response.text()}`);
	};
	const override = { override_callback_uri: stranger.url, verify_token: token };
	if (level === 'app') {
		const subscription = { object: 'whatsapp_business_account', callback_url: stranger.url, verify_token: token, fields: 'messages', include_values: true };
		await graph(`${appId}/subscriptions`, `${appId}|${appSecret}`, subscription);
		await graph(`${accountId}/subscribed_apps`, accessToken, {});
	} else if (level === 'account') await graph(`${accountId}/subscribed_apps`, accessToken, override);
	else await graph(phoneNumberId, accessToken, { webhook_configuration: override });
}
