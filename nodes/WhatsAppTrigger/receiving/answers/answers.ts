import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import type { Resumption } from '../../../shared/answers/resumption';
import type { JsonObject } from '../../../shared/graph/request';
import { claim, withdraw } from '../duplicates/claims';
import { eventKey } from '../duplicates/eventKey';
import type { WebhookEvent } from '../event';
import { without } from '../json';
import { normalise } from '../normalise';
import type { Signed } from '../passingOn/passOn';
import type { Settings } from '../settings';
import { mayBeAnswer, tapIn, waitFor } from './candidates';
import { answersHeader, answersIn, ANSWERS_HEADER } from './handedOn';
import { answerLateTap } from './lateTap';
import { addressesOf, resume, type Resuming, type Verdict } from './resume';
import { forgetWait, readWaits, refreshWaits } from './waits';

/** What the answers of a delivery were taken for. */
export interface Taken {
	/** The events that are left: no answers, and so everybody's. */
	events: readonly WebhookEvent[];
	/** Whether every answer was handed over; otherwise Meta has to deliver it again. */
	isHandled: boolean;
	/** Tells the triggers that get the delivery passed on. */
	headers: Readonly<Record<string, string>>;
}

/** Answers are recognised when they come again, also where the user wants to see duplicates of events. */
const BOUNDS = { days: 7, events: 1000 };

/** Answers that were handed over without n8n's saying whether it took them; when they come again, late means taken. */
const uncertain = new Set<string>();
const MOST_UNCERTAIN = 1_000;

/**
 * Takes the answers to waiting questions out of a delivery, and hands each to the execution that waits for it. An answer
 * starts no workflow: neither here nor in triggers that the delivery is passed on to.
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
	const waits = readWaits(staticData, own);
	const { connection, signature, trail } = signed;
	const header = trail.length > 0 ? context.getRequestObject().headers[ANSWERS_HEADER] : undefined;
	if (header === undefined && !events.some((event) => mayBeAnswer(event, waits))) return { events, isHandled: true, headers: {} };
	if (trail.length > 0) {
		const named = answersIn(header, signature, connection.appSecret);
		const taken = new Set(named);
		const left = events.filter((event) => !isTaken(event, taken, { context, own, signed }));
		return { events: left, isHandled: true, headers: answersHeader(named, signature, connection.appSecret) };
	}
	const desk = new AnswerDesk(context, signed, own, settings);
	const left: WebhookEvent[] = [];
	// One after another: the first message of a conversation is the answer, the second is not.
	for (const event of events) if (!mayBeAnswer(event, waits) || !(await desk.takes(event))) left.push(event);
	refreshWaits(staticData, own);
	return { events: left, isHandled: desk.isHandled, headers: answersHeader(desk.taken, signature, connection.appSecret) };
}

/** The trigger that Meta delivers to has answered for this one. */
function isTaken(
	event: WebhookEvent,
	named: ReadonlySet<string>,
	{ context, own, signed }: { context: IWebhookFunctions; own: string; signed: Signed },
): boolean {
	if (!named.has(eventKey(event))) return tapIn(event, signed.connection.appSecret) !== undefined;
	const staticData = context.getWorkflowStaticData('node');
	const wait = waitFor(normalise(event), readWaits(staticData, own));
	if (wait !== undefined) forgetWait(staticData, own, wait);
	return true;
}

/** Hands over the answers of one delivery. */
class AnswerDesk {
	/** The keys of the events that were answers. */
	readonly taken: string[] = [];

	isHandled = true;

	private resuming: Resuming | undefined;

	constructor(
		private readonly context: IWebhookFunctions,
		private readonly signed: Signed,
		private readonly own: string,
		private readonly settings: Pick<Settings, 'lateTapAnswer'>,
	) {}

	/** Whether the event was an answer, whatever became of it. */
	async takes(event: WebhookEvent): Promise<boolean> {
		const { context, own, signed } = this;
		const item = normalise(event);
		const ticket = tapIn(event, signed.connection.appSecret);
		const wait = ticket ?? waitFor(item, readWaits(context.getWorkflowStaticData('node'), own));
		if (wait === undefined) return false;
		const key = eventKey(event);
		const choice = ticket?.choice;
		const isAnswer = await this.once(key, async () => {
			const verdict = await this.handOver(key, wait, item, choice);
			if (verdict === 'failed' || verdict === 'unanswered') this.isHandled = false;
			if (verdict === 'resumed') this.log('went on', wait);
			if (choice === undefined) return this.isFreeText(verdict, wait);
			if (verdict === 'late' || verdict === 'other') this.late(item, wait);
			return verdict;
		});
		if (isAnswer) this.taken.push(key);
		return isAnswer;
	}

	/** A message that nobody waits for any more is a message as any other. */
	private isFreeText(verdict: Verdict, wait: Resumption): Verdict | 'message' {
		if (verdict === 'resumed' || verdict === 'late') forgetWait(this.context.getWorkflowStaticData('node'), this.own, wait);
		return verdict === 'late' || verdict === 'other' ? 'message' : verdict;
	}

	private async handOver(key: string, wait: Resumption, item: JsonObject, choice: number | undefined): Promise<Verdict> {
		const { context, signed } = this;
		this.resuming ??= { context, addresses: addressesOf(context), appSecret: signed.connection.appSecret };
		const answer = { message: without(item, ['raw']), ...(choice === undefined ? {} : { choice }) };
		const verdict = await resume(this.resuming, wait, answer);
		const name = `${this.own} ${key}`;
		const wasUncertain = uncertain.delete(name);
		if (verdict === 'late' && wasUncertain) return 'resumed';
		if (verdict === 'unanswered' || (wasUncertain && verdict === 'failed')) {
			uncertain.add(name);
			const [oldest] = uncertain;
			if (uncertain.size > MOST_UNCERTAIN && oldest !== undefined) uncertain.delete(oldest);
		}
		return verdict;
	}

	/**
	 * Does the work for an event that no earlier delivery has brought; its twin waits, and does it where this one fails.
	 * @returns whether the event is an answer
	 */
	private async once(key: string, work: () => Promise<Verdict | 'message'>): Promise<boolean> {
		const { context, own } = this;
		const staticData = context.getWorkflowStaticData('node');
		let settle: (accepted: boolean) => void = () => undefined;
		const outcome = new Promise<boolean>((resolve) => {
			settle = resolve;
		});
		const fresh = await claim(own, [key], staticData, BOUNDS, async () => await outcome);
		if (fresh.size === 0) return true;
		let result: Verdict | 'message' = 'failed';
		try {
			result = await work();
		} finally {
			const isDone = result !== 'failed' && result !== 'unanswered' && result !== 'message';
			settle(isDone);
			// The claim is settled once whoever waits for it was told.
			await sleep(0);
			if (!isDone) withdraw(own, staticData);
		}
		return result !== 'message';
	}

	private late(item: JsonObject, wait: Resumption): void {
		const { lateTapAnswer } = this.settings;
		this.log('does not wait for this answer (any more)', wait);
		if (lateTapAnswer !== undefined) answerLateTap(this.context, this.signed.connection, item, lateTapAnswer);
	}

	private log(what: string, { execution }: Resumption): void {
		this.context.logger.info(`WhatsApp Cloud Trigger: an answer came in. Execution ${execution} ${what}.`, {
			workflowId: this.context.getWorkflow().id,
		});
	}
}
