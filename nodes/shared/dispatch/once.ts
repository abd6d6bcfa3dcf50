import { createHash } from 'crypto';
import { locked, type LockRow } from './storeLock';

/** The part of n8n's helpers that keeps what was processed, in n8n's database, for all workers. */
export interface ProcessedStore extends LockRow {
	checkProcessedAndRecord(
		items: string[],
		scope: 'workflow' | 'node',
		options: { mode: 'entries'; maxEntries?: number },
	): Promise<{ new: Array<string | number> }>;
	removeProcessed(items: string[], scope: 'workflow', options: { mode: 'entries' }): Promise<void>;
}

/** How many entries the workflow keeps. The store is one row that each call reads and writes whole: about 25 bytes an entry. */
const MAX_ENTRIES = 50_000;

/**
 * - `claimed`: nobody used the key; it is ours now.
 * - `used`: a message with this key was accepted.
 * - `open`: it was claimed and no outcome was ever written: another execution is sending it, or a crash came between.
 */
export type Claim = 'claimed' | 'used' | 'open';

/** Turns at the store of one workflow, one after another within this process; `locked` keeps the same node elsewhere away. */
const queues = new Map<string, Promise<void>>();

interface Asked<T> {
	resolve(value: T): void;
	reject(reason: unknown): void;
}

/**
 * Once-keys in n8n's own de-duplication store. A key has two entries while it is being sent, `key` and `pending`;
 * once Meta accepted the message, `pending` goes and `key` stays. So a claim whose outcome was lost can be told from
 * a message that went out.
 *
 * What is asked while the store is busy waits for the next turn, and goes in one call.
 */
export class OnceKeys {
	private claims: Array<Asked<Claim> & { key: string }> = [];

	private removals: Array<Asked<void> & { entries: string[] }> = [];

	/** @param workflow whose store it is: the queue's name */
	constructor(
		private readonly store: ProcessedStore,
		private readonly workflow: string,
	) {}

	/** Claims a key. The store takes twins in one call for two new entries, so the caller never claims the same key twice at a time (`Lanes`). */
	async claim(sender: string, onceKey: string): Promise<Claim> {
		const key = digest(sender, onceKey);
		return await new Promise((resolve, reject) => {
			this.claims.push({ key, resolve, reject });
			this.takeTurn();
		});
	}

	/** The message was accepted: the key is used for good. */
	async settle(sender: string, onceKey: string): Promise<void> {
		await this.remove([pending(digest(sender, onceKey))]);
	}

	/** The message was definitely refused: the key is free again. */
	async release(sender: string, onceKey: string): Promise<void> {
		const key = digest(sender, onceKey);
		await this.remove([key, pending(key)]);
	}

	private async remove(entries: string[]): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.removals.push({ entries, resolve, reject });
			this.takeTurn();
		});
	}

	/** The first to ask since the last turn stands in line for all who ask until then. */
	private takeTurn(): void {
		if (this.claims.length + this.removals.length === 1) void this.queued(async () => await this.turn());
	}

	private async turn(): Promise<void> {
		const { claims, removals } = this;
		this.claims = [];
		this.removals = [];
		try {
			await locked(this.store, async () => {
				if (removals.length > 0) await this.removeEntries(removals.flatMap(({ entries }) => entries));
				for (const { resolve } of removals) resolve();
				if (claims.length > 0) await this.claimAll(claims);
			});
		} catch (thrown) {
			for (const { reject } of [...removals, ...claims]) reject(thrown);
		}
	}

	private async claimAll(asked: ReadonlyArray<Asked<Claim> & { key: string }>): Promise<void> {
		const keys = asked.map(({ key }) => key);
		const options = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;
		const entries = keys.flatMap((key) => [key, pending(key)]);
		const answer = await twice(async () => await this.store.checkProcessedAndRecord(entries, 'workflow', options));
		const fresh = new Set(answer.new);
		const used = keys.filter((key) => !fresh.has(key) && fresh.has(pending(key)));
		// These need not wait for what becomes of the others, and must not be left claimed when that goes wrong.
		for (const { key, resolve } of asked) {
			if (fresh.has(key)) resolve('claimed');
			else if (!fresh.has(pending(key))) resolve('open');
		}
		// Asking for the pending entry has recorded it: a used key goes back to how it was.
		if (used.length > 0) await this.removeEntries(used.map(pending));
		for (const { resolve } of asked) resolve('used');
	}

	private async removeEntries(entries: string[]): Promise<void> {
		await this.store.removeProcessed(entries, 'workflow', { mode: 'entries' });
	}

	private async queued(turn: () => Promise<void>): Promise<void> {
		const before = queues.get(this.workflow);
		const mine = (async () => {
			await before;
			await turn();
		})();
		queues.set(this.workflow, mine);
		await mine;
		if (queues.get(this.workflow) === mine) queues.delete(this.workflow);
	}
}

/** Two nodes of a workflow, on two workers, clash on creating its row: the one that lost asks again. */
async function twice<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch {
		return await call();
	}
}

const digest = (sender: string, onceKey: string): string =>
	createHash('sha256').update(JSON.stringify([sender, onceKey])).digest('base64url');

const pending = (key: string): string => `pending ${key}`;
