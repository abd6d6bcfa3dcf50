import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flow, flowIdOf } from './flowFields';

export const deleteFlow = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete flow',
	description: 'Delete a draft flow for good. Meta keeps published ones: retire them with Deprecate.',
	effect: 'write',
	fields: [flow, plainOptions()],
	resolve: async ({ flowId }, sources) => await flowIdOf(flowId, sources),
	request: (_parameters, { resolved: id }) => ({ method: 'DELETE', path: `/${id}` }),
	simplify: (_body, _parameters, { path }) => ({ deleted: true, flowId: path.slice(1) }),
});
