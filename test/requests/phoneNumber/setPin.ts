import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a new PIN',
		parameters: { pin: '012834' },
		request: { method: 'POST', path: '/1023000000000001', body: { pin: '012834' } },
	},
];
