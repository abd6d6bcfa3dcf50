import { randomBytes } from 'crypto';
import { sleep } from 'n8n-workflow';
import { monotonic } from '../clock';
import { raise } from '../graph/failure';

/** The part of n8n's de-duplication helpers that the lock stands on: the row of this node. */
export interface LockRow {
	checkProcessedAndRecord(
		items: string[],
		scope: 'node',
		options: { mode: 'entries' },
	): Promise<{ new: Array<string | number> }>;
	clearAllProcessedItems(scope: 'node', options: { mode: 'entries' }): Promise<void>;
}

const LOCK = 'lock';
const OPTIONS = { mode: 'entries' } as const;
/** Milliseconds. A turn asks the database up to nine times, and one holder for longer than this has died. Taken too early, a key could be used twice. */
const LONGEST = 15_000;
/** Milliseconds between two tries, at random, so that those who wait do not wait in step. */
const AGAIN = { least: 5, most: 40 };
/** An insert that fails is another process' insert in the same instant, and under load a few come in a row. So many are a store that cannot be used. */
const MOST_FAILURES = 20;

/**
 * Lets one process at a time change the once-keys of a node. n8n's store has no lock, but a row of the database is
 * inserted by one process alone: the row of this node exists while somebody holds the lock. Those who wait leave a mark
 * in it, and so know a new holder, in whose row their mark is missing, from one that died.
 * @param turn what is done while nobody else does
 * @throws whatever the store says, where it cannot be used
 */
export async function locked(row: LockRow, turn: () => Promise<void>): Promise<void> {
	const { since, hadToWait } = await acquire(row);
	try {
		await turn();
	} finally {
		// Later than that the row may be somebody else's.
		if (monotonic() - since < LONGEST) await release(row);
	}
	// Others want it, too: they have been waiting for longer than who had it last.
	if (hadToWait) await sleep(AGAIN.most);
}

/** @returns since when it is ours, and whether somebody else had it before */
async function acquire(row: LockRow): Promise<{ since: number; hadToWait: boolean }> {
	const mark = randomBytes(9).toString('base64url');
	// Looking and taking away are two steps: of those who wait for the same dead one, two must not do it in the same instant.
	const patience = LONGEST * (1 + Math.random());
	let since = monotonic();
	let failures = 0;
	for (let tries = 0; ; tries += 1) {
		const asked = monotonic();
		try {
			const { new: fresh } = await row.checkProcessedAndRecord([LOCK, mark], 'node', OPTIONS);
			if (fresh.includes(LOCK)) return { since: asked, hadToWait: tries > 0 };
			failures = 0;
			const isAnotherHolder = fresh.includes(mark);
			if (isAnotherHolder) since = monotonic();
		} catch (thrown) {
			failures += 1;
			if (failures === MOST_FAILURES) return raise(thrown);
			since = monotonic();
		}
		if (monotonic() - since > patience) await release(row);
		await sleep(AGAIN.least + Math.random() * (AGAIN.most - AGAIN.least));
	}
}

const release = async (row: LockRow): Promise<void> => await row.clearAllProcessedItems('node', OPTIONS);
