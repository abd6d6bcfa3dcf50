import type { Account } from '../../../../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../../../../shared/graph/failure';
import type { JsonObject } from '../../../../shared/graph/request';
import { requireAccountId, requireAppId } from '../../../../shared/whatsapp/identifiers';
import { objectOf, objectsOf } from '../../../../WhatsAppTrigger/receiving/json';
import { keysOf } from '../../../../WhatsAppTrigger/receiving/signature';
import { lifeOf, type Life } from '../../../../WhatsAppTrigger/subscribing/triggerTalk';
import type { Sources } from '../../operation';
import { NUMBER_FIELDS } from '../../phoneNumber/numberFields';
import {
	appCallbackOf,
	appSubscriptions,
	numbersOf,
	subscribedApps,
	subscribedAppsOf,
	type AppCallback,
	type NumberCallbacks,
	type SubscribedApp,
} from '../callbacks';
import type { Answer } from './finding';

/** All that Meta and the callbacks themselves say. */
export interface Survey {
	account: Account;
	/** Whether the credential has an app secret, and whether it is the Base64 form of one. */
	appSecret: 'none' | 'plain' | 'base64';
	token: Answer<JsonObject>;
	app: Answer<JsonObject>;
	appCallback: Answer<AppCallback | undefined>;
	businessAccount: Answer<JsonObject>;
	subscribedApps: Answer<SubscribedApp[]>;
	numbers: Answer<Array<{ callbacks: NumberCallbacks; details: JsonObject }>>;
	/** What answers at each callback. */
	lives: ReadonlyMap<string, Life>;
	/** Where this n8n believes that its webhooks can be reached; empty when it does not say. */
	webhookOrigin: string;
	/** The URL that is meant to receive; empty when the user named none. */
	wanted: string;
	/** Now, Unix milliseconds. */
	now: number;
}

/** A read whose failure is a finding. */
async function attempt<T>(read: () => Promise<T>): Promise<Answer<T>> {
	try {
		return { answer: await read() };
	} catch (thrown) {
		if (thrown instanceof RequestFailed) return { failure: thrown.failure };
		if (thrown instanceof InputError) return { failure: { message: thrown.message, remedy: thrown.remedy, retry: 'never' } };
		return raise(thrown);
	}
}

/** Meta tells an app about the tokens that it has given out, and a token about itself. */
async function readToken({ read }: Sources): Promise<JsonObject> {
	const ask = async (authorization: 'app' | 'user'): Promise<JsonObject> => {
		const { data } = await read({ method: 'GET', path: '/debug_token', authorization, inspectsToken: true });
		return objectOf(data) ?? {};
	};
	const asApp = await attempt(async () => await ask('app'));
	return 'answer' in asApp ? asApp.answer : await ask('user');
}

const ACCOUNT_FIELDS = 'id,name,account_review_status,business_verification_status,health_status';

/** Asks Meta and every callback. Nothing that goes wrong there is thrown. */
export async function survey(sources: Sources, wanted: string): Promise<Survey> {
	const { account, read, readAll, appSecret } = sources;
	const list = async (request: Parameters<Sources['read']>[0]): Promise<JsonObject[]> => objectsOf((await read(request)).data);
	const [token, app, appCallback, businessAccount, apps, numbers] = await Promise.all([
		attempt(async () => await readToken(sources)),
		attempt(async () => await read({ method: 'GET', path: `/${requireAppId(account)}`, query: { fields: 'id,name' }, authorization: 'app' })),
		attempt(async () => appCallbackOf(await list(appSubscriptions(account)))),
		attempt(async () => await read({ method: 'GET', path: `/${requireAccountId(account)}`, query: { fields: ACCOUNT_FIELDS } })),
		attempt(async () => subscribedAppsOf(await list(subscribedApps(account)))),
		attempt(async () => {
			const fields = [...NUMBER_FIELDS, 'webhook_configuration'].join(',');
			const found = await readAll({ method: 'GET', path: `/${requireAccountId(account)}/phone_numbers`, query: { fields } });
			return found.flatMap((details) => numbersOf([details]).map((callbacks) => ({ callbacks, details })));
		}),
	]);
	const urls = urlsIn(appCallback, apps, numbers, wanted);
	const lives = await Promise.all(urls.map(async (url): Promise<[string, Life]> => [url, await lifeOf(sources, appSecret, url)]));
	return {
		account,
		appSecret: appSecret === '' ? 'none' : keysOf(appSecret).length > 1 ? 'base64' : 'plain',
		token,
		app,
		appCallback,
		businessAccount,
		subscribedApps: apps,
		numbers,
		lives: new Map(lives),
		webhookOrigin: sources.webhookOrigin,
		wanted,
		now: Date.now(),
	};
}

/** Every callback that stands somewhere, and the one that is wanted, each once. */
function urlsIn(app: Survey['appCallback'], apps: Survey['subscribedApps'], numbers: Survey['numbers'], wanted: string): string[] {
	const found = [
		wanted === '' ? undefined : wanted,
		'answer' in app ? app.answer?.url : undefined,
		...('answer' in apps ? apps.answer.map(({ override }) => override) : []),
		...('answer' in numbers
			? numbers.answer.flatMap(({ callbacks: { number, account, app: own } }) => [number, account, own])
			: []),
	];
	return [...new Set(found.filter((url) => url !== undefined))];
}
