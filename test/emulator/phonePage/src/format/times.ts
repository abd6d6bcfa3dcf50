/** Times of the chat in the browser's zone. All parameters are Unix milliseconds. */

const dayMs = 24 * 3600 * 1000;

function startOfDay(at: number): number {
	return new Date(at).setHours(0, 0, 0, 0);
}

function daysBetween(at: number, now: number): number {
	return Math.round((startOfDay(now) - startOfDay(at)) / dayMs);
}

export function sameDay(one: number, other: number): boolean {
	return startOfDay(one) === startOfDay(other);
}

/** "09:41" */
export function clockTime(at: number): string {
	return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** The separator above a day's messages: Today, Yesterday, a weekday within the week, else the date. */
export function dayLabel(at: number, now: number): string {
	const days = daysBetween(at, now);
	if (days === 0) return 'Today';
	if (days === 1) return 'Yesterday';
	if (days > 1 && days < 7) return new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(at);
	return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** The time in a conversation's row: the time of day for today, else the day. */
export function rowTime(at: number, now: number): string {
	const days = daysBetween(at, now);
	if (days === 0) return clockTime(at);
	if (days > 0 && days < 7) return dayLabel(at, now);
	return new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

/** "23 h 59 min", "4 min", "under a minute". */
export function duration(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	if (minutes < 1) return 'under a minute';
	const hours = Math.floor(minutes / 60);
	if (hours === 0) return `${minutes} min`;
	return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** "Fri 21 Nov, 09:41": the emulator's clock. */
export function dateAndTime(at: number): string {
	const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
	return `${day}, ${clockTime(at)}`;
}

/** "0:07", for a length of sound in seconds. */
export function soundLength(seconds: number): string {
	if (!Number.isFinite(seconds)) return '0:00';
	return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
