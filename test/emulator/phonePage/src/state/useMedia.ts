import { useCallback, useSyncExternalStore } from 'react';

/** Whether a CSS media query holds, now and whenever it changes. */
export function useMedia(query: string): boolean {
	const subscribe = useCallback(
		(changed: () => void) => {
			const list = window.matchMedia(query);
			list.addEventListener('change', changed);
			return () => list.removeEventListener('change', changed);
		},
		[query],
	);
	return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** On a phone's width the list and the chat are two screens. */
export const narrowScreen = '(max-width: 767px)';
