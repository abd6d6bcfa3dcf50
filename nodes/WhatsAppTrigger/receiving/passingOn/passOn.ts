import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import type { Callbacks } from '../../subscribing/callbacks';
import { hostOf } from '../../subscribing/callbackUrl';
import { readRecord, writeRecord, type SetUpRecord } from '../../subscribing/record';
import type { Delivery } from '../delivery';
import { SIGNATURE_HEADER } from '../signatureHeader';
import { knownCallbacks } from './known';
import { candidates, numbersIn, standsAbove } from './targets';
import { stepOf, TRAIL_HEADER, trailHeader } from './trail';

/** Milliseconds that another callback has to answer. Meta itself waits about as long. */
const TIMEOUT = 15_000;
/** Milliseconds for which a callback that could not be reached is not tried again, so that one that hangs holds up nobody. */
const PAUSE = 5_000;

const pausedUntil = new Map<string, number>();

/** A delivery as it came, byte by byte. */
export interface Signed {
	body: Buffer;
	signature: string;
	connection: Connection;
	/** Where it has been. */
	trail: readonly string[];
	/** What goes along beside it. */
	headers?: Readonly<Record<string, string>>;
}

/**
 * Hands a delivery to the callbacks that would have received it if this trigger were not there, with the bytes and the
 * signature that Meta sent.
 * @param own the URL at which it arrived
 * @param record what the trigger remembers of the places that it has taken
 * @returns false when somebody could not be reached and Meta has to deliver it again
 */
export async function passOn(
	context: IWebhookFunctions,
	signed: Signed,
	delivery: Delivery,
	own: string,
	record: SetUpRecord,
): Promise<boolean> {
	for (const listener of record.listeners) void copyTo(context, signed, own, listener);
	if (!standsAbove(record)) return true;
	const candidatesOf = (callbacks: Callbacks): string[][] =>
		numbersIn(delivery).map((number) => candidates(number, record, callbacks, own));
	try {
		const began = Date.now();
		const results = await send(context, signed, own, candidatesOf(await knownCallbacks(context, signed.connection)));
		if (!results.includes('gone')) return !results.includes('failed');
		// Who was there has left: Meta knows who is there now.
		const again = candidatesOf(await knownCallbacks(context, signed.connection, began));
		return !(await send(context, signed, own, again)).includes('failed') && !results.includes('failed');
	} catch (thrown) {
		log(context, `Meta could not be asked who else receives: ${thrown instanceof Error ? thrown.message : ''}`);
		return false;
	}
}

/** A test gets a copy, and holds up nobody; one that no longer listens gets no more. */
async function copyTo(context: IWebhookFunctions, signed: Signed, own: string, listener: string): Promise<void> {
	if ((await sendTo(context, signed, own, listener)) !== 'gone') return;
	const staticData = context.getWorkflowStaticData('node');
	const record = readRecord(staticData, own);
	writeRecord(staticData, own, { ...record, listeners: record.listeners.filter((url) => url !== listener) });
}

type Result = 'taken' | 'gone' | 'failed' | 'nobody';

/** Each list's first callback that is still there gets the delivery, once. */
async function send(context: IWebhookFunctions, signed: Signed, own: string, lists: string[][]): Promise<Result[]> {
	const asked = new Map<string, Promise<Result>>();
	const deliver = async (url: string): Promise<Result> => {
		const result = asked.get(url) ?? sendTo(context, signed, own, url);
		asked.set(url, result);
		return await result;
	};
	return await Promise.all(
		lists.map(async (urls): Promise<Result> => {
			if (urls.length === 0) return 'nobody';
			for (const url of urls) {
				const result = await deliver(url);
				if (result !== 'gone') return result;
			}
			return 'gone';
		}),
	);
}

async function sendTo(context: IWebhookFunctions, signed: Signed, own: string, url: string): Promise<Result> {
	if ((pausedUntil.get(url) ?? 0) > Date.now()) return 'failed';
	const { body, signature, connection, trail } = signed;
	const status = await statusFrom(context, url, body, {
		'content-type': 'application/json',
		[SIGNATURE_HEADER]: signature,
		[TRAIL_HEADER]: trailHeader([...trail, stepOf(own)], signature, connection.appSecret),
		...signed.headers,
	});
	if (status >= 200 && status < 300) return 'taken';
	if (status === 404 || status === 410) return 'gone';
	if (status === 0) pausedUntil.set(url, Date.now() + PAUSE);
	log(context, `${hostOf(url)} ${status === 0 ? 'could not be reached' : `answered ${status}`}; Meta will deliver again`);
	return 'failed';
}

const isResponse = (value: unknown): value is { statusCode: number } =>
	typeof value === 'object' && value !== null && 'statusCode' in value && typeof value.statusCode === 'number';

/** The HTTP status; 0 when there was no answer. */
async function statusFrom(
	context: IWebhookFunctions,
	url: string,
	body: Buffer,
	headers: Record<string, string>,
): Promise<number> {
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'POST',
			url,
			body,
			headers,
			timeout: TIMEOUT,
			encoding: 'text',
			json: false,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		return isResponse(response) ? response.statusCode : 0;
	} catch {
		return 0;
	}
}

function log(context: IWebhookFunctions, what: string): void {
	context.logger.warn(`WhatsApp Cloud Trigger: a delivery could not be passed on: ${what}.`, {
		workflowId: context.getWorkflow().id,
	});
}
