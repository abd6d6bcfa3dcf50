import type { RequestCase } from '../requestCase';

const json = '{\n  "version": "7.0",\n  "screens": []\n}';

export const cases: RequestCase[] = [
	{
		title: 'a draft with its JSON, sent as it was written',
		parameters: { name: 'appointment_booking_v1', categories: ['APPOINTMENT_BOOKING'], flowJson: json },
		request: {
			method: 'POST',
			path: '/1022000000000001/flows',
			body: { name: 'appointment_booking_v1', categories: ['APPOINTMENT_BOOKING'], flow_json: json },
		},
	},
	{
		title: 'a flow from a file, published at once, with an endpoint and its app',
		parameters: {
			name: ' survey ',
			categories: ['SURVEY', 'OTHER'],
			flowJsonSource: 'file',
			publish: true,
			options: { endpointUri: 'https://example.com/flow', applicationId: '1021000000000001' },
		},
		files: { data: { fileName: 'survey.json', mimeType: 'application/json', bytes: Buffer.from(`\uFEFF${json}`) } },
		request: {
			method: 'POST',
			path: '/1022000000000001/flows',
			body: {
				name: 'survey',
				categories: ['SURVEY', 'OTHER'],
				flow_json: json,
				publish: true,
				endpoint_uri: 'https://example.com/flow',
				application_id: '1021000000000001',
			},
		},
	},
	{
		title: 'a copy of a flow that is given by its name',
		parameters: { name: 'booking_v2', flowJsonSource: 'clone', cloneFlowId: { __rl: true, mode: 'name', value: 'booking' } },
		reads: { '/1022000000000001/flows': { data: [{ id: '1026000000000009', name: 'booking' }] } },
		request: {
			method: 'POST',
			path: '/1022000000000001/flows',
			body: { name: 'booking_v2', categories: ['OTHER'], clone_flow_id: '1026000000000009' },
		},
	},
	{
		title: 'an empty draft, from a name and an array of categories by expression',
		parameters: { name: 'later', categories: 'SURVEY,OTHER', flowJsonSource: 'none' },
		request: { method: 'POST', path: '/1022000000000001/flows', body: { name: 'later', categories: ['SURVEY', 'OTHER'] } },
	},
	{
		title: 'a JSON that an expression gives as an object',
		parameters: { name: 'objects', flowJson: { version: '7.0', screens: [] } },
		request: {
			method: 'POST',
			path: '/1022000000000001/flows',
			body: { name: 'objects', categories: ['OTHER'], flow_json: '{\n  "version": "7.0",\n  "screens": []\n}' },
		},
	},
];
