import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import type { Ticket } from '../../../shared/answers/buttonId';
import type { Resumption } from '../../../shared/answers/resumption';
import type { Wait } from '../../../shared/answers/wait';
import type { JsonObject } from '../../../shared/graph/request';
import { serially } from '../../subscribing/serially';
import { claim, writeAccepted } from '../duplicates/claims';
import { eventKey } from '../duplicates/eventKey';
import type { Bounds } from '../duplicates/seenText';
import { shortHash } from '../duplicates/shortHash';
import type { WebhookEvent } from '../event';
import { normalise } from '../normalise';
import type { Signed } from '../passingOn/passOn';
import type { Settings } from '../settings';
import { mayBeAnswer, tapIn, waitFor } from './candidates';
import type { Judged } from './handedOn';
import { HandingOver } from './handingOver';
import { answerLateTap } from './lateTap';
import type { Verdict } from './resume';
import { forgetWait, readWaits } from './waits';

/** Answers are recognised when they come again for as long as Meta may deliver again, whatever the user set for events. */
const LEAST: Bounds = { days: 7, events: 1000 };

/** Hands over the answers of one delivery. */
export class AnswerDesk {
	/** By the keys of events that may have been answers: whether they were. */
	readonly judged: Map<string, boolean>;

	isHandled = true;

	private readonly handingOver: HandingOver;

	private readonly bounds: Bounds;

	/** @param judged what triggers that had the delivery before have found */
	constructor(
		private readonly context: IWebhookFunctions,
		private readonly signed: Signed,
		private readonly own: string,
		private readonly settings: Pick<Settings, 'lateTapAnswer' | 'duplicates'>,
		judged: Judged,
	) {
		this.judged = new Map(judged);
		this.handingOver = new HandingOver(context, signed.connection.appSecret, own);
		const { days = 0, events = 0 } = settings.duplicates ?? {};
		this.bounds = { days: Math.max(days, LEAST.days), events: Math.max(events, LEAST.events) };
	}

	/** Whether the event was an answer, whatever became of it. */
	async takes(event: WebhookEvent): Promise<boolean> {
		const key = eventKey(event);
		const known = this.judged.get(key);
		if (known !== undefined) {
			if (known) this.forget(this.waitOf(event));
			return known;
		}
		if (!mayBeAnswer(event, this.waits)) return false;
		const ticket = tapIn(event, this.signed.connection.appSecret, this.context.getInstanceId());
		const wait = ticket ?? this.waitOf(event);
		if (wait === undefined) return false;
		const isAnswer =
			ticket === undefined
				? // Of two messages at once one is the answer, and the other must find the question answered.
					await serially(`${this.own} ${wait.execution} ${wait.node}`, async () => await this.takesMessage(key, event))
				: await this.once(key, async () => await this.tap(key, ticket, normalise(event)));
		this.judged.set(key, isAnswer);
		return isAnswer;
	}

	private async takesMessage(key: string, event: WebhookEvent): Promise<boolean> {
		const wait = this.waitOf(event);
		return wait !== undefined && (await this.once(key, async () => await this.message(key, wait, normalise(event))));
	}

	private async tap(key: string, ticket: Ticket, item: JsonObject): Promise<Verdict> {
		const verdict = await this.handingOver.of(key, ticket, item, ticket.choice);
		if (verdict === 'late' || verdict === 'other') this.late(item, ticket);
		// Its question may have left this very moment: then the execution waits when the tap comes again.
		return verdict === 'running' ? 'failed' : verdict;
	}

	/** A message that nobody waits for any more, or not yet, is a message as any other. */
	private async message(key: string, wait: Wait, item: JsonObject): Promise<Verdict | 'message'> {
		const verdict = await this.handingOver.of(key, wait, item);
		if (verdict === 'resumed' || verdict === 'late') this.forget(wait);
		return verdict === 'late' || verdict === 'other' || verdict === 'running' ? 'message' : verdict;
	}

	/**
	 * Does the work for an event that no earlier delivery has brought; its twin waits, and does it where this one fails.
	 * An answer is remembered under its own key and under that of the event: a message that was taken before any question
	 * waited is no answer when it comes again.
	 * @returns whether the event is an answer
	 */
	private async once(key: string, work: () => Promise<Verdict | 'message'>): Promise<boolean> {
		const { context, own } = this;
		const staticData = context.getWorkflowStaticData('node');
		let settle: (accepted: boolean) => void = () => undefined;
		const outcome = new Promise<boolean>((resolve) => {
			settle = resolve;
		});
		const asAnswer = shortHash(`answer ${key}`);
		const fresh = await claim(own, [key, asAnswer], staticData, this.bounds, async () => await outcome);
		if (fresh.size === 0) return true;
		let result: Verdict | 'message' = 'failed';
		try {
			result = fresh.size === 2 ? await work() : fresh.has(asAnswer) ? 'message' : 'resumed';
		} finally {
			const isDone = result !== 'failed' && result !== 'unanswered' && result !== 'message';
			settle(isDone);
			// The claim is settled once whoever waits for it was told. What others had accepted meanwhile is not lost with it.
			await sleep(0);
			writeAccepted(own, staticData);
		}
		if (result === 'failed' || result === 'unanswered') this.isHandled = false;
		return result !== 'message';
	}

	private late(item: JsonObject, { execution }: Resumption): void {
		const { lateTapAnswer } = this.settings;
		this.context.logger.info(`WhatsApp Cloud Trigger: a tap came in that execution ${execution} does not wait for (any more).`, {
			workflowId: this.context.getWorkflow().id,
		});
		if (lateTapAnswer !== undefined) answerLateTap(this.context, this.signed.connection, item, lateTapAnswer);
	}

	private get waits(): readonly Wait[] {
		return readWaits(this.context.getWorkflowStaticData('node'), this.own);
	}

	private waitOf(event: WebhookEvent): Wait | undefined {
		return waitFor(normalise(event), this.waits);
	}

	private forget(wait: Wait | undefined): void {
		if (wait !== undefined) forgetWait(this.context.getWorkflowStaticData('node'), this.own, wait);
	}
}
