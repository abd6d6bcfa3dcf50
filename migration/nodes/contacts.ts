import { isRecord, listOf, recordOf, type Json } from '../workflow';

/** Names of the same texts on both sides. */
type Names = Readonly<Record<string, string>>;

const NAME: Names = { formatted_name: 'formattedName', first_name: 'firstName', middle_name: 'middleName', last_name: 'lastName', prefix: 'prefix', suffix: 'suffix' };
const ADDRESS: Names = { street: 'street', city: 'city', state: 'state', zip: 'zip', country: 'country', country_code: 'countryCode', type: 'type' };
const ORGANIZATION: Names = { company: 'company', department: 'department', title: 'title' };
const PHONE: Names = { phone: 'phone', type: 'type', whatsapp_user_id: 'waId' };
const EMAIL: Names = { email: 'email', type: 'type' };
const URL_NAMES: Names = { url: 'url', type: 'type' };

const renamed = (given: unknown, names: Names): Json =>
	Object.fromEntries(Object.entries(names).flatMap(([theirs, ours]) => {
		const value = recordOf(given)[theirs];
		return value === undefined || value === '' ? [] : [[ours, value]];
	}));

/** Rows of a form. Their type has a default on the built-in side, which is sent. */
const rows = (given: unknown, group: string, names: Names, type: string): Json => {
	const entries = listOf(recordOf(given)[group]).filter(isRecord);
	return entries.length === 0 ? {} : { entry: entries.map((entry) => renamed({ ...entry, type: entry.type ?? type }, names)) };
};

/** The one contact that the built-in node sends, as ours takes it. */
export function contactParameters({ name, additionalFields }: Json): Json {
	const more = recordOf(additionalFields);
	const organization = renamed(recordOf(more.organization).data, ORGANIZATION);
	const parts: Json = {
		phones: rows(more.phones, 'data', PHONE, 'CELL'),
		emails: rows(more.emails, 'data', EMAIL, 'HOME'),
		addresses: rows(more.addresses, 'address', ADDRESS, 'HOME'),
		urls: rows(more.urls, 'url', URL_NAMES, 'HOME'),
		org: Object.keys(organization).length === 0 ? {} : { parts: organization },
	};
	const filled = Object.entries(parts).filter(([, part]) => Object.keys(recordOf(part)).length > 0);
	return {
		contacts: {
			contact: [
				{
					name: { parts: renamed(recordOf(name).data, NAME) },
					...Object.fromEntries(filled),
					...(more.birthday === undefined || more.birthday === '' ? {} : { birthday: more.birthday }),
				},
			],
		},
	};
}
