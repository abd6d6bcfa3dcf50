import { useEffect, useState } from 'react';
import { useMedia } from './useMedia';

export const schemes = ['system', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

const storageKey = 'phone-scheme';

function isScheme(value: unknown): value is Scheme {
	return schemes.some((scheme) => scheme === value);
}

function storedScheme(): Scheme {
	const stored = window.localStorage.getItem(storageKey);
	return isScheme(stored) ? stored : 'system';
}

export interface Theme {
	scheme: Scheme;
	setScheme: (scheme: Scheme) => void;
	dark: boolean;
}

/** The colour scheme: the system's own unless one was chosen here; kept in this browser. */
export function useTheme(): Theme {
	const [scheme, setScheme] = useState(storedScheme);
	const systemDark = useMedia('(prefers-color-scheme: dark)');
	const dark = scheme === 'dark' || (scheme === 'system' && systemDark);
	useEffect(() => {
		document.documentElement.dataset['scheme'] = dark ? 'dark' : 'light';
		window.localStorage.setItem(storageKey, scheme);
	}, [dark, scheme]);
	return { scheme, setScheme, dark };
}

/** Whether the page is dark now, for parts that cannot be coloured by CSS. */
export function isDark(): boolean {
	return document.documentElement.dataset['scheme'] === 'dark';
}
