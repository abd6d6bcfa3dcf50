import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a draft, by its ID',
		parameters: { flowId: { __rl: true, mode: 'id', value: ' 1026000000000001 ' } },
		request: { method: 'DELETE', path: '/1026000000000001' },
	},
];
