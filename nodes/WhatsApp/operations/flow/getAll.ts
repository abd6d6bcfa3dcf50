import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { fieldNames, graphFields } from '../fields/graphFields';
import { after, allEntries, entriesOf, limit, returnAll } from '../fields/listing';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { describedFlow } from './flowOutput';

const LISTED_FIELDS = ['id', 'name', 'status', 'categories', 'validation_errors', 'json_version', 'endpoint_uri'] as const;

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many flows',
	description: 'Get the flows of the WhatsApp Business Account that the credential names, with their status and the mistakes in their JSON',
	effect: 'read',
	fields: [returnAll, limit, plainOptions(after, graphFields('name,status,categories'))],
	request: ({ options }, { account }) => ({
		method: 'GET',
		path: `/${requireAccountId(account)}/flows`,
		query: {
			fields: fieldNames(options.fields ?? '', LISTED_FIELDS),
			...(options.after ? { after: options.after.trim() } : {}),
		},
	}),
	run: allEntries,
	simplify: (body) => entriesOf(body).map(describedFlow),
});
