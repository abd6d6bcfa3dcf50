import { InputError } from '../graph/failure';
import type { JsonObject } from '../graph/request';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** A contact as its form gives it: every text there, empty where nothing was entered. */
export interface ContactParts {
	readonly name: Texts<'formattedName' | 'firstName' | 'middleName' | 'lastName' | 'prefix' | 'suffix'> | undefined;
	readonly phones: ReadonlyArray<Texts<'phone' | 'type' | 'waId'>>;
	readonly emails: ReadonlyArray<Texts<'email' | 'type'>>;
	readonly addresses: ReadonlyArray<Texts<'street' | 'city' | 'state' | 'zip' | 'country' | 'countryCode' | 'type'>>;
	readonly org: Texts<'company' | 'department' | 'title'> | undefined;
	readonly urls: ReadonlyArray<Texts<'url' | 'type'>>;
	readonly birthday: string;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The texts that were filled in, under Meta's names. */
const filledIn = (parts: Readonly<Record<string, string>> = {}): Record<string, string> =>
	Object.fromEntries(
		Object.entries(parts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[snakeCase(name), text.trim()]])),
	);

const isEmpty = (part: object): boolean => Object.keys(part).length === 0;

/**
 * A contact as the Cloud API takes it, without what was left empty.
 * @param place its name in messages to the user, such as `Contact 2`
 * @throws InputError when it has no name, a birthday that is no date, or an entry that lacks its value
 */
export function contactCard({ name, phones, emails, addresses, org, urls, birthday }: ContactParts, place: string): JsonObject {
	const card: JsonObject = { name: nameOf(name, place) };
	const put = (key: string, rows: JsonObject[]) => {
		const filled = rows.filter((row) => !isEmpty(row));
		if (filled.length > 0) card[key] = filled;
	};
	put('phones', entries(phones.map(withPlainId), 'phone', 'Phone', place));
	put('emails', entries(emails, 'email', 'Email', place));
	put('addresses', addresses.map(filledIn));
	put('urls', entries(urls, 'url', 'URL', place));
	const organization = filledIn(org);
	if (!isEmpty(organization)) card.org = organization;
	if (birthday.trim() !== '') card.birthday = dateOf(birthday.trim(), place);
	return card;
}

/** Meta wants the whole name and at least one part of it. */
function nameOf(name: ContactParts['name'], place: string): JsonObject {
	const { formatted_name: given, ...parts } = filledIn(name);
	const { prefix, first_name: first, middle_name: middle, last_name: last, suffix } = parts;
	const whole = given ?? [prefix, first, middle, last, suffix].filter((part) => part !== undefined).join(' ');
	if (whole === '') {
		throw new InputError(`'Formatted Name' of '${place}' is empty`, 'Every contact has a name: fill in Formatted Name or First Name.');
	}
	return { formatted_name: whole, ...(isEmpty(parts) ? { first_name: whole } : parts) };
}

/** WhatsApp IDs are digits alone. */
const withPlainId = (phone: ContactParts['phones'][number]) => ({ ...phone, waId: phone.waId.replace(/[\s+().-]/g, '') });

/** Rows with their main value; one that has only its type was begun and not finished. */
function entries(rows: ReadonlyArray<Readonly<Record<string, string>>>, main: string, label: string, place: string): JsonObject[] {
	return rows.map((row, index) => {
		const filled = filledIn(row);
		if (!isEmpty(filled) && filled[main] === undefined) {
			throw new InputError(`'${label}' of '${label} ${index + 1}' of '${place}' is empty`, 'Fill it in, or remove the entry.');
		}
		return filled;
	});
}

function dateOf(text: string, place: string): string {
	const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
	if (date !== undefined && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true) return date;
	throw new InputError(
		`'Birthday' of '${place}' is '${text.slice(0, 60)}', and WhatsApp takes a date as YYYY-MM-DD`,
		'Write year, month and day, such as 1999-01-23.',
	);
}
