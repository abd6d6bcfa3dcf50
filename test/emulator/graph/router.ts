import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

import type { Fault, LoggedRequest } from '../contract';
import type { Emulation } from '../emulation';
import { isJson, type Json } from '../json';
import { drawMs } from '../settings';
import type { GraphObject } from '../world/objects';
import { authorize, readToken } from './authorization';
import { readBody } from './body';
import { FileAnswer, type Caller, type Endpoint, type GraphCall, type Method } from './endpoint';
import { endpoints } from './endpoints';
import { answerFault } from './faultAnswers';
import { GraphError, noSuchObject } from './graphError';

const table = new Map<string, Endpoint>();
for (const each of endpoints) table.set(`${each.method} ${each.kind}/${each.edge ?? ''}`, each);

/** Where Graph's paths begin: `/v26.0/…`; one without a version is served too, as at Meta. */
const versionForm = /^v\d+\.\d+$/;

interface Target {
	endpoint: Endpoint;
	object: GraphObject | undefined;
	rest: string[];
}

/** Carries out one request to the Graph part and writes its answer and its line in the log. */
export async function answerGraph(emulation: Emulation, request: Request, response: Response): Promise<void> {
	const segments = request.path
		.split('/')
		.filter((segment) => segment !== '')
		.map(decode);
	const version = versionForm.test(segments[0] ?? '') ? (segments.shift() ?? '') : 'v26.0';
	const path = `/${segments.join('/')}`;
	const query = readQuery(request);
	const entry: LoggedRequest = {
		at: Date.now(),
		method: request.method,
		path: request.path,
		query: withoutSecrets(query),
		body: undefined,
		status: 0,
	};
	const noted: GraphCall['noted'] = {};
	let answer: { status: number; body: unknown; retryAfter?: number | undefined };
	const fits = (fault: Fault): boolean => fault.kind !== 'expireMedia';
	const faults = emulation.faults.draw(request.method, path, emulation.world.random, fits);
	const fault = faults.find(({ kind }) => kind !== 'delay');
	const carriedOut = fault === undefined || fault.kind === 'dropAfter' || fault.after === true;
	try {
		const body = await readBody(request);
		entry.body = logged(body);
		if (!carriedOut) answer = { status: 0, body: undefined };
		else
			answer = {
				status: 200,
				body: await carryOut(emulation, request, response, { version, segments, query, body, noted }),
			};
	} catch (error) {
		const refusal = error instanceof GraphError ? error : internalError(error);
		entry.code = refusal.code;
		answer = {
			status: refusal.status,
			body: refusal.body(emulation.world.ids.trace()),
			retryAfter: refusal.parts.retryAfter,
		};
	}
	if (noted.body !== undefined) entry.body = noted.body;
	if (noted.messageId !== undefined) entry.messageId = noted.messageId;
	for (const ms of [emulation.settings.latencyMs, ...faults.map(delayOf)]) {
		const wait = drawMs(ms, emulation.world.random);
		if (wait > 0) await emulation.timers.wait(wait);
	}
	if (answer.body instanceof FileAnswer && (fault === undefined || fault.kind === 'dropAfter')) {
		entry.status = await sendFile(response, answer.body, fault !== undefined);
	} else if (fault !== undefined) {
		const { status, code } = answerFault(fault, response, emulation.world.ids.trace());
		entry.status = status;
		if (code !== undefined) entry.code = code;
	} else {
		entry.status = answer.status;
		if (answer.retryAfter !== undefined) response.setHeader('Retry-After', String(answer.retryAfter));
		sendJson(response, answer.status, answer.body);
	}
	emulation.journal.request(entry);
}

function delayOf(fault: Fault): number | [number, number] {
	return fault.kind === 'delay' ? (fault.ms ?? 1000) : 0;
}

interface Parts {
	version: string;
	segments: string[];
	query: Record<string, string>;
	body: Json;
	noted: GraphCall['noted'];
}

async function carryOut(
	emulation: Emulation,
	request: Request,
	response: Response,
	parts: Parts,
): Promise<unknown> {
	const { world } = emulation;
	const parameters = { ...parts.query, ...parts.body };
	const method = readMethod(request.method);
	const open = table.get(`${method} root/${parts.segments[0] ?? ''}`);
	const token = readToken(request, parameters);
	const caller = open?.caller === 'none' ? undefined : authorize(world, token, parameters['appsecret_proof']);
	const { endpoint, object, rest } = findTarget(emulation, method, parts.segments, caller);
	permit(endpoint, caller);
	countCall(emulation, endpoint, caller);
	const found = object ?? caller?.app ?? world.all('app')[0];
	if (found === undefined) throw noSuchObject(method, parts.segments[0] ?? '');
	return await endpoint.answer({
		emulation,
		world,
		caller: caller ?? {
			kind: 'app',
			app: world.all('app')[0] ?? { kind: 'app', id: '', name: '', secret: '' },
		},
		version: parts.version,
		method,
		object: found,
		rest,
		query: parts.query,
		body: parts.body,
		parameters,
		request,
		response,
		noted: parts.noted,
	});
}

