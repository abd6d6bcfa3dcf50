import type { Connection } from '../graph/connection';
import { InputError, RequestFailed, type Failure } from '../graph/failure';
import { failureOfException } from '../graph/failures';
import type { Effect, GraphRequest, GraphResponse } from '../graph/request';
import { Attempts, outcomeOfFailure, Settled } from './attempts';
import type { Cancellation } from './cancellation';
import { Lanes } from './lanes';
import type { OnceKeys } from './once';
import { OnceOnly, type KeyedMessage } from './onceOnly';
import { NOT_SENT, type Outcome } from './outcomes';
import type { RetryPolicy } from './retry';
import { senderOf, type Sender } from './senders';
import { Slots, type Place } from './slots';

/** Sends one request, paced and repeated by the rule of its effect. */
export type SendRequest = (request: GraphRequest, effect: Effect) => Promise<GraphResponse>;

/** Waits for what another job does; meanwhile the own place is free, since the other one may need one to go on. */
export type Aside = <T>(other: Promise<T>) => Promise<T>;

type Accepted = Extract<Outcome, { status: 'accepted' }>;

/** A message among the jobs: whose number it leaves from and whose conversation it belongs to. */
export interface MessageRoute {
	phoneNumberId: string;
	recipient: string;
	/** Meta's pair limit is for people, not for groups. */
	toGroup: boolean;
	onceKey?: string;
}

/** One item's work, ready to go: every parameter was read and checked. */
export interface Job {
	/** Only for a send. */
	message?: MessageRoute;
	/** Other work with the same key is done in input order; without a key side by side. */
	order?: string;
	retry: RetryPolicy;
	/** Asked when its turn has come: a part of a message leaves only behind the part before it. */
	ready?(): boolean;
	perform(send: SendRequest, aside: Aside): Promise<Accepted>;
	/** Called once, as soon as it is known what became of the job. */
	settled(outcome: Outcome): void;
}

export interface DispatcherOptions {
	connection: Pick<Connection, 'baseUrl' | 'secrets'>;
	/** One try of one request. */
	transmit(request: GraphRequest, effect: Effect): Promise<GraphResponse>;
	/** Messages per second and number. */
	messagesPerSecond: number;
	once: OnceKeys;
	/** Names the workflow whose once-keys are meant. */
	workflow: string;
	cancellation: Cancellation;
	/** Whether the first refusal ends the run. */
	stopOnRefusal: boolean;
	/** Told what a user's administrator should know and no item can say. */
	warn(message: string): void;
}

/**
 * Works through jobs: paced, in order where order counts, side by side where it does not, repeated only where that is
 * safe. Nothing here throws for a job: what became of it is told to the job.
 */
export class Dispatcher {
	private readonly plainSlots = new Slots();

	private readonly onceOnly: OnceOnly;

	private readonly writes = new Lanes();

	constructor(private readonly options: DispatcherOptions) {
		this.onceOnly = new OnceOnly({ ...options, secrets: options.connection.secrets });
	}

	/** Resolves when each job was settled. */
	async run(jobs: readonly Job[]): Promise<void> {
		const leave = this.joinPaces(jobs);
		try {
			await Promise.all(jobs.map(async (job) => await this.settle(job)));
		} finally {
			leave();
		}
	}

	private joinPaces(jobs: readonly Job[]): () => void {
		const leaves = new Map<Sender, () => void>();
		for (const job of jobs) {
			const sender = this.senderOf(job);
			if (sender && !leaves.has(sender)) leaves.set(sender, sender.pace.join(this.options.messagesPerSecond));
		}
		return () => leaves.forEach((leave) => leave());
	}

	private senderOf(job: Job): Sender | undefined {
		return job.message && senderOf(this.options.connection.baseUrl, job.message.phoneNumberId);
	}

	private async settle(job: Job): Promise<void> {
		const { message } = job;
		const { cancellation } = this.options;
		const sender = this.senderOf(job);
		const work = async (): Promise<void> => {
			const outcome = await this.outcomeOf(job, sender);
			this.stopAfter(outcome);
			job.settled(outcome);
		};
		const keyed = keyedOf(message);
		const inConversation = async (): Promise<void> => (keyed ? await this.onceOnly.inOrder(keyed, work) : await work());
		if (sender && message) await sender.conversations.inOrder(message.recipient, inConversation, cancellation);
		else if (job.order !== undefined) await this.writes.inOrder(job.order, work, cancellation);
		else await work();
	}

