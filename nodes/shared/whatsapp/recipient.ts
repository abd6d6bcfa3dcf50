import { InputError } from '../graph/failure';

/** A recipient as the Cloud API takes it: a phone number or group in `to`, a business-scoped user ID in `recipient`. */
export type Recipient =
	| { recipient_type: 'individual'; to: string }
	| { recipient_type: 'individual'; recipient: string }
	| { recipient_type: 'group'; to: string };

/** Meta: country code, dot, up to 128 letters and digits; `ENT` marks the ID that a business portfolio shares. */
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
/** A group ID is a long Base64 text; a phone number never holds letters. */
const GROUP_ID = /^(?=.*[A-Za-z])[A-Za-z0-9+/_-]{20,}={0,2}$|^\d{10,}(-\d+)?@g\.us$/;
/** What people write between and around the digits of a phone number. */
const NUMBER_DECORATION = /[\s.\-‐-―−()[\]/·•⁠​‎‏‪-‮⁦-⁩]/g;
/** E.164: at most 15 digits with the country code; the shortest numbers in use have 7. */
const E164_DIGITS = { min: 7, max: 15 };

const WAYS_TO_NAME =
	"Enter a phone number with its country code such as +16505551234, a user ID such as US.13491208655302741918, or a group ID. In a reply, use the trigger's chatId.";

/**
 * Reads a recipient in any spelling: spaces, dots, dashes, brackets, a leading `00` or `+`, `tel:`, a link to wa.me, an
 * address such as `16505551234@s.whatsapp.net`, Arabic digits, a number from an expression. The letters of an ID are
 * never touched.
 * @throws InputError for everything else, naming what is wrong
 */
export function recipientOf(value: unknown, field = 'To'): Recipient {
	const text = typeof value === 'number' ? numberText(value) : typeof value === 'string' ? value.normalize('NFKC').trim() : '';
	if (text === '') {
		throw new InputError(
			value === undefined || value === null || value === ''
				? `'${field}' is empty`
				: `'${field}' is ${describe(value)}, not a phone number, user ID or group ID`,
			WAYS_TO_NAME,
		);
	}
	if (USER_ID.test(text)) return { recipient_type: 'individual', recipient: text };
	const digits = digitsOf(text);
	if (digits !== undefined) return { recipient_type: 'individual', to: phone(digits, text, field) };
	if (GROUP_ID.test(text)) return { recipient_type: 'group', to: text };
	throw new InputError(`'${field}' is '${excerpt(text)}', which is no phone number, user ID or group ID`, WAYS_TO_NAME);
}

/** One key per conversation partner, for order and the pair limit: the phone number, user ID or group ID itself. */
export const recipientKey = (recipient: Recipient): string => ('to' in recipient ? recipient.to : recipient.recipient);

/** Digits above 2^53 are no longer exact in a number. */
function numberText(value: number): string {
	return Number.isSafeInteger(value) && value > 0 ? String(value) : '';
}

/** The digits of a phone number without `+` and `00`; undefined when the text is none. */
function digitsOf(text: string): string | undefined {
	const bare = text
		.replace(/^(tel|whatsapp):|^https?:\/\/wa\.me\//i, '')
		// As unofficial clients name a person.
		.replace(/@(?:s\.whatsapp\.net|c\.us)$/i, '')
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
		// The trunk zero that some countries write in brackets is not dialled from abroad.
		.replace(/^(\s*(?:\+|00)\s*\d[\d\s]*)\(0\)/, '$1')
		.replace(NUMBER_DECORATION, '');
	const digits = bare.replace(/^\+/, '');
	if (!/^\d+$/.test(digits)) return undefined;
	return bare.startsWith('+') ? digits : digits.replace(/^00/, '');
}

function phone(digits: string, text: string, field: string): string {
	if (digits.length < E164_DIGITS.min || digits.length > E164_DIGITS.max || digits.startsWith('0')) {
		throw new InputError(
			digits.startsWith('0')
				? `'${field}' is '${excerpt(text)}', a number without its country code`
				: `'${field}' is '${excerpt(text)}' with ${digits.length} digits, and a phone number has ${E164_DIGITS.min} to ${E164_DIGITS.max} with its country code`,
			WAYS_TO_NAME,
		);
	}
	return `+${digits}`;
}

const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const describe = (value: unknown): string =>
	Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `'${excerpt(String(value))}'`;
