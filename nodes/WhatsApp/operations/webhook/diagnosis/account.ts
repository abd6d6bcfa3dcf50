import { textOf } from '../../../../WhatsAppTrigger/receiving/json';
import { explainedNumber } from '../../phoneNumber/health';
import { tokenWorks } from './access';
import { findingOf, type Finding, type Standing } from './finding';
import type { Survey } from './survey';

const REVIEW: Readonly<Record<string, [Standing, string, string]>> = {
	PENDING: ['warning', 'Meta has not reviewed it yet.', 'Wait for the review. Until then limits are low.'],
	REJECTED: ['blocking', 'Meta has rejected it in its review.', 'Read the reason in Business Support Home and ask for another review there.'],
	RESTRICTED: ['blocking', 'Meta has restricted it.', 'Read the reason in Business Support Home and ask for a review there.'],
};

const SENDING: Readonly<Record<string, Standing>> = { BLOCKED: 'blocking', LIMITED: 'warning' };

const SUPPORT = 'Follow what Meta says here. WhatsApp Manager > Account Overview and Business Support Home show more.';

/** Review, and whether the account as a whole may send. */
export function businessAccount(seen: Survey): Finding[] {
	const { businessAccount: read, account } = seen;
	if (account.accountId === '') return [];
	const { ok, is, unread } = findingOf('businessAccount', 'What is true of the account holds for all its numbers.');
	if ('failure' in read) return [unread(read.failure, tokenWorks(seen))];
	const { answer } = read;
	const name = `${textOf(answer.name) ?? 'Without name'} (${account.accountId})`;
	const { canSendMessage, health } = explainedNumber({ health_status: answer.health_status ?? null });
	const review = REVIEW[textOf(answer.account_review_status) ?? ''];
	if (review !== undefined && review[0] === 'blocking') return [is({ status: 'blocking', found: `${name}: ${review[1]}`, remedy: review[2] })];
	const sending = SENDING[String(canSendMessage)];
	if (sending !== undefined) return [is({ status: sending, found: `${name}: ${String(health)}.`, remedy: SUPPORT })];
	if (review !== undefined) return [is({ status: review[0], found: `${name}: ${review[1]}`, remedy: review[2] })];
	const isVerified = /^verified$/i.test(textOf(answer.business_verification_status) ?? '');
	const verified = isVerified ? 'The business is verified' : 'The business is not verified, which keeps limits low';
	return [ok(`${name} is approved and can send. ${verified}.`)];
}

/** Whether the account delivers to the app at all. */
export function subscription(seen: Survey): Finding[] {
	const { subscribedApps, account, token } = seen;
	if (account.accountId === '') return [];
	const { ok, is, unread } = findingOf('subscription', 'An account delivers nothing to an app that is not subscribed to it.');
	if ('failure' in subscribedApps) return [unread(subscribedApps.failure, tokenWorks(seen))];
	const appId = account.appId || ('answer' in token ? textOf(token.answer.app_id) : undefined);
	const others = subscribedApps.answer.filter(({ id }) => id !== appId).map(({ id, name }) => name ?? id ?? 'an app');
	const beside = others.length === 0 ? '' : ` It also delivers to ${others.join(', ')}.`;
	if (appId === undefined) return [is({ status: 'unknown', found: `It is not known which app is meant.${beside}`, remedy: "Fill in the credential's App ID." })];
	if (subscribedApps.answer.some(({ id }) => id === appId)) return [ok(`The account delivers to the app ${appId}.${beside}`)];
	return [
		is({
			status: 'blocking',
			found: `The account does not deliver to the app ${appId}.${beside}`,
			remedy: "Publish the workflow with the WhatsApp Cloud Trigger again, or run Webhook > Subscribe with 'Level' set to Account and no Callback URL.",
		}),
	];
}
