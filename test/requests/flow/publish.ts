import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a draft without mistakes',
		parameters: { flowId: '1026000000000001' },
		reads: { '/1026000000000001': { id: '1026000000000001', status: 'DRAFT', validation_errors: [] } },
		request: { method: 'POST', path: '/1026000000000001/publish' },
	},
];
