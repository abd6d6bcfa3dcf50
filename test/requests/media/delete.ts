import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a file by its media ID',
		parameters: { mediaId: '1013859600285441' },
		request: { method: 'DELETE', path: '/1013859600285441' },
	},
	{
		title: 'only if the file belongs to a number',
		parameters: { mediaId: '1013859600285441', options: { phoneNumberId: '1023000000000001' } },
		request: { method: 'DELETE', path: '/1013859600285441', query: { phone_number_id: '1023000000000001' } },
	},
];
