import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { searchPhoneNumbers } from '../../WhatsApp/lists/phoneNumbers';
import { verifyTokenForManual } from '../subscribing/verifyToken';

/** The one entry that shows which verify token to enter at Meta. Its value is empty: the token is saved nowhere. */
async function getVerifyToken(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { appSecret, verifyToken } = await readConnection(this);
	if (verifyToken !== '') return [{ name: "The Verify Token of Your Credential", value: '' }];
	if (appSecret === '') {
		throw new NodeOperationError(this.getNode(), "The credential's App Secret is empty", {
			description: 'Open the credential and fill it in: Meta App Dashboard > App Settings > Basic > App Secret > Show.',
		});
	}
	return [{ name: verifyTokenForManual(appSecret), value: '' }];
}

/** The numbers of the account, all pages. */
async function getPhoneNumbers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const numbers: INodePropertyOptions[] = [];
	let cursor: string | undefined;
	do {
		const { results, paginationToken } = await searchPhoneNumbers.call(this, '', cursor);
		numbers.push(...results.map(({ name, value }) => ({ name, value })));
		cursor = typeof paginationToken === 'string' ? paginationToken : undefined;
	} while (cursor !== undefined);
	return numbers;
}

export const methods = { loadOptions: { getPhoneNumbers, getVerifyToken } };
