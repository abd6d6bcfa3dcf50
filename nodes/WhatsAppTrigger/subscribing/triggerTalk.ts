import type { IHttpRequestOptions } from 'n8n-workflow';
import type { JsonObject } from '../../shared/graph/request';
import { SIGNATURE_HEADER } from '../receiving/signatureHeader';
import { jsonOf } from '../receiving/delivery';
import { objectOf, textOf } from '../receiving/json';
import { keysOf, signatureOf } from '../receiving/signature';
import { verifyTokenFor } from './verifyToken';

/** The member of a body that no webhook of Meta's has: a trigger speaks to another one. */
const MEMBER = 'whatsapp_cloud_trigger';

/** What one trigger asks or tells another with the same app secret. */
export type TriggerTalk =
	/** Whom do you pass deliveries for this number on to, in your own place? */
	| { ask: 'displaced'; number: string }
	/** My callback takes precedence over yours, and I pass on to you. */
	| { tell: 'above'; url: string }
	/** To itself: this is what you remember from now on. n8n saves it at once, which it does not while publishing. */
	| { tell: 'record'; record: JsonObject };

/** What another trigger's URL proved to be. */
export type Life = 'alive' | 'gone' | 'other' | 'unreachable';

/** Milliseconds that another trigger of the same n8n has to answer. */
const TIMEOUT = 10_000;

export interface Caller {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
}

/** Reads a body that Meta's signature fits as the word of another trigger; undefined when it is none. */
export function talkOf(body: unknown): TriggerTalk | undefined {
	const talk = objectOf(objectOf(body)?.[MEMBER]);
	if (talk?.ask === 'displaced') return { ask: 'displaced', number: textOf(talk.number) ?? '' };
	const record = objectOf(talk?.record);
	if (talk?.tell === 'record' && record !== undefined) return { tell: 'record', record };
	const url = textOf(talk?.url);
	return talk?.tell === 'above' && url !== undefined ? { tell: 'above', url } : undefined;
}

/** The answer to a question, for the body. */
export const displacedAnswer = (displaced: readonly string[]): string =>
	JSON.stringify({ [MEMBER]: { displaced: [...displaced] } });

/** Asks a trigger which callbacks it has displaced in its own place. An answer that makes no sense names none. */
export async function askDisplaced(caller: Caller, appSecret: string, url: string, number: string): Promise<string[]> {
	const { body } = await say(caller, appSecret, url, { ask: 'displaced', number });
	const answer = objectOf(objectOf(jsonOf(body))?.[MEMBER]);
	return Array.isArray(answer?.displaced) ? answer.displaced.flatMap((one) => textOf(one) ?? []) : [];
}

/** Tells a trigger who passes on to it from above. */
export async function tellAbove(caller: Caller, appSecret: string, url: string, own: string): Promise<void> {
	await say(caller, appSecret, url, { tell: 'above', url: own });
}

/**
 * Has the trigger at the URL save what it is to remember.
 * @returns whether it did
 */
export async function tellRecord(caller: Caller, appSecret: string, url: string, record: JsonObject): Promise<boolean> {
	return (await say(caller, appSecret, url, { tell: 'record', record })).status === 200;
}

async function say(caller: Caller, appSecret: string, url: string, talk: TriggerTalk & JsonObject): Promise<Answer> {
	const body = JSON.stringify({ [MEMBER]: talk });
	const key = keysOf(appSecret).at(-1) ?? '';
	return await answerTo(caller, {
		method: 'POST',
		url,
		body,
		headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signatureOf(body, key) },
	});
}

/**
 * Finds out whether a URL belongs to a trigger of this package with the same app secret that is listening: only such a
 * one answers a handshake with the derived verify token.
 */
export async function lifeOf(caller: Caller, appSecret: string, url: string): Promise<Life> {
	const challenge = String(Date.now());
	const query = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': verifyTokenFor(appSecret, url) };
	const answer = await answerTo(caller, { method: 'GET', url, qs: query });
	if (answer.status === 200 && answer.body.trim() === challenge) return 'alive';
	if (answer.status === 404 || answer.status === 410) return 'gone';
	return answer.status === 0 || answer.status >= 500 ? 'unreachable' : 'other';
}

interface Answer {
	/** 0 when there was none. */
	status: number;
	body: string;
}

const isResponse = (value: unknown): value is { statusCode: number; body: unknown } =>
	typeof value === 'object' && value !== null && 'statusCode' in value && typeof value.statusCode === 'number';

/** One request to a trigger. An answer that never came is an answer, too. */
async function answerTo(caller: Caller, options: IHttpRequestOptions): Promise<Answer> {
	try {
		const response = await caller.helpers.httpRequest({
			...options,
			timeout: TIMEOUT,
			encoding: 'text',
			json: false,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		if (!isResponse(response)) return { status: 0, body: '' };
		return { status: response.statusCode, body: typeof response.body === 'string' ? response.body : JSON.stringify(response.body) };
	} catch {
		return { status: 0, body: '' };
	}
}
