import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flow, flowIdOf } from './flowFields';

export const deprecate = defineOperation({
	name: 'Deprecate',
	value: 'deprecate',
	action: 'Deprecate flow',
	description: 'Retire a published flow for good: it can no longer be sent or opened. A draft is deleted in its place.',
	effect: 'write',
	fields: [flow, plainOptions()],
	resolve: async ({ flowId }, sources) => await flowIdOf(flowId, sources),
	request: (_parameters, { resolved: id }) => ({ method: 'POST', path: `/${id}/deprecate` }),
	simplify: (_body, _parameters, { path }) => ({ success: true, flowId: path.split('/')[1] ?? null, status: 'DEPRECATED' }),
});
