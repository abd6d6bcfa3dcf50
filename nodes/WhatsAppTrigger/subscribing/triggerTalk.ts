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
	/** A test of this n8n listens at the URL: send it a copy of each delivery, or no more. */
	| { tell: 'listener'; url: string; listens: boolean }
	/** To itself: this is what you remember from now on. n8n saves it at once, which it does not while publishing. */
	| { tell: 'record'; record: JsonObject }
	/** A node is about to ask a customer of this number: will you hear the answer? Free text has to be known beforehand. */
	| { ask: 'wait'; number: string; question?: JsonObject };

/** What triggers say to a node that is about to ask. */
export interface WaitAnswer {
	/**
	 * - `known`: the question may leave
	 * - `busy`: another execution waits for free text in the same conversation
	 * - `full`: too many executions wait already
	 * - `unreachable`: a trigger that receives the same number, or n8n itself, did not answer
	 */
	wait: 'known' | 'busy' | 'full' | 'unreachable';
	/** Of the other execution. */
	execution?: string;
	/** Whether one of the triggers is published: a test listener is gone after its first event. */
	isPublished: boolean;
	/** Whether one of the triggers receives messages, and not only other events. */
	hearsMessages: boolean;
}

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
	if (talk?.ask === 'wait') {
		const question = objectOf(talk.question);
		return { ask: 'wait', number: textOf(talk.number) ?? '', ...(question === undefined ? {} : { question }) };
	}
	const record = objectOf(talk?.record);
	if (talk?.tell === 'record' && record !== undefined) return { tell: 'record', record };
	const url = textOf(talk?.url);
	if (talk?.tell === 'listener' && url !== undefined) return { tell: 'listener', url, listens: talk.listens === true };
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
 * Tells a trigger that a test listens at a URL, or no longer does.
 * @returns whether it heard
 */
export async function tellListener(caller: Caller, appSecret: string, url: string, own: string, listens: boolean): Promise<boolean> {
	return (await say(caller, appSecret, url, { tell: 'listener', url: own, listens })).status === 200;
}

/**
 * Has the trigger at the URL save what it is to remember.
 * @returns whether it did
 */
export async function tellRecord(caller: Caller, appSecret: string, url: string, record: JsonObject): Promise<boolean> {
	return (await say(caller, appSecret, url, { tell: 'record', record })).status === 200;
}

/** A trigger's answer to a node that is about to ask, for the body. */
export const waitAnswer = (answer: WaitAnswer): string => JSON.stringify({ [MEMBER]: answer });

const WAITS: readonly string[] = ['known', 'busy', 'full', 'unreachable'] satisfies Array<WaitAnswer['wait']>;

const isWait = (value: unknown): value is WaitAnswer['wait'] => typeof value === 'string' && WAITS.includes(value);

/** Reads what a trigger said to a node that is about to ask; undefined when it is no such answer. */
export function waitAnswerIn(body: string): WaitAnswer | undefined {
	const answer = objectOf(objectOf(jsonOf(body))?.[MEMBER]);
	if (answer === undefined || !isWait(answer.wait)) return undefined;
	const execution = textOf(answer.execution);
	return {
		wait: answer.wait,
		...(execution === undefined ? {} : { execution }),
		isPublished: answer.isPublished === true,
		hearsMessages: answer.hearsMessages === true,
	};
}

/**
 * Tells the trigger at the URL of a question that is about to be asked.
 * @param question of free text, as the trigger keeps it
 * @returns what it said, or the HTTP status of an answer that is none of a trigger's; 0 when there was none
 */
export async function askToWait(
	caller: Caller,
	appSecret: string,
	url: string,
	number: string,
	question?: JsonObject,
): Promise<WaitAnswer | number> {
	const talk = { ask: 'wait' as const, number, ...(question === undefined ? {} : { question }) };
	const { status, body } = await say(caller, appSecret, url, talk);
	return (status === 200 ? waitAnswerIn(body) : undefined) ?? status;
}

async function say(caller: Caller, appSecret: string, url: string, talk: TriggerTalk & JsonObject): Promise<Answer> {
	const body = JSON.stringify({ [MEMBER]: talk });
	return await postSigned(caller, url, body, signatureOf(body, keysOf(appSecret).at(-1) ?? ''));
}

/** One signed request to a trigger or a waiting node. An answer that never came is an answer, too. */
export async function postSigned(
	caller: Caller,
	url: string,
	body: string | Buffer,
	signature: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
	return await answerTo(caller, {
		method: 'POST',
		url,
		body,
		headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature, ...headers },
	});
}

/**
 * Finds out whether a URL belongs to a trigger of this package with the same app secret that is listening: only such a
 * one answers a handshake with the derived verify token.
 * @param token another one that only certain triggers accept
 */
export async function lifeOf(
	caller: Caller,
	appSecret: string,
	url: string,
	token = verifyTokenFor(appSecret, url),
): Promise<Life> {
	const challenge = String(Date.now());
	const query = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': token };
	const answer = await answerTo(caller, { method: 'GET', url, qs: query });
	if (answer.status === 200 && answer.body.trim() === challenge) return 'alive';
	if (answer.status === 404 || answer.status === 410) return 'gone';
	return answer.status === 0 || answer.status >= 500 ? 'unreachable' : 'other';
}

/** What came back. */
export interface Answer {
	/** The HTTP status; 0 when there was none. */
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
