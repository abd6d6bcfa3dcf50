import { monotonic } from '../clock';
import { Hold } from './hold';
import { Lanes } from './lanes';
import { Pace } from './pace';
import { PairLimit } from './pairLimit';
import { Slots } from './slots';

/** What all executions of this process share about one sending number: its rate, its conversations, its requests. */
export class Sender {
	readonly pace = new Pace();

	readonly pairs = new PairLimit();

	readonly hold = new Hold();

	readonly conversations = new Lanes();

	readonly slots = new Slots(() => this.pace.rate);

	/** Nothing is under way, and all that was learned is over. */
	get idle(): boolean {
		// Each part is asked, since asking is also what makes it forget.
		return [this.pairs.idle, this.hold.idle, this.pace.idle].every((idle) => idle);
	}
}

/** How often those at rest are looked for, milliseconds: n8n runs for months, and numbers come and go. */
const SWEEP = 60_000;

const senders = new Map<string, Sender>();

let sweptAt = 0;

function forgetThoseAtRest(): void {
	if (monotonic() - sweptAt < SWEEP) return;
	sweptAt = monotonic();
	for (const [name, sender] of senders) if (sender.idle) senders.delete(name);
}

/**
 * The one sender of this process for a number. Whoever keeps it joins its pace at once, which keeps it from being forgotten.
 * @param baseUrl where its requests go: the same ID behind another gateway is another number
 */
export function senderOf(baseUrl: string, phoneNumberId: string): Sender {
	const key = `${baseUrl} ${phoneNumberId}`;
	const known = senders.get(key);
	if (known) return known;
	forgetThoseAtRest();
	const sender = new Sender();
	senders.set(key, sender);
	return sender;
}
