import { createHash } from 'crypto';
import type { GraphRequest } from '../graph/request';
import { isSettled, type Outcome } from './outcomes';

/** Where n8n keeps what belongs to one node in one execution, `Retry On Fail` and a re-run of the execution included. */
export interface NodeContext {
	whatsAppOutcomes?: Record<string, Outcome>;
	/** Under which key an item's outcome was written down by this execution, whatever its request was. */
	whatsAppTries?: { execution: string; keys: Record<string, string> };
}

/**
 * What became of each item, written down at once. `Retry On Fail` runs the whole node again: what was accepted, or may
 * have been, is taken from here and only the rest is sent.
 */
export class Journal {
	private readonly outcomes: Record<string, Outcome>;

	private readonly isFirstTry: boolean;

	/** Of this execution, by run, item and part; undefined where these do not stand for one message. */
	private readonly keys: Record<string, string> | undefined;

	/**
	 * @param run the node's run index: in a loop the same item index comes again and is another message
	 * @param execution in which a run's item is one message, even when an expression gives another text at each try.
	 * Absent for the tool of an AI agent, whose calls share a run index.
	 */
	constructor(
		private readonly context: NodeContext,
		private readonly run: number,
		execution?: string,
	) {
		this.outcomes = context.whatsAppOutcomes ?? {};
		context.whatsAppOutcomes = this.outcomes;
		this.isFirstTry = Object.keys(this.outcomes).length === 0;
		if (execution === undefined) return;
		this.keys = context.whatsAppTries?.execution === execution ? context.whatsAppTries.keys : {};
		context.whatsAppTries = { execution, keys: this.keys };
	}

	/**
	 * What an earlier try of this run settled for the item; undefined when it is to be sent.
	 * @param part which of the item's requests, where it has several
	 */
	settled(item: number, request: GraphRequest, part = 0): Outcome | undefined {
		if (this.isFirstTry) return undefined;
		const key = this.keys?.[this.place(item, part)] ?? this.key(item, request, part);
		const outcome = this.outcomes[key];
		return outcome && isSettled(outcome) ? outcome : undefined;
	}

	/** Whether an earlier try settled this very request, whatever stands in its place in this execution. */
	knows(item: number, request: GraphRequest, part = 0): boolean {
		const outcome = this.isFirstTry ? undefined : this.outcomes[this.key(item, request, part)];
		return outcome !== undefined && isSettled(outcome);
	}

	record(item: number, request: GraphRequest, outcome: Outcome, part = 0): void {
		if (!isSettled(outcome)) return;
		const key = this.key(item, request, part);
		this.outcomes[key] = outcome;
		if (this.keys) this.keys[this.place(item, part)] = key;
	}

	/** Everything went well, so nothing will run again: the execution need not carry the outcomes along. */
	clear(): void {
		delete this.context.whatsAppOutcomes;
		delete this.context.whatsAppTries;
	}

	private place(item: number, part: number): string {
		return `${this.run}:${item}:${part === 0 ? '' : `${part}:`}`;
	}

	/**
	 * The request is in the key: an item whose text was changed before the execution is run again is another message. So
	 * is the part's place: two parts of a text may be the same.
	 */
	private key(item: number, { method, path, query, body, form, attachments = [] }: GraphRequest, part: number): string {
		const files = attachments.map(({ file, at }) => [file.identity, at]);
		const forms = form ? [[form.fields, form.files.map(({ name, part: { fileName, size } }) => [name, fileName, size])]] : [];
		const digest = createHash('sha256').update(JSON.stringify([method, path, query, body, files, ...forms])).digest('base64url');
		return `${this.place(item, part)}${digest}`;
	}
}
