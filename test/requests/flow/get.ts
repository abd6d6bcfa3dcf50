import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a flow with all that is known of it',
		parameters: { flowId: { __rl: true, mode: 'id', value: '1026000000000001' } },
		request: {
			method: 'GET',
			path: '/1026000000000001',
			query: {
				fields:
					'id,name,status,categories,validation_errors,json_version,data_api_version,endpoint_uri,preview.invalidate(false),health_status,whatsapp_business_account,application',
			},
		},
	},
	{
		title: 'a new preview link, and whether a number can send the flow',
		parameters: {
			flowId: { __rl: true, mode: 'id', value: '1026000000000001' },
			options: { fields: 'preview, health_status', newPreview: true, checkPhoneNumberId: { __rl: true, mode: 'list', value: '1023000000000002' } },
		},
		request: {
			method: 'GET',
			path: '/1026000000000001',
			query: { fields: 'preview.invalidate(true),health_status.phone_number(1023000000000002)' },
		},
	},
];
