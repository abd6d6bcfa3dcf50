import { accountIdOf, searchList } from './searchList';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The numbers of the account, for every sender field. */
export const searchPhoneNumbers = searchList({
	request: (account) => ({
		method: 'GET',
		path: `/${accountIdOf(account)}/phone_numbers`,
		query: { fields: 'id,display_phone_number,verified_name' },
	}),
	entry: ({ id, display_phone_number: number, verified_name: name }) =>
		typeof id === 'string' ? { name: [text(number), text(name)].filter(Boolean).join(' · ') || id, value: id } : undefined,
});
