import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: "the credential's number with all that is known of it",
		parameters: {},
		request: {
			method: 'GET',
			path: '/1023000000000001',
			query: {
				fields:
					'id,display_phone_number,verified_name,status,quality_rating,name_status,code_verification_status,throughput,health_status,whatsapp_business_manager_messaging_limit,platform_type,account_mode,is_official_business_account',
			},
		},
	},
	{
		title: 'some fields of another number',
		parameters: {
			phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' },
			options: { fields: ' quality_rating, health_status quality_rating' },
		},
		request: { method: 'GET', path: '/1023000000000002', query: { fields: 'quality_rating,health_status' } },
	},
];
