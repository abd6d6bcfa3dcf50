import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'another name and endpoint',
		parameters: {
			flowId: { __rl: true, mode: 'list', value: '1026000000000001' },
			updateFields: { name: 'feedback_v2', endpointUri: 'https://example.com/flow' },
		},
		request: { method: 'POST', path: '/1026000000000001', body: { name: 'feedback_v2', endpoint_uri: 'https://example.com/flow' } },
	},
	{
		title: 'the categories and the app of a flow that is given by its name',
		parameters: { flowId: 'feedback', updateFields: { categories: ['SURVEY'], applicationId: '1021000000000001' } },
		reads: { '/1022000000000001/flows': { data: [{ id: '1026000000000002', name: 'other' }, { id: '1026000000000001', name: 'feedback' }] } },
		request: { method: 'POST', path: '/1026000000000001', body: { categories: ['SURVEY'], application_id: '1021000000000001' } },
	},
];
