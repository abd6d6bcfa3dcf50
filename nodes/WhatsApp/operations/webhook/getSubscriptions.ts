import { allPages } from '../../../shared/graph/paging';
import type { JsonObject } from '../../../shared/graph/request';
import { objectsOf } from '../../../WhatsAppTrigger/receiving/json';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import {
	appCallbackOf,
	appSubscriptions,
	effective,
	numberCallbacks,
	numbersOf,
	requireApp,
	subscribedApps,
	subscribedAppsOf,
	type NumberCallbacks,
	type SubscribedApp,
} from './callbacks';
import { levelsRead } from './levelFields';

function appItems(subscriptions: readonly JsonObject[], appId: string): JsonObject[] {
	const callback = appCallbackOf(subscriptions);
	if (callback === undefined) return [];
	return [{ level: 'app', appId, callbackUrl: callback.url ?? null, active: callback.isActive, fields: callback.fields }];
}

const accountItem = ({ id, name, override }: SubscribedApp, accountId: string, appId: string): JsonObject => ({
	level: 'account',
	accountId,
	appId: id ?? null,
	appName: name ?? null,
	ownApp: id === appId,
	callbackUrl: override ?? null,
});

function numberItem(number: NumberCallbacks): JsonObject {
	const goesTo = effective(number);
	return {
		level: 'number',
		phoneNumberId: number.id,
		displayPhoneNumber: number.display,
		verifiedName: number.name ?? null,
		callbackUrl: number.number ?? null,
		effectiveCallbackUrl: goesTo?.url ?? null,
		effectiveLevel: goesTo?.level ?? null,
	};
}

const idIn = (path: unknown): string => (typeof path === 'string' ? (path.split('/')[1] ?? '') : '');

export const getSubscriptions = defineOperation({
	name: 'Get Subscriptions',
	value: 'getSubscriptions',
	action: 'Get webhook subscriptions',
	description:
		'Get where Meta delivers messages and other events: the callback and fields of the app, the apps of the account, the callback of each number, and which one wins',
	effect: 'read',
	fields: [levelsRead, plainOptions()],
	resolve: async ({ level }, { account, appSecret }) => {
		if (level === 'all' || level === 'app') requireApp(account, appSecret, "Or set 'Level' to Account or Phone Number.");
	},
	request: ({ level }, { account }) => {
		if (level === 'number') return numberCallbacks(account);
		return level === 'account' ? subscribedApps(account) : appSubscriptions(account);
	},
	run: async (request, work, { level }) => {
		const { account } = work;
		const list = async (one = request): Promise<JsonObject[]> =>
			objectsOf((await allPages(async (page) => await work.request(page, 'read'), one)).data);
		// The edge of an app's subscriptions has no pages.
		const bare = async (one = request): Promise<JsonObject[]> => objectsOf((await work.request(one, 'read')).body.data);
		if (level === 'number') return { body: { numbers: await list() } };
		if (level === 'account') return { body: { accountId: account.accountId, ownAppId: account.appId, account: await list() } };
		const app = { appId: idIn(request.path), app: await bare() };
		if (level === 'app') return { body: app };
		const [apps, numbers] = [await list(subscribedApps(account)), await list(numberCallbacks(account))];
		return { body: { ...app, accountId: account.accountId, ownAppId: account.appId, account: apps, numbers } };
	},
	simplify: ({ appId, accountId, ownAppId, app, account, numbers }) => [
		...appItems(objectsOf(app), String(appId)),
		...subscribedAppsOf(objectsOf(account)).map((one) => accountItem(one, String(accountId), String(ownAppId))),
		...numbersOf(objectsOf(numbers)).map(numberItem),
	],
});
