import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the flows of the account',
		parameters: {},
		request: {
			method: 'GET',
			path: '/1022000000000001/flows',
			query: { fields: 'id,name,status,categories,validation_errors,json_version,endpoint_uri' },
		},
	},
	{
		title: 'names after a cursor',
		parameters: { returnAll: true, options: { fields: 'name', after: ' QVFIUn ' } },
		request: { method: 'GET', path: '/1022000000000001/flows', query: { fields: 'name', after: 'QVFIUn' } },
	},
];
