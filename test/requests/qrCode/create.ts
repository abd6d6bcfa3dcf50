import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/message_qrdls';

export const cases: RequestCase[] = [
	{
		title: 'a code for a table, to be printed',
		parameters: { prefilledMessage: 'I sit at table 7', imageFormat: 'SVG' },
		request: { method: 'POST', path, body: { prefilled_message: 'I sit at table 7', generate_qr_image: 'SVG' } },
	},
	{
		title: 'the link alone',
		parameters: { prefilledMessage: 'Cyber Monday', imageFormat: 'none' },
		request: { method: 'POST', path, body: { prefilled_message: 'Cyber Monday' } },
	},
];
