import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'all codes of a number with the addresses of their pictures',
		parameters: { returnAll: true, options: { imageFormat: 'PNG', after: 'QVFIUm' } },
		request: {
			method: 'GET',
			path: '/1023000000000001/message_qrdls',
			query: { fields: 'code,prefilled_message,deep_link_url,qr_image_url.format(PNG)', limit: 25, after: 'QVFIUm' },
		},
	},
];
