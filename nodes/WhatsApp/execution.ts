import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Cancellation } from '../shared/dispatch/cancellation';
import { Dispatcher, type Aside, type Job, type SendRequest } from '../shared/dispatch/dispatcher';
import { Journal } from '../shared/dispatch/journal';
import { OnceKeys } from '../shared/dispatch/once';
import type { Outcome } from '../shared/dispatch/outcomes';
import { repeatedRead } from '../shared/dispatch/repeating';
import { DEFAULT_RETRY } from '../shared/dispatch/retry';
import type { Connection } from '../shared/graph/connection';
import { readLastingConnection } from '../shared/graph/context';
import { InputError, raise, RequestFailed, type Failure } from '../shared/graph/failure';
import type { Effect, GraphRequest, GraphResponse } from '../shared/graph/request';
import { transmit } from '../shared/graph/transport';
import { nodeOperationError } from '../shared/nodeErrors';
import { messageIdsOf } from '../shared/whatsapp/messageIds';
import { isTool } from './asTool';
import { Uploads } from './attachments';
import { download, store } from './download';
import { effectOf, type Operation, type Work } from './operations/operation';
import { partnerOf } from './partner';
import { outputOf, toOutputs, type Ended } from './outputs';
import { outcomeOfParts, partKey } from './parts';
import { Preparation, type Prepared, type Settled, type Unprepared } from './preparation';
import { failureOf, refusalError, summary, unpreparedError } from './runErrors';
import { Waiting } from './waiting/waiting';

const NOT_SENT: Outcome = { status: 'notSent' };

/** One request of an item: the only one, or a part of the message. */
type Part = Prepared & { part: number };

const partsOf = (one: Prepared): Part[] => [one.request, ...one.following].map((request, part) => ({ ...one, request, part }));

/** Whether the part behind it may leave. */
const isDone = ({ status }: Outcome): boolean => status === 'accepted' || status === 'skipped';

const isPrepared = (one: Prepared | Settled | Unprepared): one is Prepared => 'request' in one;

const isUnprepared = (one: Prepared | Settled | Unprepared): one is Unprepared => 'reason' in one;

/** What is known of an item's outcome before anything is sent. */
const firstOutcome = (one: Settled | Unprepared): Outcome =>
	'outcome' in one ? one.outcome : { status: 'refused', failure: failureOf(one.reason) };

/** One run of one operation over the node's input items: prepare all, send what is new, give back every outcome. */
export class Execution {
	private readonly cancellation: Cancellation;

	private readonly journal: Journal;

	private readonly uploads: Uploads;

