import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a code with its picture',
		parameters: { code: { __rl: true, mode: 'list', value: '4O4YGZEG3RIVE1' } },
		request: {
			method: 'GET',
			path: '/1023000000000001/message_qrdls/4O4YGZEG3RIVE1',
			query: { fields: 'code,prefilled_message,deep_link_url,qr_image_url.format(PNG)' },
		},
	},
	{
		title: 'a code by its link, without a picture',
		parameters: { code: { __rl: true, mode: 'url', value: 'https://wa.me/message/4O4YGZEG3RIVE1' }, imageFormat: 'none' },
		request: {
			method: 'GET',
			path: '/1023000000000001/message_qrdls/4O4YGZEG3RIVE1',
			query: { fields: 'code,prefilled_message,deep_link_url' },
		},
	},
];
