import { allPages } from '../../shared/graph/paging';
import { objectOf, objectsOf, textOf } from '../receiving/json';
import type { Graph } from './graph';

/** Meta's name for what an app subscribes to. */
export const OBJECT = 'whatsapp_business_account';

/**
 * Where Meta delivers an account's events, most general first. A number's callback wins over the account's, which wins
 * over the app's; verify tokens are never given back.
 */
export interface Callbacks {
	/** The app's own callback and the fields that it is subscribed to; absent: nothing is delivered at all. */
	app?: { url: string; fields: string[] };
	/** Whether the account delivers to the app. */
	isSubscribed: boolean;
	/** The account's override. */
	account?: string;
	/** The numbers of the account, by phone number ID. */
	numbers: ReadonlyMap<string, NumberCallback>;
}

export interface NumberCallback {
	/** The phone number itself, as Meta shows it. */
	display: string;
	/** The number's own callback, if it has one. */
	override?: string;
}

/** Reads the callbacks of the credential's app and account. */
export async function readCallbacks(graph: Graph): Promise<Callbacks> {
	const [app, account, numbers] = await Promise.all([readApp(graph), readAccount(graph), readNumbers(graph)]);
	return { ...account, numbers, ...(app === undefined ? {} : { app }) };
}

async function readApp({ connection, request }: Graph): Promise<Callbacks['app']> {
	const { body } = await request({
		method: 'GET',
		path: `/${connection.account.appId}/subscriptions`,
		authorization: 'app',
	});
	const subscription = objectsOf(body.data).find((one) => one.object === OBJECT);
	const url = textOf(subscription?.callback_url);
	if (url === undefined || subscription?.active === false) return undefined;
	const fields = Array.isArray(subscription?.fields) ? subscription.fields : [];
	return { url, fields: fields.flatMap((field) => textOf(objectOf(field)?.name) ?? textOf(field) ?? []) };
}

async function readAccount({ connection, request }: Graph): Promise<Pick<Callbacks, 'isSubscribed' | 'account'>> {
	const { accountId, appId } = connection.account;
	const { body } = await request({ method: 'GET', path: `/${accountId}/subscribed_apps` });
	const own = objectsOf(body.data).find((one) => textOf(objectOf(one.whatsapp_business_api_data)?.id) === appId);
	const override = textOf(own?.override_callback_uri);
	return { isSubscribed: own !== undefined, ...(override === undefined ? {} : { account: override }) };
}

async function readNumbers({ connection, request }: Graph): Promise<Callbacks['numbers']> {
	const { data } = await allPages(request, {
		method: 'GET',
		path: `/${connection.account.accountId}/phone_numbers`,
		query: { fields: 'id,display_phone_number,webhook_configuration' },
	});
	return new Map(
		objectsOf(data).flatMap((number): Array<[string, NumberCallback]> => {
			const id = textOf(number.id);
			if (id === undefined) return [];
			const override = textOf(objectOf(number.webhook_configuration)?.phone_number);
			const display = textOf(number.display_phone_number) ?? id;
			return [[id, { display, ...(override === undefined ? {} : { override }) }]];
		}),
	);
}
