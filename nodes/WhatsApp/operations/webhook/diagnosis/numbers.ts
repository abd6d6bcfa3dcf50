import type { JsonObject } from '../../../../shared/graph/request';
import { textOf } from '../../../../WhatsAppTrigger/receiving/json';
import { explainedNumber } from '../../phoneNumber/health';
import { findingOf, worst, type Finding, type Standing } from './finding';
import type { Survey } from './survey';

/** What is to be said of a number besides what it is. */
interface Note {
	status: Standing;
	found: string;
	remedy: string;
}

type Rules = Readonly<Record<string, readonly [Standing, string]>>;

const REGISTER = 'Register it: Phone Number > Register.';
const VERIFY = 'Verify it: Phone Number > Request Code, then Verify Code and Register.';
const SUPPORT = 'WhatsApp Manager > Account Tools > Phone Numbers shows why; ask for a review in Business Support Home.';

const STATUS: Rules = {
	BANNED: ['blocking', SUPPORT],
	DELETED: ['blocking', 'Add the number again in WhatsApp Manager.'],
	DISCONNECTED: ['blocking', REGISTER],
	FLAGGED: ['warning', SUPPORT],
	MIGRATED: ['blocking', 'Use a credential of the account that it moved to.'],
	PENDING: ['blocking', VERIFY],
	RATE_LIMITED: ['warning', 'Answers still go out. Wait until tomorrow to write first.'],
	RESTRICTED: ['warning', 'Answers still go out. Wait until tomorrow to write first.'],
	UNVERIFIED: ['blocking', VERIFY],
};

const QUALITY: Rules = {
	YELLOW: ['warning', 'Write only to people who agreed to it, and less often.'],
	RED: ['warning', 'Stop campaigns for some days, and write only to people who agreed to it: the limit may be lowered.'],
};

const NAME: Rules = {
	DECLINED: ['warning', 'Choose another display name in WhatsApp Manager > Account Tools > Phone Numbers.'],
	EXPIRED: ['warning', 'Register the number again to confirm its name: Phone Number > Register.'],
	PENDING_REVIEW: ['warning', 'Wait for the review of the display name. Until then customers see the number.'],
};

const HEALTH: Rules = {
	BLOCKED: ['blocking', SUPPORT],
	LIMITED: ['warning', SUPPORT],
};

const noted = (rules: Rules, value: unknown, found: string): Note[] => {
	const rule = rules[textOf(value) ?? ''];
	return rule ? [{ status: rule[0], found, remedy: rule[1] }] : [];
};

function notesOf(number: JsonObject): Note[] {
	const platform = textOf(number.platformType);
	const isElsewhere = platform !== undefined && platform !== 'CLOUD_API';
	return [
		...noted(STATUS, number.status, String(number.statusMeaning)),
		...noted(HEALTH, number.canSendMessage, String(number.health)),
		...(isElsewhere ? [{ status: 'blocking' as const, found: `It is not registered for the Cloud API (${platform})`, remedy: REGISTER }] : []),
		...noted(QUALITY, number.qualityRating, `Quality: ${String(number.qualityMeaning)}`),
		...noted(NAME, number.nameStatus, `The display name is ${String(number.nameStatus).toLowerCase().replaceAll('_', ' ')}`),
		...(number.accountMode === 'SANDBOX'
			? [{ status: 'warning' as const, found: "It is one of Meta's test numbers", remedy: 'It writes only to the phones that you added: Meta App Dashboard > WhatsApp > API Setup > To.' }]
			: []),
	];
}

/** Status, quality, name and limits of each number. */
export function numbers({ numbers: read }: Survey): Finding[] {
	// That it could not be read stands in a finding of its own.
	if ('failure' in read) return [];
	const { ok, is } = findingOf('number', 'Messages leave and arrive only by a number that is registered and in good standing.');
	return read.answer.map(({ callbacks: { display, id, name }, details }) => {
		const number = explainedNumber(details);
		const about = { phoneNumberId: id, displayPhoneNumber: display };
		const who = name === undefined ? display : `${display} ${name}`;
		const notes = notesOf(number);
		if (notes.length > 0) {
			return is({
				status: worst(notes.map(({ status }) => status)),
				found: `${who}: ${notes.map(({ found }) => found).join('. ')}.`,
				remedy: [...new Set(notes.map(({ remedy }) => remedy))].join(' '),
				about,
			});
		}
		const facts = [number.statusMeaning, number.messagingLimitMeaning, number.messagesPerSecond && `${String(number.messagesPerSecond)} messages per second`];
		return ok(`${who}: ${facts.filter(Boolean).join('. ')}.`, about);
	});
}

/** Whether the number that the credential names is one of the account's. */
export function defaultNumber({ numbers: read, account }: Survey): Finding[] {
	if (account.phoneNumberId === '' || 'failure' in read) return [];
	const { ok, is } = findingOf('defaultNumber', "Sends whose 'From' is empty leave from the number that the credential names.");
	const own = read.answer.find(({ callbacks: { id } }) => id === account.phoneNumberId);
	if (own) return [ok(`The credential names ${own.callbacks.display}, a number of the account.`)];
	const known = read.answer.map(({ callbacks: { id, display } }) => `${id} (${display})`).join(', ');
	return [
		is({
			status: 'warning',
			found: `The credential's Phone Number ID ${account.phoneNumberId} is none of the account's numbers.`,
			remedy: known === '' ? 'The account has no number: add one in WhatsApp Manager.' : `Enter one of these: ${known}. Or enter the account that the number belongs to.`,
		}),
	];
}
