import type { Account } from '../../../shared/graph/connection';
import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { requireAccountId, requireAppId } from '../../../shared/whatsapp/identifiers';
import { objectOf, objectsOf, textOf } from '../../../WhatsAppTrigger/receiving/json';
import { OBJECT } from '../../../WhatsAppTrigger/subscribing/callbacks';

/** Where a callback can stand. A number's wins over the account's, which wins over the app's. */
export type Level = 'app' | 'account' | 'number';

/** The app's own callback. */
export interface AppCallback {
	url?: string;
	fields: string[];
	isActive: boolean;
}

/** An app that the account delivers to. */
export interface SubscribedApp {
	id?: string;
	name?: string;
	/** The account's callback for this app. */
	override?: string;
}

/** A number of the account, with the callbacks that Meta has for it. */
export interface NumberCallbacks {
	id: string;
	display: string;
	name?: string;
	number?: string;
	account?: string;
	app?: string;
}

/**
 * Checks that the app's own subscriptions can be read and changed: only the app itself may.
 * @param instead how to get on without, as a sentence
 * @throws InputError that names the fields of the credential that are empty
 */
export function requireApp(account: Pick<Account, 'appId'>, appSecret: string, instead: string): void {
	const missing = [...(account.appId === '' ? ["'App ID'"] : []), ...(appSecret === '' ? ["'App Secret'"] : [])];
	if (missing.length === 0) return;
	throw new InputError(
		`The credential's ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} empty, and only the app itself may see and change its subscriptions`,
		`Open the credential and fill in what is missing: Meta App Dashboard > App Settings > Basic. ${instead}`.trim(),
	);
}

export const appSubscriptions = (account: Account): GraphRequest => ({
	method: 'GET',
	path: `/${requireAppId(account)}/subscriptions`,
	authorization: 'app',
});

export const subscribedApps = (account: Account): GraphRequest => ({
	method: 'GET',
	path: `/${requireAccountId(account)}/subscribed_apps`,
});

/** For `allPages`. */
export const numberCallbacks = (account: Account): GraphRequest => ({
	method: 'GET',
	path: `/${requireAccountId(account)}/phone_numbers`,
	query: { fields: 'id,display_phone_number,verified_name,webhook_configuration' },
});

const given = <Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> => {
	const text = textOf(value);
	// The one member that the name says.
	return text === undefined ? {} : ({ [name]: text } as Record<Name, string>);
};

const fieldsIn = (value: unknown): string[] =>
	(Array.isArray(value) ? value : []).flatMap((field: unknown) => textOf(objectOf(field)?.name) ?? textOf(field) ?? []);

/** The app's callback for WhatsApp, from what the app subscribes to; undefined when it has none. */
export function appCallbackOf(subscriptions: readonly JsonObject[]): AppCallback | undefined {
	const own = subscriptions.find(({ object }) => object === OBJECT);
	return own && { ...given('url', own.callback_url), fields: fieldsIn(own.fields), isActive: own.active !== false };
}

export const subscribedAppsOf = (apps: readonly JsonObject[]): SubscribedApp[] =>
	apps.map(({ whatsapp_business_api_data: app, override_callback_uri: override }) => ({
		...given('id', objectOf(app)?.id),
		...given('name', objectOf(app)?.name),
		...given('override', override),
	}));

export const numbersOf = (numbers: readonly JsonObject[]): NumberCallbacks[] =>
	objectsOf(numbers).flatMap((number) => {
		const id = textOf(number.id);
		if (id === undefined) return [];
		const callbacks = objectOf(number.webhook_configuration);
		return [
			{
				id,
				display: textOf(number.display_phone_number) ?? id,
				...given('name', number.verified_name),
				...given('number', callbacks?.phone_number),
				...given('account', callbacks?.whatsapp_business_account),
				...given('app', callbacks?.application),
			},
		];
	});

/** The callback that a number's messages go to, and where it stands; undefined when they go nowhere. */
export function effective({ number, account, app }: Pick<NumberCallbacks, 'number' | 'account' | 'app'>): { level: Level; url: string } | undefined {
	if (number !== undefined) return { level: 'number', url: number };
	if (account !== undefined) return { level: 'account', url: account };
	return app === undefined ? undefined : { level: 'app', url: app };
}

const IDS: Readonly<Record<Level, string>> = { app: 'appId', account: 'accountId', number: 'phoneNumberId' };

/** What the level is, and which object of it. */
export const placeOf = (where: Level, { path }: GraphRequest): JsonObject => ({ level: where, [IDS[where]]: path.split('/')[1] ?? '' });