function readMethod(method: string): Method {
	if (method === 'GET' || method === 'POST' || method === 'DELETE') return method;
	throw new GraphError(100, {
		message: `Unsupported ${method.toLowerCase()} request.`,
		type: 'GraphMethodException',
	});
}

/** The endpoint that a path means. @throws GraphError 100/33 for an unknown or wrong kind of ID, 2500 for an unknown path */
function findTarget(emulation: Emulation, method: Method, segments: string[], caller: Caller | undefined): Target {
	const [first, second, ...rest] = segments;
	if (first === undefined)
		throw new GraphError(2500, {
			message: 'An active access token must be used to query information about the current user.',
		});
	const root = table.get(`${method} root/${first}`);
	if (root !== undefined) return { endpoint: root, object: undefined, rest: segments.slice(1) };
	const id =
		first === 'me' && caller?.kind === 'user'
			? caller.token.userId
			: first === 'app' && caller !== undefined
				? caller.app.id
				: first;
	const object = emulation.world.objects.get(id);
	if (object === undefined) throw noSuchObject(method, first);
	const endpoint = table.get(`${method} ${object.kind}/${second ?? ''}`);
	if (endpoint === undefined) throw noSuchObject(method, first);
	return { endpoint, object, rest };
}

/** @throws GraphError 15 for a user's token where the app has to call, 190 for an app's token where a person has to, 10 and 200 for a missing permission */
function permit(endpoint: Endpoint, caller: Caller | undefined): void {
	const wanted = endpoint.caller ?? 'user';
	if (wanted === 'any' || wanted === 'none' || caller === undefined) return;
	if (wanted === 'app') {
		if (caller.kind === 'app') return;
		throw new GraphError(15);
	}
	if (caller.kind === 'app') {
		throw new GraphError(200, {
			title: 'The access token is an app access token; this request needs a user or system user access token.',
		});
	}
	if (endpoint.scope === undefined || caller.token.scopes.includes(endpoint.scope)) return;
	if (endpoint.scope === 'whatsapp_business_messaging') throw new GraphError(10);
	throw new GraphError(200, { title: `Requires ${endpoint.scope} permission to manage the object` });
}

/** @throws GraphError 80007 when the app has made more management calls than an hour allows */
function countCall(emulation: Emulation, endpoint: Endpoint, caller: Caller | undefined): void {
	if (endpoint.scope !== 'whatsapp_business_management' || caller === undefined) return;
	if (!emulation.callRate.take(caller.app.id, emulation.world.now()))
		throw new GraphError(80007, { retryAfter: 60 });
}

function readQuery(request: Request): Record<string, string> {
	return Object.fromEntries(new URL(request.originalUrl, 'http://emulator').searchParams);
}

/** Tokens, secrets and verify tokens never reach the log. */
function withoutSecrets<T>(parameters: Record<string, T>): Record<string, T> {
	const { access_token, appsecret_proof, input_token, client_secret, verify_token, ...rest } = parameters;
	return rest;
}

function logged(body: Json): Json {
	const safe = withoutSecrets(body);
	const configuration = safe['webhook_configuration'];
	return isJson(configuration) ? { ...safe, webhook_configuration: withoutSecrets(configuration) } : safe;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** Streams a file; cut short, it ends in the middle as a lost connection does. A client that goes away is no error here. */
async function sendFile(response: Response, file: FileAnswer, cutShort: boolean): Promise<number> {
	response.writeHead(200, { ...file.headers, 'Content-Length': file.size });
	const last = cutShort ? Math.max(0, Math.floor(file.size / 2) - 1) : Number.POSITIVE_INFINITY;
	try {
		if (file.size > 0)
			await pipeline(createReadStream(file.path, { end: last }), response, { end: !cutShort });
		else response.end();
	} catch {
		return 0;
	}
	if (!cutShort) return 200;
	response.socket?.destroy();
	return 0;
}

function sendJson(response: Response, status: number, body: unknown): void {
	const text = JSON.stringify(body ?? {});
	response.writeHead(status, {
		'Content-Type': 'application/json; charset=UTF-8',
		'Content-Length': Buffer.byteLength(text),
		'X-App-Usage': '{"call_count":1,"total_time":1,"total_cputime":1}',
		'facebook-api-version': 'v26.0',
	});
	response.end(text);
}

/** A mistake of the emulator's own: seen as Meta's 131000, with the reason in the details so that a test shows it. */
function internalError(error: unknown): GraphError {
	return new GraphError(131000, {
		details: `Emulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
	});
}
