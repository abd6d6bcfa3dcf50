import { Lanes } from './lanes';
import { Pace } from './pace';
import { PairLimit } from './pairLimit';
import { Slots } from './slots';

/** What all executions of this process share about one sending number: its rate, its conversations, its requests. */
export class Sender {
	readonly pace = new Pace();

	readonly pairs = new PairLimit();

	readonly conversations = new Lanes();

	readonly slots = new Slots(() => this.pace.rate);
}

/** Numbers at rest are forgotten above this count. */
const REMEMBERED = 1_000;

const senders = new Map<string, Sender>();

/**
 * The one sender of this process for a number.
 * @param baseUrl where its requests go: the same ID behind another gateway is another number
 */
export function senderOf(baseUrl: string, phoneNumberId: string): Sender {
	const key = `${baseUrl} ${phoneNumberId}`;
	const known = senders.get(key);
	if (known) return known;
	if (senders.size >= REMEMBERED) {
		for (const [name, sender] of senders) if (sender.pace.idle && sender.pairs.idle) senders.delete(name);
	}
	const sender = new Sender();
	senders.set(key, sender);
	return sender;
}
