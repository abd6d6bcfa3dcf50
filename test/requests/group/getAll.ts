import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: "the groups of the credential's number",
		parameters: {},
		request: { method: 'GET', path: '/1023000000000001/groups' },
	},
	{
		title: 'the groups of another number after a cursor',
		parameters: { phoneNumberId: '1023000000000002', options: { after: 'MTAxNTEx=' } },
		request: { method: 'GET', path: '/1023000000000002/groups', query: { after: 'MTAxNTEx=' } },
	},
];
