import type { JsonObject } from '../../../../shared/graph/request';
import { objectOf, objectsOf, textOf } from '../../../../WhatsAppTrigger/receiving/json';
import { findingOf, wordsOf, type Finding } from './finding';
import type { Survey } from './survey';

const SYSTEM_USER = 'Business Settings > Users > System Users';
const BASIC = 'Meta App Dashboard > App Settings > Basic';
const DAY = 86_400_000;
/** A token that ends sooner than this many days deserves a look. */
const SOON = 60;

const listed = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Whether Meta accepts the token: what else was not seen then follows from that. */
export const tokenWorks = ({ token, businessAccount }: Survey): boolean =>
	'answer' in businessAccount || ('answer' in token && token.answer.is_valid === true);

export function credential({ account, appSecret }: Survey): Finding {
	const { ok, is } = findingOf('credential', 'Receiving needs the App Secret, automatic set-up of the trigger all three.');
	const fields: Array<[string, boolean]> = [
		['WhatsApp Business Account ID', account.accountId !== ''],
		['App ID', account.appId !== ''],
		['App Secret', appSecret !== 'none'],
	];
	const missing = fields.flatMap(([name, isThere]) => (isThere ? [] : [name]));
	if (missing.length === 0) return ok('WhatsApp Business Account ID, App ID and App Secret are filled in.');
	return is({
		status: appSecret === 'none' ? 'blocking' : 'warning',
		found: `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} empty.`,
		remedy: 'Open the credential and fill in what is missing: its fields say where Meta shows it. What needs an empty field was not looked at.',
	});
}

const NEW_TOKEN = `Generate a new one in ${SYSTEM_USER}, with expiration set to never, and put it into the credential.`;

export function accessToken(seen: Survey): Finding {
	const { token, businessAccount, now } = seen;
	const { ok, is } = findingOf('accessToken', 'Without a valid token nothing can be sent, and the trigger cannot register itself.');
	if ('failure' in token) {
		if ('answer' in businessAccount) return ok('Meta accepts it; how long it is valid cannot be seen.');
		return is({ status: 'blocking', ...wordsOf(token.failure) });
	}
	const { answer } = token;
	if (answer.is_valid !== true) {
		const said = textOf(objectOf(answer.error)?.message);
		return is({ status: 'blocking', found: `Meta does not accept it${said === undefined ? '' : `: ${said.replace(/\.$/, '')}`}.`, remedy: NEW_TOKEN });
	}
	const ends = Number(answer.expires_at ?? 0) * 1_000;
	const kind = answer.type === 'SYSTEM_USER' ? "a system user's token" : `a token of the type ${textOf(answer.type) ?? 'unknown'}`;
	if (!(ends > 0)) return ok(`Valid without end: ${kind}.`);
	const date = `${new Date(ends).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
	const days = Math.floor((ends - now) / DAY);
	const left = days < 1 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
	if (days >= SOON) return ok(`Valid until ${date}, for ${left}: ${kind}.`);
	return is({
		status: 'warning',
		found: `Valid for ${left} more, until ${date}.`,
		remedy: `Tokens from the API Setup page last for hours only. ${NEW_TOKEN}`,
	});
}

const NEEDED: ReadonlyArray<readonly [string, string]> = [
	['whatsapp_business_messaging', 'sending'],
	['whatsapp_business_management', 'templates, lists of numbers and the set-up of the trigger'],
];

const scopesIn = ({ scopes }: JsonObject): string[] => (Array.isArray(scopes) ? scopes.flatMap((scope) => textOf(scope) ?? []) : []);

export function permissions(seen: Survey): Finding[] {
	const { token, account } = seen;
	const check = findingOf('permissions', 'Each permission opens a part of the API, for the accounts that it was given for.');
	if ('failure' in token) return tokenWorks(seen) ? [check.is({ status: 'unknown', found: 'The permissions of the token cannot be seen.' })] : [];
	if (token.answer.is_valid !== true) return [];
	const scopes = scopesIn(token.answer);
	const missing = NEEDED.filter(([scope]) => !scopes.includes(scope));
	if (missing.length > 0) {
		return [
			check.is({
				status: 'blocking',
				found: `The token lacks ${listed(missing.map(([scope, use]) => `${scope} (for ${use})`))}.`,
				remedy: `${SYSTEM_USER} > Generate Token: tick ${listed(NEEDED.map(([scope]) => scope))}, and put the new token into the credential.`,
			}),
		];
	}
	const shut = objectsOf(token.answer.granular_scopes).filter(({ scope, target_ids: ids }) => {
		const isNeeded = NEEDED.some(([name]) => name === scope);
		return isNeeded && account.accountId !== '' && Array.isArray(ids) && !ids.map(String).includes(account.accountId);
	});
	if (shut.length === 0) return [check.ok(`The token has ${listed(NEEDED.map(([scope]) => scope))}.`)];
	return [
		check.is({
			status: 'blocking',
			found: `The token was given ${listed(shut.map(({ scope }) => String(scope)))} for other accounts than ${account.accountId}.`,
			remedy: `Check the credential's WhatsApp Business Account ID. If it is right: ${SYSTEM_USER} > Assign Assets > WhatsApp Accounts, full control, then generate a new token.`,
		}),
	];
}

export function app(seen: Survey): Finding[] {
	const { token, account } = seen;
	const own = 'answer' in token ? textOf(token.answer.app_id) : undefined;
	if (own === undefined || account.appId === '') return [];
	const { ok, is } = findingOf('app', 'An account delivers to the app of the token, and each delivery is signed with the secret of that app.');
	const named = 'answer' in token ? textOf(token.answer.application) : undefined;
	const name = named === undefined ? own : `${named} (${own})`;
	if (own === account.appId) return [ok(`The token and the credential's App ID belong to one app: ${name}.`)];
	return [
		is({
			status: 'blocking',
			found: `The token belongs to the app ${name}, and the credential names the app ${account.appId}.`,
			remedy: `Use one app for both: put App ID and App Secret of ${name} into the credential (${BASIC}), or generate a token for the app ${account.appId}.`,
		}),
	];
}

export function appSecret({ app: own, account, appSecret: form }: Survey): Finding[] {
	if (account.appId === '' || form === 'none') return [];
	const { ok, is } = findingOf('appSecret', 'Deliveries that do not fit the App Secret are refused, and the trigger registers itself with it.');
	if ('answer' in own) return [ok('App ID and App Secret belong together.')];
	const { failure } = own;
	if (failure.retry !== 'never') return [is({ status: 'unknown', ...wordsOf(failure) })];
	const found = form === 'base64'
		? 'The App Secret is in Base64: deliveries can be checked with it, and Meta does not accept it for the set-up.'
		: `Meta does not accept App ID ${account.appId} with this App Secret.`;
	return [is({ status: 'blocking', found, remedy: `Copy both from ${BASIC} (App Secret > Show). A secret that was reset there no longer works.` })];
}
