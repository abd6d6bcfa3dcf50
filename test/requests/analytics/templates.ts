import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'two templates over a week',
		parameters: {
			templates: { template: [{ templateId: { __rl: true, mode: 'list', value: '1421988012088524' } }, { templateId: '2632273056924580' }] },
			start: '2026-11-01T00:00:00Z',
			end: '2026-11-08T00:00:00Z',
		},
		request: {
			method: 'GET',
			path: '/1022000000000001/template_analytics',
			query: {
				start: 1793491200,
				end: 1794096000,
				granularity: 'DAILY',
				template_ids: '["1421988012088524","2632273056924580"]',
				limit: 30,
			},
		},
	},
	{
		title: 'IDs from an array, some metrics, over the Marketing Messages API',
		parameters: {
			templatesInput: 'json',
			templatesJson: ['1421988012088524'],
			start: '2026-11-01T00:00:00Z',
			end: '2026-11-08T00:00:00Z',
			options: { metricTypes: ['SENT', 'CLICKED'], productType: 'MARKETING_MESSAGES_API_FOR_WHATSAPP' },
		},
		request: {
			method: 'GET',
			path: '/1022000000000001/template_analytics',
			query: {
				start: 1793491200,
				end: 1794096000,
				granularity: 'DAILY',
				template_ids: '["1421988012088524"]',
				metric_types: '["SENT","CLICKED"]',
				product_type: 'MARKETING_MESSAGES_API_FOR_WHATSAPP',
				limit: 30,
			},
		},
	},
];
