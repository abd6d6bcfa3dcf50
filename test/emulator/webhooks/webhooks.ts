import type { LoggedDelivery } from '../contract';
import type { Journal } from '../journal';
import type { Json } from '../json';
import type { Settings } from '../settings';
import type { Timers } from '../timers';
import type { Account, App, PhoneNumber } from '../world/objects';
import type { World } from '../world/world';
import { callOut } from './http';
import { metaBytes, signature } from './sign';

/** The fields that an account's or a number's override carries; all others go to the app's own callback. */
const overridden = new Set([
	'messages',
	'message_echoes',
	'calls',
	'history',
	'smb_message_echoes',
	'smb_app_state_sync',
	'consumer_profile',
	'messaging_handovers',
	'account_settings_update',
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
]);

/** Meta's own bound on the updates of one delivery. */
const batchSize = 1000;

/** Meta gives up after seven days. */
const giveUpMs = 7 * 24 * 60 * 60 * 1000;

interface Target {
	app: App;
	url: string;
	level: LoggedDelivery['level'];
}

interface Change {
	accountId: string;
	field: string;
	value: Json;
}

interface Batch {
	target: Target;
	changes: Change[];
	sent: Promise<void>;
}

/** Sends webhooks: to whom, signed, again until the answer is 200. */
export class Webhooks {
	private readonly batches = new Map<string, Batch>();
	/** Counts the resets: what was under way in an earlier world is not tried again. */
	private generation = 0;

	constructor(
		private readonly settings: Settings,
		private readonly journal: Journal,
		private readonly timers: Timers,
	) {}

	/** Where a field of this account (and number) goes: the number's override, else the account's, else the app's callback. */
	targets(world: World, account: Account, number: PhoneNumber | undefined, field: string): Target[] {
		const found: Target[] = [];
		for (const [appId, accountOverride] of account.subscribedApps) {
			const app = world.find('app', appId);
			if (app?.subscription === undefined || !app.subscription.fields.includes(field)) continue;
			if (overridden.has(field) && number?.override !== undefined) {
				found.push({ app, url: number.override.url, level: 'number' });
			} else if (overridden.has(field) && accountOverride !== undefined) {
				found.push({ app, url: accountOverride.url, level: 'account' });
			} else {
				found.push({ app, url: app.subscription.url, level: 'app' });
			}
		}
		return found;
	}

	/** Tells every subscribed app of one change; resolves when each has answered once or could not be reached. */
	async tell(
		world: World,
		account: Account,
		number: PhoneNumber | undefined,
		field: string,
		value: Json,
	): Promise<void> {
		const change = { accountId: account.id, field, value };
		const targets = this.targets(world, account, number, field);
		await Promise.all(targets.map((target) => this.queue(target, change, world)));
	}

	/** Signs a payload with the app's secret and delivers it as it stands. */
	async deliver(target: Target, payload: unknown): Promise<LoggedDelivery> {
		const bytes = metaBytes(payload);
		const entry: LoggedDelivery = {
			at: Date.now(),
			url: target.url,
			level: target.level,
			body: payload,
			attempts: [],
			done: false,
		};
		this.journal.delivery(entry);
		await this.attempt(
			entry,
			bytes,
			signature(target.app.secret, bytes),
			this.settings.redeliveryMs,
			this.generation,
		);
		return entry;
	}

	/** Gives up everything under way, before a reset and at the end. */
	giveUp(): void {
		this.generation += 1;
		this.batches.clear();
	}

	private queue(target: Target, change: Change, world: World): Promise<void> {
		if (this.settings.batchMs === 0) return this.send(target, [change], world);
		const key = `${target.app.id} ${target.url}`;
		const open = this.batches.get(key);
		if (open !== undefined && open.changes.length < batchSize) {
			open.changes.push(change);
			return open.sent;
		}
		const changes = [change];
		const batch: Batch = {
			target,
			changes,
			sent: this.timers.wait(this.settings.batchMs).then((isTime) => {
				if (this.batches.get(key) === batch) this.batches.delete(key);
				return isTime ? this.send(target, changes, world) : undefined;
			}),
		};
		this.batches.set(key, batch);
		return batch.sent;
	}

	private async send(target: Target, changes: Change[], world: World): Promise<void> {
		const entries = new Map<string, Json & { changes: Json[] }>();
		for (const { accountId, field, value } of changes) {
			const entry = entries.get(accountId) ?? newEntry(accountId, field, world.now());
			entries.set(accountId, entry);
			entry.changes.push({ value, field });
		}
		await this.deliver(target, { object: 'whatsapp_business_account', entry: [...entries.values()] });
	}

	private async attempt(
		entry: LoggedDelivery,
		bytes: Buffer,
		signed: string,
		waitMs: number,
		generation: number,
	): Promise<void> {
		const { status } = await callOut(
			'POST',
			entry.url,
			{
				'Content-Type': 'application/json',
				'Content-Length': bytes.length,
				'User-Agent': 'facebookexternalua',
				'X-Hub-Signature-256': signed,
			},
			bytes,
		);
		entry.attempts.push(status);
		entry.done = status === 200;
		if (entry.done || generation !== this.generation || Date.now() - entry.at > giveUpMs) return;
		this.timers.after(waitMs, () => void this.attempt(entry, bytes, signed, waitMs * 2, generation));
	}
}

/** Meta puts a `time` on account events, not on messages. */
function newEntry(accountId: string, field: string, now: number): Json & { changes: Json[] } {
	if (field === 'messages') return { id: accountId, changes: [] };
	return { id: accountId, time: Math.floor(now / 1000), changes: [] };
}
