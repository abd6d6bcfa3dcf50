import { defineField } from '../fields/field';
import { fieldNames, graphFields } from '../fields/graphFields';
import { plainOptions } from '../fields/sendOptions';
import { sender } from '../fields/sender';
import { phoneNumberId } from '../../../shared/whatsapp/identifiers';
import { defineOperation } from '../operation';
import { flow, flowIdOf } from './flowFields';
import { describedFlow } from './flowOutput';

const FLOW_FIELDS = [
	'id',
	'name',
	'status',
	'categories',
	'validation_errors',
	'json_version',
	'data_api_version',
	'endpoint_uri',
	'preview',
	'health_status',
	'whatsapp_business_account',
	'application',
] as const;

const newPreview = defineField({
	displayName: 'New Preview Link',
	name: 'newPreview',
	type: 'boolean',
	default: false,
	description: 'Whether to make a new link to the preview, so that the old one stops working. A link works for 30 days.',
});

const checkedNumber = defineField({
	...sender,
	displayName: 'Number to Check',
	name: 'checkPhoneNumberId',
	default: { mode: 'list', value: '' },
	description: 'Tells whether this number can send the flow',
});

/** A field with what belongs to it in Meta's own spelling. */
function expanded(name: string, fresh: boolean, number: string | undefined): string {
	if (name === 'preview') return `preview.invalidate(${fresh})`;
	if (name === 'health_status' && number) return `health_status.phone_number(${phoneNumberId('Number to Check', number, '')})`;
	return name;
}

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get flow',
	description: 'Get the status of a flow, the mistakes in its JSON line by line, the link to its preview, and whether it can be sent',
	effect: 'read',
	fields: [flow, plainOptions(graphFields('status,validation_errors,preview'), newPreview, checkedNumber)],
	resolve: async ({ flowId }, sources) => await flowIdOf(flowId, sources),
	request: ({ options }, { resolved: id }) => {
		const names = fieldNames(options.fields ?? '', FLOW_FIELDS).split(',');
		return {
			method: 'GET',
			path: `/${id}`,
			query: { fields: names.map((name) => expanded(name, options.newPreview === true, options.checkPhoneNumberId)).join(',') },
		};
	},
	simplify: describedFlow,
});
