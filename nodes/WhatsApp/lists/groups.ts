import { phoneNumberId } from '../../shared/whatsapp/identifiers';
import { searchList } from './searchList';

/** The groups of the number that is chosen in the panel. */
export const searchGroups = searchList({
	request: (account, _filter, parameter) => ({
		method: 'GET',
		path: `/${phoneNumberId('Number', parameter('phoneNumberId'), account.phoneNumberId)}/groups`,
	}),
	entry: ({ id, subject }) =>
		typeof id === 'string' ? { name: typeof subject === 'string' && subject !== '' ? subject : id, value: id } : undefined,
});
