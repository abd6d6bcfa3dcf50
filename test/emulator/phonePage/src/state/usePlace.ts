import { useCallback, useEffect, useState } from 'react';
import type { Place } from './phoneState';

/** The chat in the address: `#/PHONE_NUMBER_ID/PHONE`, or with a group's ID in place of the phone. The browser's back button closes it on a phone. */
function placeInAddress(): Place | undefined {
	const [, phoneNumberId, phone] = /^#\/(\w+)\/([\w-]+)$/.exec(window.location.hash) ?? [];
	return phoneNumberId !== undefined && phone !== undefined ? { phoneNumberId, phone } : undefined;
}

/** The open chat and the way to open another (or none). */
export function usePlace(): [Place | undefined, (place: Place | undefined, replace?: boolean) => void] {
	const [place, setPlace] = useState(placeInAddress);
	useEffect(() => {
		const follow = () => setPlace(placeInAddress());
		window.addEventListener('hashchange', follow);
		window.addEventListener('popstate', follow);
		return () => {
			window.removeEventListener('hashchange', follow);
			window.removeEventListener('popstate', follow);
		};
	}, []);
	const open = useCallback((next: Place | undefined, replace = false) => {
		const address = next ? `#/${next.phoneNumberId}/${next.phone}` : window.location.pathname;
		if (replace) window.history.replaceState(null, '', address);
		else window.history.pushState(null, '', address);
		setPlace(next);
	}, []);
	return [place, open];
}
