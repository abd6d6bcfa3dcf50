import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the link of a group',
		parameters: { groupId: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' },
		request: { method: 'GET', path: '/Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD/invite_link' },
	},
];