	/** Only for a question. */
	private readonly waiting: Waiting | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly connection: Connection,
	) {
		this.cancellation = new Cancellation(this.cancelSignal);
		const run = context.getWorkflowDataProxy(0).$runIndex;
		const execution = isTool(context.getNode()) ? undefined : context.getExecutionId();
		this.journal = new Journal(context.getContext('node'), typeof run === 'number' ? run : 0, execution);
		this.uploads = new Uploads(connection.account);
		const { waits } = operation;
		this.waiting = waits && new Waiting(context, connection, waits, async (request) => await this.read(request));
	}

	/**
	 * @throws NodeOperationError when items need a change: nothing was sent then
	 * @throws NodeApiError when Meta refused one and the node stops on errors
	 */
	async run(): Promise<INodeExecutionData[][]> {
		try {
			return await this.all();
		} finally {
			this.cancellation.release();
		}
	}

	private async all(): Promise<INodeExecutionData[][]> {
		const { context, operation } = this;
		const node = context.getNode();
		const stops = !context.continueOnFail();
		const refusal = this.waiting?.refusal();
		if (stops && refusal) throw refusal;
		const items = refusal ? context.getInputData().map((_, item) => ({ item, reason: refusal })) : await this.prepare();
		const unprepared = items.filter(isUnprepared);
		if (stops && unprepared.length > 0) throw unpreparedError(node, unprepared, items.length);
		const ended = await this.dispatch(items, stops);
		this.report(ended);
		const [first] = ended;
		const waiting = first && (await this.waiting?.after(first));
		if (waiting) {
			this.journal.clear();
			return waiting;
		}
		const error = stops && !operation.local ? refusalError(node, ended) : undefined;
		if (error) throw error;
		if (ended.every(({ outcome }) => outcome.status === 'accepted')) this.journal.clear();
		return toOutputs(ended.flatMap((one) => outputOf(one, operation, node)), operation, node);
	}

	private async prepare(): Promise<Array<Prepared | Settled | Unprepared>> {
		// What only looks, such as a diagnosis, tells what it saw, and does not wait for better times.
		const read = async (request: GraphRequest): Promise<GraphResponse> =>
			this.operation.local ? await this.try(request, 'read') : await this.read(request);
		const preparation = new Preparation(this.context, this.connection, this.operation, read, this.journal);
		return await preparation.all(this.context.getInputData().length);
	}

	private async dispatch(items: ReadonlyArray<Prepared | Settled | Unprepared>, stops: boolean): Promise<Ended[]> {
		const outcomes: Outcome[][] = items.map((one) =>
			isPrepared(one)
				? partsOf(one).map(({ item, request, part }) => this.journal.settled(item, request, part) ?? NOT_SENT)
				: [firstOutcome(one)],
		);
		const outcomeOf = (item: number, part: number): Outcome => outcomes[item]?.[part] ?? NOT_SENT;
		const fresh = items
			.filter(isPrepared)
			.flatMap(partsOf)
			.filter(({ item, part }) => outcomeOf(item, part) === NOT_SENT);
		const envelopes = fresh.some(({ settings }) => settings.responseFormat === 'envelope');
		const dispatcher = new Dispatcher({
			connection: this.connection,
			transmit: async (request, effect) => await this.try(request, effect),
			messagesPerSecond: fresh.reduce((lowest, { settings }) => Math.min(lowest, settings.messagesPerSecond), Infinity),
			once: new OnceKeys(this.context.helpers, this.workflow),
			workflow: this.workflow,
			cancellation: this.cancellation,
			stopOnRefusal: stops && !envelopes,
			warn: (message) => this.context.logger.warn(message),
		});
		await dispatcher.run(
			fresh.map((one) => {
				const { item, request, part } = one;
				const job = this.job(one, (outcome) => {
					outcomes[item]?.splice(part, 1, outcome);
					this.journal.record(item, request, outcome, part);
				});
				return part === 0 ? job : { ...job, ready: () => isDone(outcomeOf(item, part - 1)) };
			}),
		);
		return items.map((one) => ({
			item: one.item,
			...outcomeOfParts(outcomes[one.item] ?? []),
			settings: one.settings ?? { responseFormat: 'simplified' },
			...(one.parameters ? { parameters: one.parameters } : {}),
			...(isPrepared(one) ? { request: one.request } : {}),
			...('unsent' in one && one.unsent ? { request: one.unsent } : {}),
		}));
	}

	private job(prepared: Part, settled: (outcome: Outcome) => void): Job {
		const { request, settings } = prepared;
		const effect = effectOf(this.operation, request);
		const partner = effect === 'send' ? partnerOf(request) : undefined;
		return {
			retry: settings.retry,
			...(effect === 'write' ? { order: request.path } : {}),
			...(partner
				? {
						message: {
							phoneNumberId: request.path.split('/')[1] ?? '',
							...partner,
							...(settings.onceKey === undefined ? {} : { onceKey: partKey(settings.onceKey, prepared.part) }),
						},
					}
				: {}),
			perform: async (send, aside) => ({ status: 'accepted', ...(await this.perform(prepared, send, aside)) }),
			settled,
		};
	}

	private async perform({ request, parameters, settings }: Prepared, send: SendRequest, aside: Aside) {
		const { operation, context, connection } = this;
		const ready = await this.uploads.attach(request, send, aside);
		if (settings.sentTemplate === undefined) await this.waiting?.before(parameters, request);
		if (!operation.run) return { body: (await send(ready, effectOf(operation, ready))).body };
		const work: Work = {
			account: connection.account,
			request: async (one, effect = effectOf(operation, one)) => await send(one, effect),
			download: async (url, name) =>
				await repeatedRead(async () => await download(context, connection, url, name, this.cancelSignal), settings.retry, this.cancellation),
			store: async (content, fileName, mimeType) => await store(context, content, fileName, mimeType),
		};
		return await operation.run(ready, work, parameters);
	}

	private async read(request: GraphRequest): Promise<GraphResponse> {
		return await repeatedRead(async () => await this.try(request, 'read'), DEFAULT_RETRY, this.cancellation);
	}

	/** One try. A message counts as accepted only with its ID. */
	private async try(request: GraphRequest, effect: Effect): Promise<GraphResponse> {
		// What only reads is given up when the user cancels; of a message it is better to know what became of it.
		const signal = effect === 'read' ? this.cancelSignal : undefined;
		const response = await transmit(this.context, this.connection, request, signal);
		if (effect === 'send' && !hasMessageId(response)) throw new RequestFailed(NO_MESSAGE_ID);
		return response;
	}

	private get cancelSignal(): AbortSignal | undefined {
		return this.context.getExecutionCancelSignal?.();
	}

	private get workflow(): string {
		return this.context.getWorkflow().id ?? '';
	}

	private report(ended: readonly Ended[]): void {
		if (this.cancellation.reason === 'cancelled') this.context.logger.warn(`The execution was cancelled. ${summary(ended)}`);
	}
}

const hasMessageId = ({ body }: GraphResponse): boolean => messageIdsOf(body).some((id) => id.trim() !== '');

const NO_MESSAGE_ID: Failure = {
	message: "Meta's answer holds no message ID, so it is not known whether the message was accepted",
	remedy: 'Look in the conversation whether it arrived. If a gateway stands between n8n and Meta, check what it passes on.',
	retry: 'ambiguous',
};

/** What the node does when it runs. */
export async function execute(context: IExecuteFunctions, operation: Operation): Promise<INodeExecutionData[][]> {
	try {
		return await new Execution(context, operation, await readLastingConnection(context)).run();
	} catch (thrown) {
		if (!(thrown instanceof InputError)) return raise(thrown);
		return raise(nodeOperationError(context.getNode(), thrown.message, { description: thrown.remedy }));
	}
}
