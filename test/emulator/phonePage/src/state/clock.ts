import { createContext, useContext, useEffect, useState } from 'react';

/** The emulator's clock minus the browser's, in milliseconds. */
export const ClockOffset = createContext(0);

/** The emulator's time in Unix milliseconds, drawn anew every `everyMs`. */
export function useNow(everyMs: number): number {
	const offset = useContext(ClockOffset);
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const ticking = setInterval(() => setNow(Date.now()), everyMs);
		return () => clearInterval(ticking);
	}, [everyMs]);
	return now + offset;
}

/** Whether the time is still to come; drawn anew exactly when it passes. */
export function useStillAhead(until: number | undefined): boolean {
	const offset = useContext(ClockOffset);
	const [, passed] = useState(0);
	useEffect(() => {
		if (until === undefined) return undefined;
		const left = until - offset - Date.now();
		if (left <= 0) return undefined;
		const waiting = setTimeout(() => passed((count) => count + 1), Math.min(left, 2 ** 30));
		return () => clearTimeout(waiting);
	}, [until, offset]);
	return until !== undefined && until > Date.now() + offset;
}
