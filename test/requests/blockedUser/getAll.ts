import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the people whom a number has blocked',
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/1023000000000001/block_users' },
	},
	{
		title: 'those after a cursor',
		parameters: { options: { after: 'QVFIUm' } },
		request: { method: 'GET', path: '/1023000000000001/block_users', query: { after: 'QVFIUm' } },
	},
];
