import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'what each category cost on each day in two countries',
		parameters: {
			start: '2026-11-01T00:00:00Z',
			end: '2026-11-08T00:00:00Z',
			options: { dimensions: ['PRICING_CATEGORY', 'PRICING_TYPE', 'TIER', 'COUNTRY'], countryCodes: ['US', 'IN'] },
		},
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: {
				fields:
					'pricing_analytics.start(1793491200).end(1794096000).granularity(DAILY).country_codes(["US","IN"]).dimensions(["PRICING_CATEGORY","PRICING_TYPE","TIER","COUNTRY"])',
			},
		},
	},
	{
		title: 'only what was paid for',
		parameters: {
			start: '2026-11-01T00:00:00Z',
			end: '2026-11-08T00:00:00Z',
			options: { metricTypes: ['COST'], pricingTypes: ['REGULAR'], pricingCategories: ['MARKETING', 'UTILITY'] },
		},
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: {
				fields:
					'pricing_analytics.start(1793491200).end(1794096000).granularity(DAILY).metric_types(["COST"]).pricing_types(["REGULAR"]).pricing_categories(["MARKETING","UTILITY"])',
			},
		},
	},
];
