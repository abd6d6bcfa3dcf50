import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Conversation } from './contract';
import { Events } from './events';
import { Faults } from './faults';
import { Journal } from './journal';
import { TokenBuckets } from './rates';
import type { Settings } from './settings';
import { Timers } from './timers';
import { Webhooks } from './webhooks/webhooks';
import { makeDemoWorld } from './world/demoWorld';
import type { Talk } from './world/objects';
import { viewOf } from './world/talks';
import type { World } from './world/world';

const hourMs = 60 * 60 * 1000;

/** One running emulator's parts: the world and what moves in it. */
export class Emulation {
	world: World;
	/** Where the server listens; set once it does. */
	url = '';
	readonly journal: Journal;
	readonly timers = new Timers();
	readonly faults = new Faults();
	readonly webhooks: Webhooks;
	readonly events: Events;
	readonly messageRate: TokenBuckets;
	readonly pairRate: TokenBuckets;
	readonly callRate: TokenBuckets;
	/** Holds uploaded bytes; gone when the emulator stops. */
	readonly folder: string;

	constructor(readonly settings: Settings) {
		const { messagesPerSecond, pairBurst, pairIntervalMs, callsPerHour } = settings;
		this.world = makeDemoWorld(settings);
		this.journal = new Journal(settings.logFile);
		this.folder = mkdtempSync(join(tmpdir(), 'whatsapp-emulator-'));
		this.webhooks = new Webhooks(settings, this.journal, this.timers);
		this.events = new Events((talk) => ({ kind: 'conversation', conversation: this.view(talk) }));
		this.messageRate = new TokenBuckets(
			messagesPerSecond,
			messagesPerSecond === 0 ? 0 : 1000 / messagesPerSecond,
		);
		this.pairRate = new TokenBuckets(pairBurst, pairIntervalMs);
		this.callRate = new TokenBuckets(callsPerHour, callsPerHour === 0 ? 0 : hourMs / callsPerHour);
	}

	view(talk: Talk): Conversation {
		const name = this.world.find('phoneNumber', talk.phoneNumberId)?.attributes['verified_name'];
		const members = (talk.group?.participants ?? []).map((phone) => this.world.customer(phone));
		return viewOf(talk, typeof name === 'string' ? name : '', members);
	}

	turnClock(ms: number): void {
		this.world.turnClock(ms);
		this.events.send({ kind: 'clock', now: this.world.now() });
	}

	/** Back to the demo world; deliveries under way are given up. */
	reset(): void {
		this.webhooks.giveUp();
		this.timers.clear();
		this.faults.clear();
		this.journal.clear();
		for (const rate of [this.messageRate, this.pairRate, this.callRate]) rate.clear();
		for (const { phoneNumberId, customer, group } of this.world.talks.all())
			if (group !== undefined) this.events.send({ kind: 'gone', phoneNumberId, phone: customer.phone });
		this.world = makeDemoWorld(this.settings);
		this.events.send({ kind: 'customers', customers: [...this.world.customers.values()] });
		this.events.send({ kind: 'clock', now: this.world.now() });
		for (const talk of this.world.talks.all()) this.events.conversation(talk);
	}

	async close(): Promise<void> {
		this.webhooks.giveUp();
		this.timers.clear();
		this.events.close();
		await this.journal.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}
