import type { RequestCase } from '../requestCase';

const path = '/1022000000000001/message_templates';

export const cases: RequestCase[] = [
	{
		title: 'approved templates in two languages with a word in name or text',
		parameters: {
			returnAll: true,
			filters: { status: ['APPROVED'], language: ['en_US', 'es_MX'], nameOrContent: 'order' },
			options: { fields: 'name,language,status' },
		},
		request: {
			method: 'GET',
			path,
			query: { fields: 'name,language,status', language: '["en_US","es_MX"]', name_or_content: 'order', status: 'APPROVED' },
		},
	},
	{
		title: 'every filter, after a cursor',
		parameters: {
			limit: 25,
			filters: { category: ['UTILITY'], content: 'bread', name: 'update', qualityScore: ['GREEN', 'YELLOW'] },
			options: { after: 'QVFIUm' },
		},
		request: {
			method: 'GET',
			path,
			query: {
				fields: 'id,name,language,status,category,parameter_format,rejected_reason,quality_score,components',
				category: 'UTILITY',
				content: 'bread',
				name: 'update',
				quality_score: '["GREEN","YELLOW"]',
				after: 'QVFIUm',
			},
		},
	},
];
