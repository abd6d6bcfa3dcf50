import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'all settings of a number',
		parameters: {},
		request: { method: 'GET', path: '/1023000000000001/settings' },
	},
];
