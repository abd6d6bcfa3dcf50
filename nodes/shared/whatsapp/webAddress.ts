import { InputError } from '../graph/failure';

/**
 * An address that a customer's browser opens.
 * @throws InputError when it is none, or does not start with https://
 */
export function webAddress(field: string, value: string): string {
	const address = value.trim();
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol === 'https:' && url.hostname !== '') return address;
	throw new InputError(
		`'${field}' is '${address.slice(0, 60)}', which is no address that starts with https://`,
		'Enter a whole address such as https://example.com/orders/1042.',
	);
}
