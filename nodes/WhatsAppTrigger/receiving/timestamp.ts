/** Above this a number is milliseconds: Unix seconds get there in the year 5138. */
const MILLISECONDS_FROM = 100_000_000_000;
/** The last moment that a date can hold, in milliseconds. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** A Unix time as Meta writes it (text or number, mostly seconds) in ISO 8601; undefined for everything else. */
export function timestampOf(value: unknown): string | undefined {
	if (value === latest.value) return latest.iso;
	latest = { value, iso: isoOf(value) };
	return latest.iso;
}

/** Events of one delivery mostly share their second. */
let latest: { value: unknown; iso: string | undefined } = { value: undefined, iso: undefined };

function isoOf(value: unknown): string | undefined {
	const number =
		typeof value === 'number' ? value : typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
	if (!Number.isFinite(number) || number <= 0) return undefined;
	const milliseconds = number < MILLISECONDS_FROM ? number * 1000 : number;
	return milliseconds > LAST_MOMENT ? undefined : new Date(milliseconds).toISOString();
}
