import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the code as it came, with its dash',
		parameters: { code: '123-456' },
		request: { method: 'POST', path: '/1023000000000001/verify_code', body: { code: '123456' } },
	},
];
