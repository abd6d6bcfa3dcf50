import { InputError, raise } from '../graph/failure';
import { momentOf } from './moment';

const HOUR = 60 * 60 * 1_000;

/** Meta: messages other than templates are delivered for 24 hours after the customer's last message. */
const WINDOW = 24 * HOUR;

/** Clocks of n8n and Meta may differ so much before a time counts as a mistake. */
const CLOCK_DIFFERENCE = HOUR / 6;

const HOW =
	"Give the time of the customer's last message: {{ $json.timestamp }} of the trigger's item, with another node in between {{ $('WhatsApp Cloud Trigger').item.json.timestamp }}, or the one that you keep for each customer.";

/**
 * When the customer wrote last.
 * @param value a date and time, also of luxon or JavaScript, or a Unix time in seconds or milliseconds
 * @param now Unix milliseconds
 * @param timeZone of the workflow, for times that name none
 * @returns Unix milliseconds
 * @throws InputError that names the field when there is no such time, or it is still to come
 */
export function lastInboundOf(field: string, value: unknown, now: number, timeZone: string): number {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
		throw new InputError(`'${field}' is empty, so it is not known whether the 24-hour window is open`, HOW);
	}
	const moment = readMoment(field, value, timeZone);
	if (moment <= now + CLOCK_DIFFERENCE) return moment;
	throw new InputError(
		`'${field}' is ${new Date(moment).toISOString()}, which is still to come: it is ${new Date(now).toISOString()} now`,
		"Check the time zone of the value and the clock of n8n's host.",
	);
}

/** A whole Unix time, or one with a fraction, may come as text: options are read as text. */
function readMoment(field: string, value: unknown, timeZone: string): number {
	const isFraction = typeof value === 'string' && /^\s*\d{9,}\.\d+\s*$/.test(value);
	try {
		const moment = momentOf(field, isFraction ? Number(value) : value, timeZone);
		// Beyond it JavaScript has no dates.
		if (moment <= 8.64e15) return moment;
	} catch (thrown) {
		if (!(thrown instanceof InputError)) return raise(thrown);
		return raise(new InputError(thrown.message, HOW));
	}
	throw new InputError(`'${field}' is '${String(value)}', which is no date and time`, HOW);
}

/**
 * Whether messages other than templates still reach the customer. At exactly 24 hours they no longer do.
 * @param lastInbound Unix milliseconds
 * @param now Unix milliseconds
 */
export const isWindowOpen = (lastInbound: number, now: number): boolean => now - lastInbound < WINDOW;

/** How long ago something was, in the largest unit that tells it well: `26 hours`, `3 days`. */
export function ageOf(moment: number, now: number): string {
	const hours = Math.floor((now - moment) / HOUR);
	return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
