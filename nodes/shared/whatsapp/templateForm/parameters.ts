import { InputError } from '../../graph/failure';
import type { JsonObject, JsonValue } from '../../graph/request';
import { codePoints, withinLength } from '../limits';
import type { Slot } from './slot';
import { excerpt } from './values';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter of a header or body, and the text that stands for it in the message. */
export interface TextParameter {
	parameter: JsonObject;
	shown: string;
}

/**
 * A text from a text or a number.
 * @throws InputError when it is neither, or empty
 */
export function textOf({ name }: Pick<Slot, 'name'>, value: unknown): string {
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw new InputError(`'${name}' is '${value}' where a text belongs`, 'Check the expression that gives it.');
	}
	const text = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : dateText(value);
	if (typeof text !== 'string') {
		throw new InputError(`'${name}' is ${excerpt(value)} where a text belongs`, 'Check the expression that gives it.');
	}
	return withinLength(name, text, { min: 1, max: Infinity });
}

/** A date of luxon or of JavaScript, as an expression gives it, in the spelling that ISO 8601 has for it. */
function dateText(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString();
	return isRecord(value) && typeof value.toISO === 'function' ? String(value.toISO()) : value;
}

/**
 * The parameter for a variable: a text, or an object that gives a currency or date_time, as Meta's documentation has it
 * or without its wrapper (`{ "fallback_value": "€5", "code": "EUR", "amount_1000": 5000 }`), or JSON text of one.
 * @throws InputError when it can be no parameter
 */
export function textParameter(slot: Slot, value: unknown): TextParameter {
	const given = objectIn(value);
	if (given === undefined) return plainText(slot, value);
	const { type, parameter_name: _name, ...content } = given;
	if (type === 'text' || (type === undefined && 'text' in given)) return plainText(slot, given.text);
	if (type === 'currency' || 'currency' in given || 'amount_1000' in given) return currency(slot, 'currency' in given ? given.currency : content);
	if (type === 'date_time' || 'date_time' in given || 'fallback_value' in given) return dateTime(slot, 'date_time' in given ? given.date_time : content);
	throw new InputError(
		`'${slot.name}' is ${excerpt(value)} where a text belongs`,
		'Give a text, or an object with fallback_value, code and amount_1000 for an amount of money.',
	);
}

/** An object, also as JSON text of one of Meta's kinds of parameter. */
function objectIn(value: unknown): Record<string, unknown> | undefined {
	if (isRecord(value)) return typeof value.toISO === 'function' || value instanceof Date ? undefined : value;
	if (typeof value !== 'string' || !/^\s*\{.*"(fallback_value|currency|date_time)".*\}\s*$/s.test(value)) return undefined;
	try {
		const parsed: unknown = JSON.parse(value);
		return isRecord(parsed) ? parsed : undefined;
	} catch {
		// A text that only looks like JSON is a text.
		return undefined;
	}
}

/** Meta refuses these with code 132018. */
const FORBIDDEN = /[\n\r\t]| {5,}/;

function plainText(slot: Slot, value: unknown): TextParameter {
	const text = textOf(slot, value);
	if (FORBIDDEN.test(text)) {
		const found = /[\n\r]/.test(text) ? 'a line break' : text.includes('\t') ? 'a tab' : 'more than 4 spaces in a row';
		throw new InputError(
			`'${slot.name}' holds ${found}, which WhatsApp does not allow in a template's variables`,
			'Replace it, such as with {{ $json.text.replace(/\\s+/g, " ") }}.',
		);
	}
	return { parameter: { type: 'text', text }, shown: text };
}

const CURRENCY_KEYS = ['fallback_value', 'code', 'amount_1000'];

function currency(slot: Slot, value: unknown): TextParameter {
	const { fallback_value: fallback, code, amount_1000: amount } = members(slot, value, CURRENCY_KEYS);
	const remedy = 'Give one such as {"fallback_value": "€5.00", "code": "EUR", "amount_1000": 5000}.';
	const shown = typeof fallback === 'number' ? String(fallback) : fallback;
	if (typeof shown !== 'string' || shown === '') throw new InputError(`'${slot.name}' is an amount without its fallback_value`, remedy);
	if (typeof code !== 'string' || !/^[A-Za-z]{3}$/.test(code)) {
		throw new InputError(`'${slot.name}' has the currency code ${excerpt(code ?? '')}, and such a code has 3 letters`, remedy);
	}
	if (amount === undefined || amount === '' || !Number.isSafeInteger(Number(amount))) {
		throw new InputError(`'${slot.name}' has the amount_1000 ${excerpt(amount ?? '')}, and it must be the amount times 1,000 as a whole number`, remedy);
	}
	return {
		parameter: { type: 'currency', currency: { fallback_value: shown, code: code.toUpperCase(), amount_1000: Number(amount) } },
		shown,
	};
}

const DATE_KEYS = ['fallback_value', 'day_of_week', 'year', 'month', 'day_of_month', 'hour', 'minute', 'calendar', 'timestamp', 'component'];
const DATE_NUMBERS: ReadonlySet<string> = new Set(['year', 'month', 'day_of_month', 'hour', 'minute']);

function dateTime(slot: Slot, value: unknown): TextParameter {
	const given = members(slot, value, DATE_KEYS);
	const { fallback_value: shown } = given;
	if (typeof shown !== 'string' || shown === '') {
		throw new InputError(`'${slot.name}' is a date without its fallback_value`, 'Give one such as {"fallback_value": "February 25, 2030"}.');
	}
	const parts = Object.entries(given).map(([key, part]): [string, JsonValue] => [
		key,
		DATE_NUMBERS.has(key) && typeof part === 'string' && /^\d+$/.test(part) ? Number(part) : part,
	]);
	return { parameter: { type: 'date_time', date_time: Object.fromEntries(parts) }, shown };
}

function members(slot: Slot, value: unknown, known: readonly string[]): JsonObject {
	if (!isRecord(value)) throw new InputError(`'${slot.name}' is ${excerpt(value)} where an object belongs`, `Give an object with: ${known.join(', ')}.`);
	const other = Object.keys(value).find((key) => !known.includes(key));
	if (other !== undefined) throw new InputError(`'${slot.name}' has '${other}', which WhatsApp does not know there`, `It can have: ${known.join(', ')}.`);
	return value as JsonObject;
}

/**
 * Checks a text with its variables filled in.
 * @throws InputError that names the part, its length and the limit (Meta: 132005)
 */
export function withinFilled(part: string, filled: string, limit: number): void {
	const length = codePoints(filled);
	if (length > limit) {
		throw new InputError(
			`'${part}' has ${length} characters with its values filled in, and at most ${limit} are allowed`,
			`Shorten the values by ${length - limit}.`,
		);
	}
}
