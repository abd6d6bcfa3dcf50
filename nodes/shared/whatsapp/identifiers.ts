import type { Account } from '../graph/connection';
import { InputError } from '../graph/failure';

/** IDs of the Graph API: digits, or letters and digits with these marks. None of them can leave its path segment. */
const GRAPH_ID = /^[A-Za-z0-9_=+-]{1,512}$/;

/**
 * An ID for use in a path.
 * @param field as the user sees it; quotes are put around it unless it has some
 * @param where where the user finds such an ID
 * @throws InputError when it is empty or no ID
 */
export function graphId(field: string, value: string, where: string): string {
	const id = value.trim();
	const name = field.includes("'") ? field : `'${field}'`;
	if (id === '') throw new InputError(`${name} is empty`, `Fill it in. ${where}`);
	if (!GRAPH_ID.test(id)) throw new InputError(`${name} is '${id.slice(0, 60)}', which is no ID`, where);
	return id;
}

/**
 * The ID of a sending number, which is not the phone number itself.
 * @throws InputError when neither the node nor the credential names one, or when a phone number stands in its place
 */
export function phoneNumberId(field: string, value: string, fromCredential: string): string {
	const id = value.trim() || fromCredential;
	const where = 'You find the Phone Number ID in Meta App Dashboard > WhatsApp > API Setup.';
	if (id === '') {
		throw new InputError(
			`'${field}' is empty, and the credential names no Phone Number ID`,
			`Choose a number in '${field}', or fill in Phone Number ID in the credential. ${where}`,
		);
	}
	if (/^\+|[\s().-]/.test(id)) {
		throw new InputError(`'${field}' is '${id.slice(0, 60)}', a phone number where its ID belongs`, where);
	}
	return graphId(field, id, where);
}

/**
 * The WhatsApp Business Account that the credential names, for a path.
 * @throws InputError when it names none
 */
export const requireAccountId = ({ accountId }: Pick<Account, 'accountId'>): string =>
	graphId(
		"The credential's 'WhatsApp Business Account ID'",
		accountId,
		'Open the credential and enter it: Meta App Dashboard > WhatsApp > API Setup.',
	);

/**
 * The Meta app that the credential names: samples and pictures are uploaded to it.
 * @throws InputError when it names none
 */
export const requireAppId = ({ appId }: Pick<Account, 'appId'>): string =>
	graphId("The credential's 'App ID'", appId, 'Open the credential and enter it: Meta App Dashboard > App Settings > Basic.');
