import type { Customer } from '../contract';
import type { Settings } from '../settings';
import { randomFrom } from '../random';
import { Counts } from './counts';
import { IdSource, userIdOf } from './ids';
import type { AccessToken, Account, App, GraphObject, GraphObjects, Kind, PhoneNumber, Talk, Template } from './objects';
import { isKind } from './objects';
import { Talks } from './talks';

/** Where a message went, for replies, reactions and statuses. */
export interface MessagePlace {
	phoneNumberId: string;
	phone: string;
	groupId?: string;
	/** For the business's own templates. */
	templateId?: string;
	category?: string;
}

/** Meta keeps far more; the emulator forgets the oldest so that a long bench does not fill the memory. */
const messagesKept = 200_000;

/** Everything that one emulated Meta knows: objects by ID, people, conversations, tokens, and its clock. */
export class World {
	readonly random: () => number;
	readonly ids: IdSource;
	readonly objects = new Map<string, GraphObject>();
	readonly tokens = new Map<string, AccessToken>();
	readonly customers = new Map<string, Customer>();
	readonly talks = new Talks();
	readonly messages = new Map<string, MessagePlace>();
	/** Objects that refer to uploaded bytes by handle (`h`): handle → upload ID. */
	readonly handles = new Map<string, string>();
	/** `number phone` of everybody who allowed calls. */
	readonly callPermissions = new Set<string>();
	/** What the analytics are added up from. */
	readonly counts = new Counts();
	accepted = 0;
	private readonly templatesByName = new Map<string, Template>();
	private readonly phonesByUserId = new Map<string, string>();
	private clockOffset = 0;

	constructor(readonly settings: Settings) {
		this.random = randomFrom(settings.seed);
		this.ids = new IdSource(this.random);
	}

	/** The emulator's own time in Unix milliseconds. */
	now(): number {
		return Date.now() + this.clockOffset;
	}

	turnClock(ms: number): void {
		this.clockOffset += ms;
	}

	add<T extends GraphObject>(object: T): T {
		this.objects.set(object.id, object);
		if (object.kind === 'template') this.templatesByName.set(nameKey(object), object);
		return object;
	}

	remove(object: GraphObject): void {
		this.objects.delete(object.id);
		if (object.kind === 'template') this.templatesByName.delete(nameKey(object));
	}

	/** The template of this name in this language; looked up on every template message, so it is kept by name. */
	templateBy(accountId: string, name: string, language: string): Template | undefined {
		return this.templatesByName.get(nameKey({ accountId, name, language }));
	}

	find<K extends Kind>(kind: K, id: string): GraphObjects[K] | undefined {
		const object = this.objects.get(id);
		return isKind(object, kind) ? object : undefined;
	}

	/** All objects of a kind, in the order they were made. */
	all<K extends Kind>(kind: K): Array<GraphObjects[K]> {
		const found: Array<GraphObjects[K]> = [];
		for (const object of this.objects.values()) if (isKind(object, kind)) found.push(object);
		return found;
	}

	numbersOf(account: Account): PhoneNumber[] {
		return this.all('phoneNumber').filter((number) => number.accountId === account.id);
	}

	accountOf(number: PhoneNumber): Account {
		const account = this.find('account', number.accountId);
		if (account === undefined) throw new Error(`Number ${number.id} belongs to no account`);
		return account;
	}

	appOf(token: AccessToken): App | undefined {
		return this.find('app', token.appId);
	}

	/** The person behind a phone number (digits only), made when not known yet. */
	customer(phone: string, details: { name?: string; username?: string } = {}): Customer {
		const known = this.customers.get(phone);
		if (known !== undefined) {
			if (details.name !== undefined) known.name = details.name;
			if (details.username !== undefined) known.username = details.username;
			return known;
		}
		const customer: Customer = { phone, name: details.name ?? `+${phone}`, userId: userIdOf(phone) };
		if (details.username !== undefined) customer.username = details.username;
		this.customers.set(phone, customer);
		this.phonesByUserId.set(customer.userId, phone);
		return customer;
	}

	phoneOfUser(userId: string): string | undefined {
		return this.phonesByUserId.get(userId);
	}

	/** The conversation in which a message stands. */
	talkOf(place: MessagePlace | undefined): Talk | undefined {
		return place === undefined ? undefined : this.talks.find(place.phoneNumberId, place.groupId ?? place.phone);
	}

	remember(messageId: string, place: MessagePlace): void {
		this.messages.set(messageId, place);
		if (this.messages.size <= messagesKept) return;
		const oldest = this.messages.keys().next();
		if (oldest.done !== true) this.messages.delete(oldest.value);
	}
}

function nameKey({ accountId, name, language }: Pick<Template, 'accountId' | 'name' | 'language'>): string {
	return `${accountId} ${name} ${language}`;
}
