import type { JsonObject } from '../../../../shared/graph/request';
import { ADDRESS_VARIABLE, hostOf } from '../../../../WhatsAppTrigger/subscribing/callbackUrl';
import { effective, type Level } from '../callbacks';
import { tokenWorks } from './access';
import { findingOf, type Finding } from './finding';
import type { Survey } from './survey';

const CONFIGURATION = 'Meta App Dashboard > WhatsApp > Configuration';

/** The app's callback and what it is subscribed to. An account's or number's callback stands on it. */
export function appCallback(seen: Survey): Finding[] {
	const { appCallback: read, account, appSecret } = seen;
	if (account.appId === '' || appSecret === 'none') return [];
	const { ok, is, unread } = findingOf('appCallback', 'Where Meta delivers what has no callback of its own, template and account events always.');
	// What the secret has to do with it stands in a finding of its own.
	if ('failure' in read) return 'failure' in seen.app ? [] : [unread(read.failure, tokenWorks(seen))];
	const publish = `Publish the workflow with the WhatsApp Cloud Trigger, or enter a callback in ${CONFIGURATION}.`;
	const { answer } = read;
	if (answer?.url === undefined) return [is({ status: 'blocking', found: 'The app has no callback: nothing is delivered at all.', remedy: publish })];
	const about = { callbackUrl: answer.url };
	if (!answer.isActive) {
		return [is({ status: 'blocking', found: `Meta has switched the callback ${answer.url} off.`, remedy: `It did not answer for a long time. ${publish}`, about })];
	}
	if (answer.fields.includes('messages')) return [ok(`The app is subscribed to ${answer.fields.join(', ')}, at ${answer.url}.`, about)];
	return [
		is({
			status: 'blocking',
			found: `The app is not subscribed to messages${answer.fields.length === 0 ? '' : `, only to ${answer.fields.join(', ')}`}.`,
			remedy: `Tick messages in ${CONFIGURATION} > Webhook fields, or publish the workflow again with Message under 'Trigger On'.`,
			about,
		}),
	];
}

const AT: Readonly<Record<Level, string>> = { app: 'the app', account: 'the account', number: 'the number' };

/** Where the messages of each number go, and whether that is where they are wanted. */
export function deliveries(seen: Survey): Finding[] {
	const { numbers, account, subscribedApps, wanted, token } = seen;
	if (account.accountId === '') return [];
	const check = findingOf('delivery', 'Meta delivers the messages of a number to one callback: its own, else that of the account, else that of the app.');
	if ('failure' in numbers) return [check.unread(numbers.failure, tokenWorks(seen))];
	const own = account.appId || ('answer' in token ? String(token.answer.app_id ?? '') : '');
	const isSubscribed = 'failure' in subscribedApps || subscribedApps.answer.some(({ id }) => own === '' || id === own);
	return numbers.answer.map(({ callbacks }): Finding => {
		const override = 'answer' in subscribedApps ? subscribedApps.answer.find(({ id }) => id === own)?.override : undefined;
		const goesTo = effective({ ...callbacks, ...(override === undefined ? {} : { account: override }), ...appUrl(seen, callbacks.app) });
		const about: JsonObject = { phoneNumberId: callbacks.id, displayPhoneNumber: callbacks.display, callbackUrl: goesTo?.url ?? null };
		if (goesTo === undefined || !isSubscribed) {
			return check.is({
				status: 'blocking',
				found: `Messages to ${callbacks.display} go nowhere.`,
				remedy: isSubscribed ? 'There is no callback: publish the workflow with the WhatsApp Cloud Trigger.' : 'The account does not deliver to the app: publish the workflow with the WhatsApp Cloud Trigger again.',
				about: { ...about, callbackUrl: null },
			});
		}
		const found = `Messages to ${callbacks.display} go to ${goesTo.url}, the callback of ${AT[goesTo.level]}.`;
		if (wanted === '' || goesTo.url === wanted) return check.ok(found, about);
		const isTrigger = seen.lives.get(goesTo.url) === 'alive';
		return check.is({
			status: isTrigger ? 'warning' : 'blocking',
			found: `${found} It is not ${wanted}.`,
			remedy: isTrigger
				? 'Another WhatsApp Cloud Trigger holds the callback. It passes on what it gets to the triggers that were there before it: if nothing arrives, publish your workflow again.'
				: `Publish your workflow again. If ${hostOf(goesTo.url)} is somebody else's system, turn on 'Take Over Messages' in the trigger's options, or remove that callback with Webhook > Unsubscribe.`,
			about,
		});
	});
}

/** The app's callback as the app itself says it, which is newer than what a number shows. */
function appUrl({ appCallback: read }: Survey, shown: string | undefined): { app?: string } {
	const url = 'answer' in read ? read.answer?.url : shown;
	return url === undefined ? {} : { app: url };
}

/** What answers at each callback, and whose it is. */
export function holders(seen: Survey): Finding[] {
	const { lives, webhookOrigin, wanted } = seen;
	const check = findingOf('callback', 'Meta delivers to whoever stands in its books, whether somebody listens there or not.');
	const ownHost = webhookOrigin === '' ? '' : hostOf(webhookOrigin);
	return [...lives].map(([url, life]): Finding => {
		const about = { callbackUrl: url };
		const host = hostOf(url);
		const isOwn = host === ownHost || (wanted !== '' && host === hostOf(wanted));
		const where = isOwn ? 'this n8n' : host;
		switch (life) {
			case 'alive':
				if (isOwn || ownHost === '') return check.ok(`A published WhatsApp Cloud Trigger answers at ${url}.`, about);
				return check.is({
					status: 'warning',
					found: `A WhatsApp Cloud Trigger answers at ${url}. This n8n believes that its own address is ${ownHost}.`,
					remedy: `If both are the same n8n, set the address that Meta uses (${ADDRESS_VARIABLE}) and restart n8n. If it is another n8n, messages go there.`,
					about,
				});
			case 'gone':
				return check.is({
					status: 'blocking',
					found: `Nobody listens at ${url}: ${where} answers that there is no such webhook.`,
					remedy: isOwn
						? 'Publish the workflow that the URL belongs to. A URL with webhook-test in it works only while the editor listens.'
						: 'Publish the workflow with your WhatsApp Cloud Trigger, which takes the place of a callback that nobody answers, or remove it with Webhook > Unsubscribe.',
					about,
				});
			case 'other':
				return check.is({
					status: 'warning',
					found: `Something else than a WhatsApp Cloud Trigger with this App Secret answers at ${url}.`,
					remedy: isOwn
						? "If a WhatsApp Cloud Trigger belongs there, its credential has another App Secret or a verify token of its own. Otherwise it is another node's webhook."
						: `${host} receives the messages. If that is not meant, remove the callback at Meta, or turn on 'Take Over Messages' in the trigger's options to receive beside it.`,
					about,
				});
			case 'unreachable':
				return check.is({
					status: 'warning',
					found: `n8n gets no answer from ${url}.`,
					remedy: 'If Meta gets none either, nothing arrives: check that the address leads here from the internet, the proxy in front of it, and the certificate. Triggers that share an app need to reach it, too.',
					about,
				});
			default:
				return life satisfies never;
		}
	});
}
