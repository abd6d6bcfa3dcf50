import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'ice breakers and commands of a number',
		parameters: {},
		request: { method: 'GET', path: '/1023000000000001/conversational_automation' },
	},
];
