import type { IWebhookFunctions } from 'n8n-workflow';
import type { WebhookEvent } from '../event';
import type { Signed } from '../passingOn/passOn';
import type { Settings } from '../settings';
import { mayBeAnswer } from './candidates';
import { AnswerDesk } from './desk';
import { answersHeader, answersIn, ANSWERS_HEADER } from './handedOn';
import { readWaits, refreshWaits } from './waits';

/** What the answers of a delivery were taken for. */
export interface Taken {
	/** The events that are left: no answers, and so everybody's. */
	events: readonly WebhookEvent[];
	/** Whether every answer was handed over; otherwise Meta has to deliver it again. */
	isHandled: boolean;
	/** Tells the triggers that get the delivery passed on. */
	headers: Readonly<Record<string, string>>;
}

/**
 * Takes the answers to waiting questions out of a delivery, and hands each to the execution that waits for it. An answer
 * starts no workflow: neither here nor in triggers that the delivery is passed on to. What one of them has found counts
 * for those behind it; a question that only they know of is theirs to answer.
 * @param own the URL at which it arrived
 */
export async function takeAnswers(
	context: IWebhookFunctions,
	signed: Signed,
	own: string,
	events: readonly WebhookEvent[],
	settings: Settings,
): Promise<Taken> {
	const staticData = context.getWorkflowStaticData('node');
	const { connection, signature, trail } = signed;
	const header = trail.length > 0 ? context.getRequestObject().headers[ANSWERS_HEADER] : undefined;
	if (header === undefined) {
		const waits = readWaits(staticData, own);
		if (!events.some((event) => mayBeAnswer(event, waits))) return { events, isHandled: true, headers: {} };
	}
	const desk = new AnswerDesk(context, signed, own, settings, answersIn(header, signature, connection.appSecret));
	const left: WebhookEvent[] = [];
	// One after another: the first message of a conversation is the answer, the second is not.
	for (const event of events) if (!(await desk.takes(event))) left.push(event);
	refreshWaits(staticData, own);
	return { events: left, isHandled: desk.isHandled, headers: answersHeader(desk.judged, signature, connection.appSecret) };
}
