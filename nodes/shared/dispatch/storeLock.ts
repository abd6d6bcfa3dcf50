import { sleep } from 'n8n-workflow';

/** The part of n8n's de-duplication helpers that the lock stands on: the row of this node. */
export interface LockRow {
	checkProcessedAndRecord(
		items: string[],
		scope: 'node',
		options: { mode: 'entries' },
	): Promise<{ new: Array<string | number> }>;
	clearAllProcessedItems(scope: 'node', options: { mode: 'entries' }): Promise<void>;
}

const ENTRY = ['lock'];
const OPTIONS = { mode: 'entries' } as const;
/** Milliseconds. A change takes two to four calls to the database. Who holds the lock for longer has died. */
const LONGEST = 5_000;
/** Milliseconds between two tries, at random, so that those who wait do not wait in step. */
const AGAIN = { least: 5, most: 40 };

/**
 * Lets one process at a time change the once-keys of a node. n8n's store has no lock, but a row of the database is
 * inserted by one process alone: the row of this node exists while somebody holds the lock. Nothing else is kept in it.
 * @param change what is done while nobody else does
 */
export async function locked(row: LockRow, change: () => Promise<void>): Promise<void> {
	await acquire(row);
	try {
		await change();
	} finally {
		await release(row);
	}
}

async function acquire(row: LockRow): Promise<void> {
	let since = Date.now();
	for (;;) {
		const wasThere = await insert(row);
		if (wasThere === undefined) return;
		if (Date.now() - since > LONGEST) {
			if (wasThere instanceof Error) throw wasThere;
			await release(row);
			since = Date.now();
		}
		await sleep(AGAIN.least + Math.random() * (AGAIN.most - AGAIN.least));
	}
}

/** @returns nothing where the lock is ours; an error as well where another process inserted the row in the same instant */
async function insert(row: LockRow): Promise<undefined | 'held' | Error> {
	try {
		const { new: fresh } = await row.checkProcessedAndRecord(ENTRY, 'node', OPTIONS);
		return fresh.length > 0 ? undefined : 'held';
	} catch (thrown) {
		return thrown instanceof Error ? thrown : new Error(String(thrown));
	}
}

const release = async (row: LockRow): Promise<void> => await row.clearAllProcessedItems('node', OPTIONS);
