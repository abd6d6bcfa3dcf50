import type { IWebhookFunctions } from 'n8n-workflow';
import type { Resumption } from '../../../shared/answers/resumption';
import type { JsonObject } from '../../../shared/graph/request';
import { without } from '../json';
import { addressesOf, resume, type Resuming, type Verdict } from './resume';

/** Answers that were handed over without n8n's saying whether it took them; when they come again, late means taken. */
const uncertain = new Set<string>();
const MOST_UNCERTAIN = 1_000;

/** Hands answers to the executions that wait for them, and says in n8n's log what became of them. */
export class HandingOver {
	private resuming: Resuming | undefined;

	/** @param own the URL at which they arrived */
	constructor(
		private readonly context: IWebhookFunctions,
		private readonly appSecret: string,
		private readonly own: string,
	) {}

	/**
	 * @param key of the event
	 * @param item the trigger's item about the message
	 * @param choice which one was tapped; absent for a message
	 */
	async of(key: string, to: Resumption, item: JsonObject, choice?: number): Promise<Verdict> {
		const { context, appSecret, own } = this;
		this.resuming ??= { context, addresses: addressesOf(context), appSecret };
		const answer = { message: without(item, ['raw']), ...(choice === undefined ? {} : { choice }) };
		const verdict = settled(`${own} ${key}`, await resume(this.resuming, to, answer));
		this.log(verdict, to);
		return verdict;
	}

	private log(verdict: Verdict, { execution }: Resumption): void {
		const { logger } = this.context;
		const about = { workflowId: this.context.getWorkflow().id };
		if (verdict === 'resumed') logger.info(`WhatsApp Cloud Trigger: an answer came in. Execution ${execution} went on.`, about);
		if (verdict !== 'failed' && verdict !== 'unanswered') return;
		logger.warn(
			`WhatsApp Cloud Trigger: an answer could not be handed to execution ${execution}; Meta will deliver it again. n8n has to reach its own address, the one for waiting webhooks included.`,
			about,
		);
	}
}

/** The verdict in the light of what happened when the same answer came before. */
function settled(name: string, verdict: Verdict): Verdict {
	const wasUncertain = uncertain.delete(name);
	if (wasUncertain && verdict === 'late') return 'resumed';
	const isUncertain = verdict === 'unanswered' || (wasUncertain && (verdict === 'failed' || verdict === 'running'));
	if (!isUncertain) return verdict;
	uncertain.add(name);
	const [oldest] = uncertain;
	if (uncertain.size > MOST_UNCERTAIN && oldest !== undefined) uncertain.delete(oldest);
	// An execution that runs now may have gone on with this very answer.
	return verdict === 'running' ? 'failed' : verdict;
}
