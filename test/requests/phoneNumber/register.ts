import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a number with its PIN',
		parameters: { pin: '212834' },
		request: { method: 'POST', path: '/1023000000000001/register', body: { messaging_product: 'whatsapp', pin: '212834' } },
	},
	{
		title: 'a number whose messages stay in Switzerland',
		parameters: { pin: 212834, dataLocalizationRegion: 'CH' },
		request: {
			method: 'POST',
			path: '/1023000000000001/register',
			body: { messaging_product: 'whatsapp', pin: '212834', data_localization_region: 'CH' },
		},
	},
];
