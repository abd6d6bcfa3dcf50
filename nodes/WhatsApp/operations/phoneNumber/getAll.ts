import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { fieldNames } from '../fields/graphFields';
import { after, allEntries, entriesOf, limit, returnAll } from '../fields/listing';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { explainedNumber } from './health';
import { NUMBER_FIELDS, numberFields } from './numberFields';

const accountMode = defineField({
	displayName: 'Account Mode',
	name: 'accountMode',
	type: 'options',
	options: [
		{ name: 'Live', value: 'LIVE' },
		{ name: 'Sandbox', value: 'SANDBOX', description: "Meta's test numbers" },
	],
	default: 'LIVE',
	description: 'Gives only the numbers of this mode',
});

const filtering = (mode: string): string => JSON.stringify([{ field: 'account_mode', operator: 'EQUAL', value: mode }]);

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many phone numbers',
	description: 'Get the phone numbers of the WhatsApp Business Account that the credential names, with status, quality, limits and health',
	effect: 'read',
	fields: [returnAll, limit, plainOptions(accountMode, after, numberFields)],
	request: ({ options }, { account }) => ({
		method: 'GET',
		path: `/${requireAccountId(account)}/phone_numbers`,
		query: {
			fields: fieldNames(options.fields ?? '', NUMBER_FIELDS),
			...(options.accountMode === undefined ? {} : { filtering: filtering(options.accountMode) }),
			...(options.after ? { after: options.after.trim() } : {}),
		},
	}),
	run: allEntries,
	simplify: (body) => entriesOf(body).map(explainedNumber),
});
