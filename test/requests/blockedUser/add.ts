import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a phone number and a user ID',
		parameters: { users: ['+1 (650) 555-1234', 'US.13491208655302741918'] },
		request: {
			method: 'POST',
			path: '/1023000000000001/block_users',
			body: { messaging_product: 'whatsapp', block_users: [{ user: '+16505551234' }, { user_id: 'US.13491208655302741918' }] },
		},
	},
];
