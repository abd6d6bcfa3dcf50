import { useState } from 'react';

function keyOf(phone: string): string {
	return `phone-hidden-${phone}`;
}

/**
 * Whether the customer keeps the phone number to themselves, as people with a username may: the business then
 * receives the user ID alone. Kept in this browser.
 */
export function useHiddenNumber(phone: string): [boolean, (hidden: boolean) => void] {
	const [hidden, setHidden] = useState(() => window.localStorage.getItem(keyOf(phone)) === 'yes');
	const choose = (next: boolean) => {
		if (next) window.localStorage.setItem(keyOf(phone), 'yes');
		else window.localStorage.removeItem(keyOf(phone));
		setHidden(next);
	};
	return [hidden, choose];
}
