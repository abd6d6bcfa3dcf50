import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'catalog and cart of a number',
		parameters: {},
		request: { method: 'GET', path: '/1023000000000001/whatsapp_commerce_settings' },
	},
];
