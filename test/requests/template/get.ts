import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'status, reason of a rejection, quality and content',
		parameters: { templateId: { __rl: true, mode: 'list', value: '1689556908129832' } },
		request: {
			method: 'GET',
			path: '/1689556908129832',
			query: { fields: 'id,name,language,status,category,parameter_format,rejected_reason,quality_score,components' },
		},
	},
	{
		title: 'the status alone',
		parameters: { templateId: '1689556908129832', options: { fields: 'status' } },
		request: { method: 'GET', path: '/1689556908129832', query: { fields: 'status' } },
	},
];
