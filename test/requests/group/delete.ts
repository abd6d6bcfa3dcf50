import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a group by its ID',
		parameters: { groupId: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' },
		request: { method: 'DELETE', path: '/Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' },
	},
];
