import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the whole profile',
		parameters: {},
		request: {
			method: 'GET',
			path: '/1023000000000001/whatsapp_business_profile',
			query: { fields: 'about,address,description,email,profile_picture_url,vertical,websites' },
		},
	},
	{
		title: 'two fields of it',
		parameters: { options: { fields: 'about,websites' } },
		request: { method: 'GET', path: '/1023000000000001/whatsapp_business_profile', query: { fields: 'about,websites' } },
	},
];
