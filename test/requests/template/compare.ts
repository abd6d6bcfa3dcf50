import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'two templates over 30 days',
		parameters: { templateId: '1689556908129832', otherTemplateId: '1533406637136032', end: '2026-11-20T00:00:00.000Z' },
		request: {
			method: 'GET',
			path: '/1689556908129832/compare',
			query: { template_ids: '[1533406637136032]', start: 1_792_540_800, end: 1_795_132_800 },
		},
	},
];
