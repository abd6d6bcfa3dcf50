import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { graphId } from '../../../shared/whatsapp/identifiers';
import { webAddress } from '../../../shared/whatsapp/webAddress';
import { defineField, type ValueOf } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { applicationId, categories, endpointUri, flow, flowIdOf, flowName } from './flowFields';

const updateFields = defineField({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [applicationId, categories, endpointUri, flowName],
});

function changed({ applicationId: app, categories: chosen, endpointUri: address, name }: ValueOf<typeof updateFields>): JsonObject {
	return {
		...(name === undefined ? {} : { name: name.trim() }),
		...(chosen === undefined ? {} : { categories: chosen }),
		...(address === undefined ? {} : { endpoint_uri: webAddress('Endpoint URL', address) }),
		...(app === undefined ? {} : { application_id: graphId('Application ID', app, 'You find it in Meta App Dashboard > App Settings > Basic.') }),
	};
}

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update flow',
	description: 'Change the name, categories, endpoint or app of a flow. Its screens are replaced by Upload JSON.',
	effect: 'write',
	fields: [flow, updateFields, plainOptions()],
	resolve: async ({ flowId }, sources) => await flowIdOf(flowId, sources),
	request: ({ updateFields: given }, { resolved: id }) => {
		const body = changed(given);
		if (Object.keys(body).length === 0) {
			throw new InputError("'Update Fields' is empty, so there is nothing to change", 'Add a field.');
		}
		return { method: 'POST', path: `/${id}`, body };
	},
	simplify: (_body, _parameters, { path, body }) => ({ success: true, flowId: path.slice(1), updated: Object.keys(body ?? {}) }),
});
