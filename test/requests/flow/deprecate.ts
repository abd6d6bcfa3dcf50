import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a published flow',
		parameters: { flowId: { __rl: true, mode: 'id', value: '1026000000000001' } },
		request: { method: 'POST', path: '/1026000000000001/deprecate' },
	},
];
