import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a new link for a group',
		parameters: { groupId: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' },
		request: {
			method: 'POST',
			path: '/Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD/invite_link',
			body: { messaging_product: 'whatsapp' },
		},
	},
];
