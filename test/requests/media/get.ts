import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'size, type and address of a file',
		parameters: { mediaId: '1013859600285441' },
		request: { method: 'GET', path: '/1013859600285441' },
	},
	{
		title: 'only if the file belongs to a number',
		parameters: {
			mediaId: ' 1013859600285441 ',
			includeUrl: false,
			options: { phoneNumberId: { __rl: true, mode: 'list', value: '1023000000000002' } },
		},
		request: { method: 'GET', path: '/1013859600285441', query: { phone_number_id: '1023000000000002' } },
	},
];
