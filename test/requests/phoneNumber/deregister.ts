import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a number that shall no longer send',
		parameters: { phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' } },
		request: { method: 'POST', path: '/1023000000000002/deregister' },
	},
];