	private stopAfter(outcome: Outcome): void {
		if (this.options.stopOnRefusal && endsRun(outcome)) this.options.cancellation.stop();
	}

	private async outcomeOf(job: Job, sender: Sender | undefined): Promise<Outcome> {
		const { cancellation } = this.options;
		if (cancellation.reason || job.ready?.() === false) return NOT_SENT;
		const paired = sender && job.message && !job.message.toGroup ? job.message.recipient : undefined;
		if (paired !== undefined) await cancellation.pause(sender?.pairs.book(paired) ?? 0);
		const place = (sender?.slots ?? this.plainSlots).place(cancellation);
		await place.take();
		try {
			const outcome = cancellation.reason ? NOT_SENT : await this.keyed(job, sender, place);
			const left = outcome.status === 'accepted' || outcome.status === 'unknown' || outcome.status === 'refused';
			if (paired !== undefined && !left) sender?.pairs.giveBack(paired);
			return outcome;
		} finally {
			place.give();
		}
	}

	/** Sends what has a once-key only if the key is free. */
	private async keyed(job: Job, sender: Sender | undefined, place: Place): Promise<Outcome> {
		const message = keyedOf(job.message);
		if (!message) return await this.performed(job, sender, place);
		return await this.onceOnly.send(message, place, async () => {
			const outcome = await this.performed(job, sender, place);
			// No other message is to leave while its key is written down.
			this.stopAfter(outcome);
			return outcome;
		});
	}

	private async performed(job: Job, sender: Sender | undefined, place: Place): Promise<Outcome> {
		const { cancellation, transmit } = this.options;
		const recipient = job.message?.recipient;
		const attempts = new Attempts({ transmit, cancellation, policy: job.retry, place, sender, recipient });
		let asked: Effect | undefined;
		let done = false;
		try {
			const send: SendRequest = async (request, effect) => {
				asked = effect;
				const response = await attempts.response(request, effect);
				done ||= effect !== 'read';
				return response;
			};
			return await job.perform(send, async (other) => await place.aside(other));
		} catch (thrown) {
			const outcome = thrown instanceof Settled ? thrown.outcome : outcomeOfException(thrown, asked, this.options.connection.secrets);
			return done ? afterwards(outcome) : outcome;
		}
	}
}

const keyedOf = (message?: MessageRoute): KeyedMessage | undefined =>
	message?.onceKey === undefined ? undefined : { phoneNumberId: message.phoneNumberId, onceKey: message.onceKey };

/**
 * Whether nothing more is to be sent after it, where the node stops on errors. What an earlier execution left unknown
 * does not: that execution ended there, and the one that is to send the rest would never get past it.
 */
const endsRun = (outcome: Outcome): boolean =>
	outcome.status === 'refused' || (outcome.status === 'unknown' && outcome.earlier !== true);

/** What a job threw that is no answer of Meta's. It counts as unknown when a write or a send had been asked for. */
function outcomeOfException(thrown: unknown, asked: Effect | undefined, secrets: readonly string[]): Outcome {
	if (thrown instanceof InputError) {
		return { status: 'refused', failure: { message: thrown.message, remedy: thrown.remedy, retry: 'never' } };
	}
	const failure = thrown instanceof RequestFailed ? thrown.failure : failureOfException(thrown, secrets);
	return outcomeOfFailure(failure, asked ?? 'read');
}

/**
 * What became of a job that changed something at Meta before it failed. To call that refused would invite to do it again.
 * A failure without an answer's status is the operation's own verdict on what Meta answered, and stands.
 */
function afterwards(outcome: Outcome): Outcome {
	if (outcome.status === 'notSent') return { status: 'unknown', failure: STOPPED_HALFWAY };
	if (outcome.status !== 'refused') return outcome;
	const { failure } = outcome;
	if (failure.retry === 'never' && failure.httpStatus === undefined) return outcome;
	return { status: 'unknown', failure: { ...failure, remedy: `The change itself was made; what came after it failed. ${failure.remedy}` } };
}

const STOPPED_HALFWAY: Failure = {
	message: 'The run ended after the change was made and before all that belongs to it was done',
	remedy: 'Look at what is there now before you run it again.',
	retry: 'ambiguous',
};
