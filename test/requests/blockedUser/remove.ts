import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'two people, named in the body of the DELETE',
		parameters: { users: '16505551234, 16505551235' },
		request: {
			method: 'DELETE',
			path: '/1023000000000001/block_users',
			body: { messaging_product: 'whatsapp', block_users: [{ user: '+16505551234' }, { user: '+16505551235' }] },
		},
	},
];
