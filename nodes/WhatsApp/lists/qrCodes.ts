import { phoneNumberId } from '../../shared/whatsapp/identifiers';
import { searchList } from './searchList';

/** The QR codes of the number that is chosen in the panel. */
export const searchQrCodes = searchList({
	request: (account, _filter, parameter) => ({
		method: 'GET',
		path: `/${phoneNumberId('Number', parameter('phoneNumberId'), account.phoneNumberId)}/message_qrdls`,
		// Meta gives 25 at a time.
		query: { fields: 'code,prefilled_message', limit: 25 },
	}),
	entry: ({ code, prefilled_message: message }) =>
		typeof code === 'string' ? { name: `${typeof message === 'string' ? message : ''} (${code})`, value: code } : undefined,
});
