import { sleep } from 'n8n-workflow';
import { monotonic } from '../clock';
import type { Failure } from '../graph/failure';
import { failureOfException } from '../graph/failures';
import type { Cancellation } from './cancellation';
import { Lanes } from './lanes';
import type { Claim, OnceKeys } from './once';
import { NOT_SENT, type Outcome } from './outcomes';
import type { Place } from './slots';

/** Milliseconds until an open once-key is asked for again. Most messages are answered well within their sum. */
const OPEN_PAUSES = [200, 600, 2_200];

/** Milliseconds for which a message keeps its slot while its once-key is claimed. */
const CLAIM_IN_SLOT = 1_000;

/** A once-key is worked on by one item of this process at a time, so that its twin sees what became of it. */
const lanes = new Lanes();

export interface OnceOnlyOptions {
	once: OnceKeys;
	/** Names the workflow whose once-keys are meant. */
	workflow: string;
	cancellation: Cancellation;
	/** Kept out of every text. */
	secrets: readonly string[];
	/** Told what a user's administrator should know and no item can say. */
	warn(message: string): void;
}

/** A message that is to leave once: its key counts for the number that it leaves from. */
export interface KeyedMessage {
	phoneNumberId: string;
	onceKey: string;
}

/** The messages of a run that have a once-key: claims the key, sends, and writes down what became of it. */
export class OnceOnly {
	/** Whether a once-key of this run was open for as long as one is waited for. */
	private oneStayedOpen = false;

	constructor(private readonly options: OnceOnlyOptions) {}

	/** Works after all that was asked for the same key before, and not at the same time. */
	async inOrder({ phoneNumberId, onceKey }: KeyedMessage, work: () => Promise<void>): Promise<void> {
		const { workflow, cancellation } = this.options;
		await lanes.inOrder(`${workflow} ${phoneNumberId} ${onceKey}`, work, cancellation);
	}

	/**
	 * Sends the message if its key is free.
	 * @param place the message's slot, given back as soon as it was answered
	 * @param send is not called when the key was used, or when it is not known whether it was
	 */
	async send(message: KeyedMessage, place: Place, send: () => Promise<Outcome>): Promise<Outcome> {
		const { cancellation } = this.options;
		const { onceKey } = message;
		try {
			const claim = await this.claim(message, place);
			if (claim === undefined) return NOT_SENT;
			if (claim === 'used') return { status: 'skipped', onceKey };
			if (claim === 'open') return { status: 'unknown', failure: openClaim(onceKey), earlier: true };
		} catch (thrown) {
			return { status: 'refused', failure: this.storeFailure(thrown) };
		}
		const outcome = await send();
		// Others may send while this is written down.
		place.give();
		const written = this.writeDown(outcome, message);
		await cancellation.until(written);
		// Who cancels does not wait for the store. Another try of a node that stopped needs what is in it.
		if (cancellation.reason !== 'cancelled') await written;
		return outcome.status === 'unknown' ? { ...outcome, failure: keyKept(outcome.failure, onceKey) } : outcome;
	}

	/**
	 * A key that is open may be on its way from another process, so it is asked for again before it counts as unknown.
	 * Where one of the run has stayed open, the others are not waited for: something came between long ago.
	 * @returns undefined when the run ends before
	 */
	private async claim(message: KeyedMessage, place: Place): Promise<Claim | undefined> {
		for (let tries = 0; ; tries += 1) {
			const claim = await this.claimOnce(message, place);
			if (claim !== 'open' || this.oneStayedOpen) return claim;
			const pause = OPEN_PAUSES[tries];
			if (pause === undefined) {
				this.oneStayedOpen = true;
				return claim;
			}
			await place.aside(this.options.cancellation.pause(pause));
		}
	}

	/** The store's answer, for which the slot is kept only a while: its lock may be another workflow's trouble, or a dead worker's. */
	private async claimOnce(message: KeyedMessage, place: Place): Promise<Claim | undefined> {
		const { once, cancellation } = this.options;
		const asked = monotonic();
		const claiming = once.claim(message.phoneNumberId, message.onceKey);
		let isOver = false;
		const end = (): void => {
			isOver = true;
		};
		const over = claiming.then(end, end);
		await cancellation.until(Promise.race([over, sleep(CLAIM_IN_SLOT)]));
		place.heldBefore(monotonic() - asked);
		if (!isOver && !cancellation.reason) await place.aside(cancellation.until(over));
		if (isOver) return await claiming;
		// Nothing is sent with it any more. A claim that fails has left nothing to give back.
		void claiming.then(
			async (claim) => (claim === 'claimed' ? await this.writeDown(NOT_SENT, message) : undefined),
			() => undefined,
		);
		return undefined;
	}

	/** The message's own outcome stands, whatever the store says: a key that stays claimed is not sent again by a later run. */
	private async writeDown(outcome: Outcome, { phoneNumberId, onceKey }: KeyedMessage): Promise<void> {
		const { once, warn } = this.options;
		try {
			if (outcome.status === 'accepted') await once.settle(phoneNumberId, onceKey);
			else if (outcome.status !== 'unknown') await once.release(phoneNumberId, onceKey);
		} catch (thrown) {
			warn(`The outcome of a once-key could not be written down: ${this.said(thrown)}`);
		}
	}

	private storeFailure(thrown: unknown): Failure {
		return {
			message: this.said(thrown),
			remedy:
				"Nothing was sent. Run the node in a saved workflow of an n8n that has the Remove Duplicates node's store (1.67 or later), or remove the Once Key.",
			retry: 'never',
		};
	}

	private said(thrown: unknown): string {
		return `n8n's store for once-keys cannot be used: ${failureOfException(thrown, this.options.secrets).message}`;
	}
}

const keyKept = (failure: Failure, onceKey: string): Failure => ({
	...failure,
	remedy: `${failure.remedy} The Once Key '${onceKey}' stays used, so that no later run sends it a second time. To send it all the same, use another key.`,
});

const openClaim = (onceKey: string): Failure => ({
	message: `The Once Key '${onceKey}' was used by an earlier send, and whether that went out is not known`,
	remedy:
		'Its answer was lost, n8n was ended in between, or another execution is still sending it. Look in the conversation whether the message arrived; to send it all the same, use another key.',
	retry: 'ambiguous',
});
