import { createHash } from 'node:crypto';

import { hexDigits } from '../random';

/** Gives out IDs in the forms that Meta uses; nothing in them means anything. */
export class IdSource {
	private nextObject = 1030000000000001n;
	private messages = 0;

	constructor(private readonly random: () => number) {}

	/** A Graph object's ID: digits only. */
	object(): string {
		this.nextObject += BigInt(1 + Math.floor(this.random() * 997));
		return this.nextObject.toString();
	}

	/** `wamid.` and Base64 in which the recipient's number can be read, as Meta's own. */
	message(phone: string): string {
		this.messages += 1;
		const serial = this.messages.toString(16).toUpperCase().padStart(6, '0');
		const inner = `\x1c\x18${phone}\x15\x02\x00\x11\x18\x12${serial}${hexDigits(this.random, 12)}\x00`;
		return `wamid.${Buffer.from(inner, 'latin1').toString('base64')}`;
	}

	hex(length: number): string {
		return hexDigits(this.random, length);
	}

	/** Meta's fbtrace_id: 22 characters of Base64 without its special ones. */
	trace(): string {
		return `A${Buffer.from(this.hex(32), 'hex').toString('base64url').replace(/[-_]/g, 'x')}`.slice(0, 22);
	}
}

const countries: Array<[prefix: string, country: string]> = [
	['1', 'US'],
	['44', 'GB'],
	['49', 'DE'],
	['55', 'BR'],
	['91', 'IN'],
	['33', 'FR'],
	['34', 'ES'],
	['52', 'MX'],
];

/** The ISO country of a phone number's prefix; `US` where the emulator does not know it. */
export function countryOf(phone: string): string {
	return countries.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? 'US';
}

/** The business-scoped user ID of a phone number: the same one each time. */
export function userIdOf(phone: string): string {
	const hash = createHash('sha256').update(`user ${phone}`).digest();
	return `${countryOf(phone)}.${(hash.readBigUInt64BE() % 10n ** 19n).toString().padStart(20, '1')}`;
}
