import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'another message for a printed code',
		parameters: { code: 'WOMVT6TJ2BP7A2', prefilledMessage: 'Cyber Tuesday' },
		request: {
			method: 'POST',
			path: '/1023000000000001/message_qrdls',
			body: { code: 'WOMVT6TJ2BP7A2', prefilled_message: 'Cyber Tuesday' },
		},
	},
];
