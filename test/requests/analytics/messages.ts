import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the messages of each day of a week',
		parameters: { start: '2026-11-01T00:00:00Z', end: '2026-11-08T00:00:00Z' },
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: { fields: 'analytics.start(1793491200).end(1794096000).granularity(DAY)' },
		},
	},
	{
		title: "a date picker's dates, which are meant in the workflow's time zone, with every filter",
		parameters: {
			start: '2026-11-01T00:00:00',
			end: '2026-11-02',
			granularity: 'HALF_HOUR',
			options: { phoneNumbers: ['+1 555-010-0001', '15550100002'], countryCodes: ['us, DE'], productTypes: ['0', '2'] },
		},
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: {
				fields:
					'analytics.start(1793505600).end(1793595600).granularity(HALF_HOUR).phone_numbers(["15550100001","15550100002"]).country_codes(["US","DE"]).product_types([0,2])',
			},
		},
	},
];
