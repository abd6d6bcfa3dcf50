import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type {
	DeduplicationHelperFunctions,
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's table of processed items, kept in memory, weak points included: one row per node or workflow, read
 * whole and written back whole without a lock, so that of two calls at the same time the last writer wins and
 * the first two ever clash on the row's key; a value twice in one call is new twice; `maxEntries` drops the
 * oldest entries. Only mode `entries` is here, the one that our nodes use.
 */
export class InMemoryDeduplication implements IDataDeduplicator {
	/** Milliseconds that the database takes to read; two calls inside that time do not see each other. */
	readDelay = 0;

	/** How many times the table was asked: every call costs n8n the whole row. */
	calls = 0;

	private readonly rows = new Map<string, string[]>();

	/** Forgets all rows, the count of calls and the delay. */
	reset(): void {
		this.rows.clear();
		this.calls = 0;
		this.readDelay = 0;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		place: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const key = rowKey(scope, place, options);
		const row = await this.read(key);
		if (!row && this.rows.has(key)) {
			throw new Error('UNIQUE constraint failed: processed_data.workflowId, processed_data.context');
		}
		const known = new Set(row);
		const isKnown = (item: DeduplicationItemTypes) => known.has(hashOf(item));
		const fresh = items.filter((item) => !isKnown(item));
		const entries = [...(row ?? []), ...fresh.map(hashOf)];
		this.write(key, row, options.maxEntries ? entries.slice(-options.maxEntries) : entries);
		return { new: fresh, processed: items.filter(isKnown) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		place: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const key = rowKey(scope, place, options);
		const row = await this.read(key);
		if (!row) return;
		const entries = [...row];
		for (const hash of items.map(hashOf)) {
			const index = entries.indexOf(hash);
			if (index !== -1) entries.splice(index, 1);
		}
		this.write(key, row, entries);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		place: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		this.calls += 1;
		this.rows.delete(rowKey(scope, place, options));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		place: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<number> {
		return (await this.read(rowKey(scope, place, options)))?.length ?? 0;
	}

	/** The helpers that n8n gives to a node of a workflow. */
	helpersAt(place: ICheckProcessedContextData): Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed' | 'clearAllProcessedItems'> {
		return {
			checkProcessedAndRecord: async (items, scope, options) => await this.checkProcessedAndRecord(items, scope, place, options),
			removeProcessed: async (items, scope, options) => await this.removeProcessed(items, scope, place, options),
			clearAllProcessedItems: async (scope, options) => await this.clearAllProcessedItems(scope, place, options),
		};
	}

	/** A row that was read is updated, and an update of one that has gone since changes nothing. */
	private write(key: string, read: string[] | undefined, entries: string[]): void {
		if (!read || this.rows.has(key)) this.rows.set(key, entries);
	}

	private async read(key: string): Promise<string[] | undefined> {
		this.calls += 1;
		const row = this.rows.get(key);
		await wait(this.readDelay);
		return row;
	}
}

function rowKey(
	scope: DeduplicationScope,
	{ node, workflow }: ICheckProcessedContextData,
	{ mode }: ICheckProcessedOptions,
): string {
	if (mode !== 'entries') throw new Error(`The test engine keeps no processed items in mode "${mode}"`);
	return scope === 'node' ? `${workflow.id} n:${node?.id}` : workflow.id;
}

function hashOf(value: DeduplicationItemTypes): string {
	return createHash('md5').update(String(value)).digest('base64');
}

/** The one table of this process, which every run and every node shares, as in n8n. */
export const deduplication = new InMemoryDeduplication();
