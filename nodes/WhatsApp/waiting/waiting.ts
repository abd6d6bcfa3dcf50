import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { personKeys } from '../../shared/answers/people';
import type { Wait } from '../../shared/answers/wait';
import type { Connection } from '../../shared/graph/connection';
import { InputError } from '../../shared/graph/failure';
import type { GraphRequest, GraphResponse } from '../../shared/graph/request';
import type { Waits } from '../operations/operation';
import { messageSent } from '../operations/message/outgoing';
import type { Ended } from '../outputs';
import type { Parameters } from '../parameters';
import { announce } from './announce';
import { unanswered } from './answerOutput';
import { callbackRequest, ownCallback } from './callback';
import { instanceOf, resumptionOf } from './instance';

/** The question was asked, or may have been: its answer is worth waiting for. */
const isAsked = ({ outcome, settings }: Ended): boolean =>
	(outcome.status === 'accepted' || outcome.status === 'unknown') && settings.sentTemplate === undefined;

/** A node that n8n hands to an AI agent as a plain tool. With human review, n8n lets it wait before another tool. */
const isPlainTool = (type: string): boolean => type.endsWith('Tool') && !type.endsWith('HitlTool');

/** One run of an operation that waits: before its question, and after it. */
export class Waiting {
	private heard: { url: string; wait: Wait | undefined; until: number } | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly connection: Connection,
		private readonly waits: Waits<Parameters>,
		private readonly read: (request: GraphRequest) => Promise<GraphResponse>,
	) {}

	/** Why the node cannot ask here: it is to ask more than one question, or works where n8n cannot let it wait. */
	refusal(): InputError | undefined {
		const items = this.context.getInputData().length;
		if (items > 1) {
			return new InputError(
				`The node got ${items} items, and it asks one question per run, since n8n puts the whole execution aside. Nothing was sent`,
				"Put a Loop Over Items node with Batch Size 1 in front of it, or turn on Execute Once in the node's settings.",
			);
		}
		if (!isPlainTool(this.context.getNode().type)) return undefined;
		return new InputError(
			"An AI agent's tool cannot wait for an answer",
			"To have a tool approved in the chat, add this node as human review between the agent and the tool (Add human review step in the agent's tools panel).",
		);
	}

	/**
	 * Makes sure, right before the question leaves, that its answer will come back.
	 * @throws InputError when it would not
	 * @throws RequestFailed when Meta does not say who receives
	 */
	async before(parameters: Parameters, request: GraphRequest): Promise<void> {
		const { context, connection } = this;
		const addresses = instanceOf(context, 0);
		const phoneNumberId = String(parameters.phoneNumberId);
		const { body } = await this.read(callbackRequest(phoneNumberId));
		const url = ownCallback(body, addresses?.instance ?? ' ');
		const until = this.waits.until(parameters, context.getTimezone(), Date.now());
		const isFree = this.waits.question(parameters).responseType === 'freeText';
		const people = personKeys([request.body?.to, request.body?.recipient]);
		const wait = isFree ? { ...resumptionOf(context, 0), phoneNumberId, people, until } : undefined;
		await announce(context, connection.appSecret, url, phoneNumberId, wait);
		this.heard = { url, wait, until };
	}

	/**
	 * Puts the execution aside once the question was asked.
	 * @returns the node's output until then; undefined when there is nothing to wait for
	 */
	async after(ended: Ended): Promise<INodeExecutionData[][] | undefined> {
		const { context } = this;
		const { parameters, request } = ended;
		if (!isAsked(ended) || !parameters || !request) {
			await this.takeBack();
			return undefined;
		}
		const until = this.heard?.until ?? this.waits.until(parameters, context.getTimezone(), Date.now());
		const question = { ...asked(ended), choices: this.waits.question(parameters).choices.map(({ id, title }) => ({ id, title })) };
		await this.tellWho(question);
		const items = context.getInputData();
		const [item] = items;
		// When the time is over, n8n hands on what stands in the node's input: so that is what the output then says.
		if (item) item.json = unanswered(item.json, question);
		// With Execute Once the input has more items than the node was given.
		context.getExecuteData().data.main?.[0]?.splice(1);
		await context.putExecutionToWait(new Date(until));
		return [items];
	}

	/** Meta's answer tells identities that the customer may write under. */
	private async tellWho({ waId, userId }: IDataObject): Promise<void> {
		const { url, wait } = this.heard ?? {};
		if (url === undefined || wait === undefined) return;
		const people = personKeys([...wait.people, waId, userId]);
		if (people.length === wait.people.length) return;
		// If that fails, the question is known under the recipient's own name.
		await this.tell(url, { ...wait, people }, 'who was asked');
	}

	/** A question that did not leave is not waited for: the trigger has room for a certain number of them. */
	private async takeBack(): Promise<void> {
		const { url, wait } = this.heard ?? {};
		if (url !== undefined && wait !== undefined) await this.tell(url, { ...wait, until: 0 }, 'that nothing was asked');
	}

	/** Tells the triggers more of a question that they know. */
	private async tell(url: string, wait: Wait, what: string): Promise<void> {
		try {
			await announce(this.context, this.connection.appSecret, url, wait.phoneNumberId, wait);
		} catch (thrown) {
			this.context.logger.warn(`The trigger could not be told ${what}: ${thrown instanceof Error ? thrown.message : ''}`);
		}
	}
}

/** What became of the question itself. */
function asked({ outcome, request }: Ended): IDataObject {
	const to = request?.body?.to ?? request?.body?.recipient ?? null;
	if (outcome.status === 'accepted' && request) return messageSent(outcome.body, undefined, request);
	const { message, remedy } = 'failure' in outcome ? outcome.failure : { message: '', remedy: '' };
	return { status: 'unknown', messageId: null, to, errorMessage: message, remedy };
}
