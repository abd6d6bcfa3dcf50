import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a code that shall no longer work',
		parameters: { code: '4O4YGZEG3RIVE1' },
		request: { method: 'DELETE', path: '/1023000000000001/message_qrdls/4O4YGZEG3RIVE1' },
	},
];
