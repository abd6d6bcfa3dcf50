/**
 * Some countries' numbers have two spellings, with and without a digit that marks a mobile phone; WhatsApp's ID may have
 * the other one: Brazil (+55 11 9…), Mexico (+52 1 …), Argentina (+54 9 …).
 */
const SPELLINGS: ReadonlyArray<{ long: RegExp; short: string }> = [
	{ long: /^55(\d{2})9(\d{8})$/, short: '55$1$2' },
	{ long: /^521(\d{10})$/, short: '52$1' },
	{ long: /^549(\d{10})$/, short: '54$1' },
];

/** A person's phone number or user ID in the one spelling that can be compared; empty when there is none. */
export function personKey(identity: unknown): string {
	const text = typeof identity === 'string' ? identity.trim() : typeof identity === 'number' ? String(identity) : '';
	const digits = text.replace(/^\+/, '');
	if (!/^\d+$/.test(digits)) return text;
	const found = SPELLINGS.find(({ long }) => long.test(digits));
	return found ? digits.replace(found.long, found.short) : digits;
}

/** The keys of all identities that are given, each once. */
export const personKeys = (identities: readonly unknown[]): string[] => [
	...new Set(identities.map(personKey).filter((key) => key !== '')),
];

/** Whether both name the same person by any of their identities. */
export const isSamePerson = (one: readonly string[], other: readonly string[]): boolean => one.some((key) => other.includes(key));
