import http from 'node:http';

import type { Emulator } from './contract';
import { demoWorld } from './contract';
import { isJson, member, textOf, type Json } from './json';

/** An answer of the Graph part. */
export interface GraphAnswer {
	status: number;
	body: Json;
	/** The `error` member, empty when there is none. */
	error: Json;
	headers: Headers;
}

export const appToken = `${demoWorld.appId}|${demoWorld.appSecret}`;

/** Calls the emulator as a client of Meta's would: real HTTP, Bearer token, any version. */
export async function graph(
	emulator: Emulator,
	method: string,
	path: string,
	body?: unknown,
	options: { token?: string; headers?: Record<string, string>; version?: string } = {},
): Promise<GraphAnswer> {
	const isForm = body instanceof FormData;
	const response = await fetch(`${emulator.url}/${options.version ?? 'v26.0'}${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${options.token ?? demoWorld.accessToken}`,
			...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
			...options.headers,
		},
		...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
	});
	const read: unknown = await response.json();
	const answer = isJson(read) ? read : {};
	return { status: response.status, body: answer, error: member(answer, 'error'), headers: response.headers };
}

/** `error_data.details` of a refusal. */
export function detailsOf(answer: GraphAnswer): string {
	return textOf(member(answer.error, 'error_data'), 'details') ?? '';
}

/** POST /messages to Ana, unless the message names somebody else. */
export function send(
	emulator: Emulator,
	message: Json,
	options: Parameters<typeof graph>[4] = {},
): Promise<GraphAnswer> {
	const body = {
		messaging_product: 'whatsapp',
		...(message['recipient'] === undefined ? { to: '+16505550101' } : {}),
		...message,
	};
	return graph(emulator, 'POST', `/${demoWorld.phoneNumberId}/messages`, body, options);
}

export function messageIdOf(answer: GraphAnswer): string {
	const messages = answer.body['messages'];
	return textOf(Array.isArray(messages) ? messages[0] : undefined, 'id') ?? '';
}

/** Control API. */
export async function control(
	emulator: Emulator,
	method: string,
	path: string,
	body?: unknown,
): Promise<{ status: number; body: unknown }> {
	const response = await fetch(`${emulator.url}/_emulator${path}`, {
		method,
		headers: { 'Content-Type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const read: unknown = await response.json();
	return { status: response.status, body: read };
}

export interface Received {
	raw: Buffer;
	headers: http.IncomingHttpHeaders;
	body: Json;
}

/** A webhook receiver. */
export interface Callback {
	url: string;
	received: Received[];
	/** Values of all changes of a field, in order of arrival. */
	values(field?: string): Json[];
	/** The next answers' statuses; 200 when none is left. */
	answers: number[];
	/** The token that the handshake has to bring; any, when undefined. */
	verifyToken: string | undefined;
	handshakes: number;
	stop(): Promise<void>;
}

export async function startCallback(verifyToken?: string): Promise<Callback> {
	const received: Received[] = [];
	const server = http.createServer((request, response) => {
		const query = new URL(request.url ?? '', 'http://callback').searchParams;
		if (request.method === 'GET') {
			callback.handshakes += 1;
			const fits =
				callback.verifyToken === undefined || query.get('hub.verify_token') === callback.verifyToken;
			response.statusCode = fits && query.get('hub.mode') === 'subscribe' ? 200 : 403;
			response.end(response.statusCode === 200 ? query.get('hub.challenge') : '');
			return;
		}
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const raw = Buffer.concat(pieces);
			const body: unknown = JSON.parse(raw.toString('utf8'));
			received.push({ raw, headers: request.headers, body: isJson(body) ? body : {} });
			response.statusCode = callback.answers.shift() ?? 200;
			response.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const callback: Callback = {
		url: `http://127.0.0.1:${port}/webhook`,
		received,
		values: (field = 'messages') =>
			received.flatMap(({ body }) =>
				changesOf(body)
					.filter((change) => change['field'] === field)
					.map((change) => member(change, 'value')),
			),
		answers: [],
		verifyToken,
		handshakes: 0,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
	return callback;
}

/** All changes of a payload, over its entries. */
export function changesOf(payload: Json): Json[] {
	const entries = payload['entry'];
	return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
		const changes = isJson(entry) ? entry['changes'] : [];
		return Array.isArray(changes) ? changes.filter(isJson) : [];
	});
}

/** Subscribes the demo app with this callback and the app to the account, as a set-up at Meta does. */
export async function subscribe(
	emulator: Emulator,
	callback: Callback,
	fields: string[] = ['messages'],
): Promise<void> {
	const app = await graph(
		emulator,
		'POST',
		`/${demoWorld.appId}/subscriptions`,
		{
			object: 'whatsapp_business_account',
			callback_url: callback.url,
			verify_token: callback.verifyToken ?? 'any',
			fields,
		},
		{ token: appToken },
	);
	const account = await graph(emulator, 'POST', `/${demoWorld.accountId}/subscribed_apps`);
	if (app.status !== 200 || account.status !== 200)
		throw new Error(`Not subscribed: ${JSON.stringify([app.body, account.body])}`);
}

/** Waits until a condition holds; fails with what it waited for. */
export async function until(what: string, holds: () => boolean, timeoutMs = 5000): Promise<void> {
	const end = Date.now() + timeoutMs;
	while (!holds()) {
		if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
