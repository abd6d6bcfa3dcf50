import { verifyTokenFor } from './verifyToken';
import { OBJECT } from './callbacks';
import type { Graph } from './graph';

/** Gives the app this callback. Meta asks the URL for its handshake before it answers. */
export async function setAppCallback({ connection, request }: Graph, url: string, fields: readonly string[]): Promise<void> {
	await request({
		method: 'POST',
		path: `/${connection.account.appId}/subscriptions`,
		body: {
			object: OBJECT,
			callback_url: url,
			verify_token: verifyTokenFor(connection.appSecret, url),
			fields: fields.join(','),
			include_values: true,
		},
		authorization: 'app',
	});
}

/** Ends all deliveries to the app. */
export async function removeAppCallback({ connection, request }: Graph): Promise<void> {
	await request({
		method: 'DELETE',
		path: `/${connection.account.appId}/subscriptions`,
		query: { object: OBJECT },
		authorization: 'app',
	});
}

/** Lets the account deliver to the app. An override that is there would be removed by it: only for accounts without. */
export async function subscribeAccount({ connection, request }: Graph): Promise<void> {
	await request({ method: 'POST', path: `/${connection.account.accountId}/subscribed_apps` });
}

/** Gives the account a callback of its own, or with `undefined` takes it away. */
export async function setAccountCallback({ connection, request }: Graph, url: string | undefined): Promise<void> {
	const path = `/${connection.account.accountId}/subscribed_apps`;
	if (url === undefined) {
		await request({ method: 'POST', path });
		return;
	}
	const body = { override_callback_uri: url, verify_token: verifyTokenFor(connection.appSecret, url) };
	await request({ method: 'POST', path, body });
}

/** Gives a number a callback of its own, or with `undefined` takes it away. */
export async function setNumberCallback({ connection, request }: Graph, id: string, url: string | undefined): Promise<void> {
	const override =
		url === undefined
			? { override_callback_uri: '' }
			: { override_callback_uri: url, verify_token: verifyTokenFor(connection.appSecret, url) };
	await request({ method: 'POST', path: `/${id}`, body: { webhook_configuration: override } });
}
