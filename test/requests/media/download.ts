import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a received file by its media ID',
		parameters: { mediaId: '1013859600285441' },
		request: { method: 'GET', path: '/1013859600285441' },
	},
	{
		title: 'a file by its address, whose media ID serves for a new one when it has expired',
		parameters: {
			source: 'url',
			url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1013859600285441&ext=1700000000&hash=ATv',
			options: { phoneNumberId: '1023000000000001' },
		},
		request: { method: 'GET', path: '/1013859600285441', query: { phone_number_id: '1023000000000001' } },
	},
];
