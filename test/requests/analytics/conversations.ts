import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the conversations of a month by category and country',
		parameters: {
			start: '2026-10-01T00:00:00Z',
			end: '2026-11-01T00:00:00Z',
			granularity: 'MONTHLY',
			options: { dimensions: ['CONVERSATION_CATEGORY', 'COUNTRY'] },
		},
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: {
				fields:
					'conversation_analytics.start(1790812800).end(1793491200).granularity(MONTHLY).dimensions(["CONVERSATION_CATEGORY","COUNTRY"])',
			},
		},
	},
	{
		title: 'every filter, with the span as Unix seconds and as an ISO date of an expression',
		parameters: {
			start: '1790812800',
			end: '2026-11-01T01:00:00+01:00',
			options: {
				phoneNumbers: '15550100001',
				metricTypes: ['COST', 'CONVERSATION'],
				conversationCategories: ['MARKETING'],
				conversationTypes: ['REGULAR'],
				conversationDirections: ['BUSINESS_INITIATED'],
			},
		},
		request: {
			method: 'GET',
			path: '/1022000000000001',
			query: {
				fields:
					'conversation_analytics.start(1790812800).end(1793491200).granularity(DAILY).phone_numbers(["15550100001"]).metric_types(["COST","CONVERSATION"]).conversation_categories(["MARKETING"]).conversation_types(["REGULAR"]).conversation_directions(["BUSINESS_INITIATED"])',
			},
		},
	},
];
