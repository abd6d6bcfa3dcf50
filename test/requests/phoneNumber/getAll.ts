import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the numbers of the account',
		parameters: { options: { fields: 'display_phone_number,status' } },
		request: { method: 'GET', path: '/1022000000000001/phone_numbers', query: { fields: 'display_phone_number,status' } },
	},
	{
		title: 'the test numbers after a cursor',
		parameters: { returnAll: true, options: { fields: 'id', accountMode: 'SANDBOX', after: 'QVFIUm' } },
		request: {
			method: 'GET',
			path: '/1022000000000001/phone_numbers',
			query: { fields: 'id', filtering: '[{"field":"account_mode","operator":"EQUAL","value":"SANDBOX"}]', after: 'QVFIUm' },
		},
	},
];
