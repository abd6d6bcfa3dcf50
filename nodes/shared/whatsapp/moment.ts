import { InputError } from '../graph/failure';

const WITHOUT_ZONE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** Unix times below this are seconds: as milliseconds they would lie in 1973. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * A point in time, from a date with or without time and zone, or from a Unix time in seconds or milliseconds.
 * @param timeZone of the workflow, for dates that name none
 * @returns Unix milliseconds
 * @throws InputError that names the field when it is none of them
 */
export function momentOf(field: string, value: unknown, timeZone: string): number {
	const moment = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : fromText(textOf(value), timeZone);
	if (Number.isFinite(moment) && moment > 0) return typeof value === 'number' && moment < MILLISECONDS_FROM ? moment * 1_000 : moment;
	throw new InputError(
		`'${field}' is '${textOf(value).slice(0, 60)}', which is no date and time`,
		'Enter one such as 2030-01-31T18:00:00Z, or a Unix time in milliseconds.',
	);
}

/** A date of luxon, as an expression gives it, writes itself. */
function textOf(value: unknown): string {
	if (typeof value === 'object' && value !== null && 'toISO' in value && typeof value.toISO === 'function') return String(value.toISO());
	return typeof value === 'string' ? value.trim() : (JSON.stringify(value) ?? '');
}

function fromText(text: string, timeZone: string): number {
	if (/^\d{9,}$/.test(text)) return Number(text) < MILLISECONDS_FROM ? Number(text) * 1_000 : Number(text);
	if (!isOnCalendar(text)) return NaN;
	const parts = WITHOUT_ZONE.exec(text);
	if (!parts) return /^\d{4}-\d{2}-\d{2}|^[A-Za-z]{3},? /.test(text) ? Date.parse(text) : NaN;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map((part) => Number(part ?? 0));
	return atWall(Date.UTC(year, month - 1, day, hour, minute, second), timeZone);
}

/** JavaScript makes one of the next month out of a day that the month does not have, and of minute 75 one of the next hour. */
function isOnCalendar(text: string): boolean {
	const [, year, month, day, hour = '0', minute = '0', second = '0'] =
		/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text) ?? [];
	if (year === undefined) return true;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
	return exists && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

/** The moment at which clocks in the zone show this time. */
function atWall(wall: number, timeZone: string): number {
	const guess = wall - offsetAt(wall, timeZone);
	return wall - offsetAt(guess, timeZone);
}

/** How far the zone's clocks are ahead of UTC then, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const shown = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000;
}
