import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest } from '../../../shared/graph/request';
import { requireAccountId, requireAppId } from '../../../shared/whatsapp/identifiers';
import { objectOf, objectsOf, textOf } from '../../../WhatsAppTrigger/receiving/json';
import { OBJECT } from '../../../WhatsAppTrigger/subscribing/callbacks';
import { verifyTokenFor } from '../../../WhatsAppTrigger/subscribing/verifyToken';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation, type Sources, type Work } from '../operation';
import { appCallbackOf, appSubscriptions, placeOf, requireApp, subscribedApps, subscribedAppsOf, type Level } from './callbacks';
import { checkedCallback, level, levelNumber, webhookFields } from './levelFields';

const callbackUrl = defineField({
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/5d1f…/webhook',
	description:
		'Where Meta shall deliver. It is asked at once whether it wants the webhooks, so it has to be in operation. At the level Account you may leave it empty: the account then delivers to the callback of the app, and loses one of its own.',
});

const verifyToken = defineField({
	displayName: 'Verify Token',
	name: 'verifyToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'What Meta shows to the callback URL to be let in. Leave it empty for the URL of a WhatsApp Cloud Trigger, which knows its own.',
});

const replaceFields = defineField({
	displayName: 'Replace Fields',
	name: 'replaceFields',
	type: 'boolean',
	default: false,
	description: 'Whether to unsubscribe the app from the fields that are not chosen. Only for the level App.',
});

/** What the request depends on. */
interface Given {
	verifyToken: string;
	/** The fields that the app is subscribed to as yet. */
	fields: readonly string[];
}

async function fieldsOfApp({ account, appSecret, read }: Sources): Promise<string[]> {
	requireApp(account, appSecret, "Or set 'Level' to Account or Phone Number.");
	return appCallbackOf(objectsOf((await read(appSubscriptions(account))).data))?.fields ?? [];
}

/** The callback that stands in the place as yet: its verify token cannot be read back, its URL can. */
async function previousUrl(where: Level, request: GraphRequest, { account, request: ask }: Work): Promise<string | undefined> {
	switch (where) {
		case 'app':
			return appCallbackOf(objectsOf((await ask(appSubscriptions(account), 'read')).body.data))?.url;
		case 'account': {
			const apps = subscribedAppsOf(objectsOf((await ask(subscribedApps(account), 'read')).body.data));
			return apps.find(({ id }) => account.appId === '' || id === account.appId)?.override;
		}
		case 'number': {
			const { body } = await ask({ method: 'GET', path: request.path, query: { fields: 'webhook_configuration' } }, 'read');
			return textOf(objectOf(body.webhook_configuration)?.phone_number);
		}
		default:
			return where satisfies never;
	}
}

export const subscribe = defineOperation({
	name: 'Subscribe',
	value: 'subscribe',
	action: 'Subscribe to webhooks',
	description:
		'Let Meta deliver to a callback: give the app its callback and fields, let the account deliver to the app, or give the account or a number a callback of its own. A callback that stood there is replaced. The WhatsApp Cloud Trigger does all this by itself.',
	effect: 'write',
	fields: [level, levelNumber, callbackUrl, verifyToken, webhookFields, plainOptions(replaceFields)],
	resolve: async ({ level: where, callbackUrl: url, verifyToken: words, options }, sources): Promise<Given> => {
		const isBare = where === 'account' && url.trim() === '';
		const token = words.trim() || verifyTokenFor(sources.appSecret, url.trim());
		if (!isBare && token === '') throw noVerifyToken();
		const fields = where === 'app' && options.replaceFields !== true ? await fieldsOfApp(sources) : [];
		if (where === 'app') requireApp(sources.account, sources.appSecret, "Or set 'Level' to Account or Phone Number.");
		return { verifyToken: token, fields };
	},
	request: ({ level: where, callbackUrl: url, phoneNumberId, webhookFields: chosen }, { resolved, account }) => {
		if (where === 'app') return appRequest(requireAppId(account), checkedCallback(url, false), chosen, resolved);
		if (where === 'account' && url.trim() === '') return { method: 'POST', path: `/${requireAccountId(account)}/subscribed_apps` };
		const override = { override_callback_uri: checkedCallback(url, true), verify_token: resolved.verifyToken };
		return where === 'account'
			? { method: 'POST', path: `/${requireAccountId(account)}/subscribed_apps`, body: override }
			: { method: 'POST', path: `/${phoneNumberId}`, body: { webhook_configuration: override } };
	},
	run: async (request, work, { level: where }) => {
		const previous = await previousUrl(where, request, work);
		const { body } = await work.request(request);
		return { body: { ...body, previousCallbackUrl: previous ?? null } };
	},
	simplify: ({ previousCallbackUrl }, { level: where, callbackUrl: url }, request) => ({
		success: true,
		...placeOf(where, request),
		callbackUrl: url.trim() || null,
		...(where === 'app' ? { fields: String(request.body?.fields).split(',') } : {}),
		previousCallbackUrl: previousCallbackUrl ?? null,
	}),
});

function appRequest(appId: string, url: string, chosen: readonly string[], { verifyToken: token, fields: before }: Given): GraphRequest {
	const fields = [...new Set([...before, ...chosen])];
	if (fields.length === 0) throw new InputError("'Webhook Fields' is empty", 'Choose what Meta shall deliver: messages for what customers write and for statuses.');
	return {
		method: 'POST',
		path: `/${appId}/subscriptions`,
		body: { object: OBJECT, callback_url: url, verify_token: token, fields: fields.join(','), include_values: true },
		authorization: 'app',
	};
}

const noVerifyToken = (): InputError =>
	new InputError(
		"'Verify Token' is empty, and without the credential's 'App Secret' that of a WhatsApp Cloud Trigger is not known",
		"Enter the verify token that the callback expects, or fill in the credential's App Secret.",
	);
