import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a group with all that is known of it',
		parameters: { groupId: { __rl: true, mode: 'id', value: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' } },
		request: {
			method: 'GET',
			path: '/Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD',
			query: {
				fields: 'subject,description,participants,total_participant_count,join_approval_mode,suspended,creation_timestamp',
			},
		},
	},
	{
		title: 'some fields',
		parameters: { groupId: 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD', options: { fields: 'subject participants' } },
		request: {
			method: 'GET',
			path: '/Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD',
			query: { fields: 'subject,participants' },
		},
	},
];
