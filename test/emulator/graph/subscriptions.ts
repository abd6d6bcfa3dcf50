import { textOf, type Json } from '../json';
import { shakeHands } from '../webhooks/handshake';
import type { Account, App } from '../world/objects';
import type { World } from '../world/world';
import { endpoint, type Caller, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid, missing, noSuchObject } from './graphError';

const management = { scope: 'whatsapp_business_management' } as const;

/** Fields that an app can subscribe to for WhatsApp accounts (Graph webhook reference). */
const known = new Set([
	'messages',
	'message_template_status_update',
	'message_template_quality_update',
	'message_template_components_update',
	'template_category_update',
	'template_correct_category_detection',
	'phone_number_name_update',
	'phone_number_quality_update',
	'account_update',
	'account_alerts',
	'account_review_update',
	'account_settings_update',
	'business_capability_update',
	'business_status_update',
	'security',
	'flows',
	'calls',
	'history',
	'smb_message_echoes',
	'smb_app_state_sync',
	'user_preferences',
	'payment_configuration_update',
	'partner_solutions',
	'automatic_events',
	'business_username_update',
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
	'standby',
	'message_echoes',
	'consumer_profile',
	'messaging_handovers',
	'message_template_limits_update',
]);

const objectName = 'whatsapp_business_account';

/** @throws GraphError when the account has no app whose own callback works, which an override stands on */
export function requireAppCallback(world: World, account: Account, adding?: string): void {
	const apps = [...account.subscribedApps.keys(), ...(adding === undefined ? [] : [adding])];
	if (apps.some((id) => world.find('app', id)?.subscription?.fields.includes('messages') === true)) return;
	throw new GraphError(100, {
		title: 'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
		subcode: 2446079,
	});
}

function ownApp(caller: Caller, app: App, method: string): void {
	if (caller.app.id !== app.id) throw noSuchObject(method, app.id);
}

function listSubscriptions({ caller, object: app, method }: GraphCall<App>): Json {
	ownApp(caller, app, method);
	if (app.subscription === undefined) return { data: [] };
	return {
		data: [
			{
				object: objectName,
				callback_url: app.subscription.url,
				active: true,
				fields: app.subscription.fields.map((name) => ({ name, version: 'v26.0' })),
			},
		],
	};
}

/** One callback URL per app: a new subscription takes the place of the old one. */
async function subscribe({ world, caller, object: app, method, parameters }: GraphCall<App>): Promise<Json> {
	ownApp(caller, app, method);
	const object = textOf(parameters, 'object');
	if (object === undefined) throw missingOf('object');
	if (object !== objectName)
		throw new GraphError(100, {
			title: `Param object must be one of {WHATSAPP_BUSINESS_ACCOUNT} - got "${object}".`,
		});
	const url = textOf(parameters, 'callback_url');
	if (url === undefined) throw missingOf('callback_url');
	const verifyToken = textOf(parameters, 'verify_token');
	if (verifyToken === undefined) throw missingOf('verify_token');
	const fields = readFields(parameters['fields'] ?? app.subscription?.fields);
	await shakeHands(world, url, verifyToken);
	app.subscription = {
		url,
		verifyToken,
		fields,
		includeValues: String(parameters['include_values']) === 'true',
	};
	return { success: true };
}

function missingOf(name: string): GraphError {
	return new GraphError(100, { title: `The parameter ${name} is required.` });
}

/** A list, a JSON list in a text, or names with commas. @throws GraphError 100 for a name that is no field */
function readFields(given: unknown): string[] {
	let names: unknown = given;
	if (typeof given === 'string') {
		try {
			names = given.trim().startsWith('[') ? JSON.parse(given) : given.split(',').map((name) => name.trim());
		} catch {
			throw invalid('fields', 'is not valid JSON.');
		}
	}
	if (!Array.isArray(names)) throw missingOf('fields');
	const fields = names.map((name) => (typeof name === 'string' ? name : (textOf(name, 'name') ?? String(name))));
	const unknown = fields.find((name) => !known.has(name));
	if (unknown !== undefined)
		throw new GraphError(100, {
			title: `Param fields[0] must be one of the fields of whatsapp_business_account - got "${unknown}".`,
		});
	return [...new Set(fields)];
}

function unsubscribe({ caller, object: app, method, parameters }: GraphCall<App>): Json {
	ownApp(caller, app, method);
	const fields = parameters['fields'] === undefined ? undefined : readFields(parameters['fields']);
	if (fields === undefined || app.subscription === undefined) delete app.subscription;
	else app.subscription.fields = app.subscription.fields.filter((name) => !fields.includes(name));
	return { success: true };
}

function listSubscribedApps({ world, object: account }: GraphCall<Account>): Json {
	return {
		data: [...account.subscribedApps].map(([id, override]) => {
			const app = world.find('app', id);
			return {
				whatsapp_business_api_data: {
					id,
					name: app?.name ?? '',
					link: `https://www.facebook.com/games/?app_id=${id}`,
				},
				...(override === undefined ? {} : { override_callback_uri: override.url }),
			};
		}),
	};
}

/** Subscribes the caller's app to the account; with an address, as an override; with none, an override goes. */
async function subscribeApp({ world, caller, object: account, parameters }: GraphCall<Account>): Promise<Json> {
	const url = textOf(parameters, 'override_callback_uri');
	if (url === undefined) {
		account.subscribedApps.set(caller.app.id, undefined);
		return { success: true };
	}
	const verifyToken = textOf(parameters, 'verify_token');
	if (verifyToken === undefined)
		throw missing('verify_token', 'The parameter verify_token is required with an override_callback_uri.');
	if (url.length > 200) throw invalid('override_callback_uri', 'must be at most 200 characters long.');
	requireAppCallback(world, account, caller.app.id);
	await shakeHands(world, url, verifyToken);
	account.subscribedApps.set(caller.app.id, { url, verifyToken });
	return { success: true };
}

function unsubscribeApp({ caller, object: account }: GraphCall<Account>): Json {
	if (!account.subscribedApps.delete(caller.app.id)) {
		throw new GraphError(100, {
			title: 'The app is not subscribed to this WhatsApp Business Account',
			subcode: 33,
		});
	}
	return { success: true };
}

export const subscriptionEndpoints: Endpoint[] = [
	endpoint('GET', 'app', 'subscriptions', listSubscriptions, { caller: 'app' }),
	endpoint('POST', 'app', 'subscriptions', subscribe, { caller: 'app' }),
	endpoint('DELETE', 'app', 'subscriptions', unsubscribe, { caller: 'app' }),
	endpoint('GET', 'account', 'subscribed_apps', listSubscribedApps, management),
	endpoint('POST', 'account', 'subscribed_apps', subscribeApp, management),
	endpoint('DELETE', 'account', 'subscribed_apps', unsubscribeApp, management),
];
