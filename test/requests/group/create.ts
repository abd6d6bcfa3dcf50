import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a group that people join at once',
		parameters: { subject: ' Bread club ' },
		request: {
			method: 'POST',
			path: '/1023000000000001/groups',
			body: { messaging_product: 'whatsapp', subject: 'Bread club', join_approval_mode: 'auto_approve' },
		},
	},
	{
		title: 'a described group of another number, which people ask to join',
		parameters: {
			phoneNumberId: { __rl: true, mode: 'list', value: '1023000000000002' },
			subject: 'Cake club',
			joinApprovalMode: 'approval_required',
			options: { description: 'What comes out of the oven' },
		},
		request: {
			method: 'POST',
			path: '/1023000000000002/groups',
			body: {
				messaging_product: 'whatsapp',
				subject: 'Cake club',
				description: 'What comes out of the oven',
				join_approval_mode: 'approval_required',
			},
		},
	},
];
