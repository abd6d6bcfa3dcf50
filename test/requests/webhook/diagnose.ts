import { outputOf, type LocalCase } from '../requestCase';

const callbackUrl = 'https://n8n.example.com/webhook/5d1fbe3e/webhook';

const healthy: NonNullable<LocalCase['reads']> = {
	'/debug_token': {
		data: {
			app_id: '1021000000000001',
			application: 'Riverside Bakery Bot',
			type: 'SYSTEM_USER',
			is_valid: true,
			expires_at: 0,
			scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
			granular_scopes: [
				{ scope: 'whatsapp_business_management', target_ids: ['1022000000000001'] },
				{ scope: 'whatsapp_business_messaging' },
			],
		},
	},
	'/1021000000000001': { id: '1021000000000001', name: 'Riverside Bakery Bot' },
	'/1021000000000001/subscriptions': {
		data: [{ object: 'whatsapp_business_account', callback_url: callbackUrl, active: true, fields: [{ name: 'messages', version: 'v26.0' }] }],
	},
	'/1022000000000001': {
		id: '1022000000000001',
		name: 'Riverside Bakery',
		account_review_status: 'APPROVED',
		business_verification_status: 'verified',
		health_status: { can_send_message: 'AVAILABLE', entities: [] },
	},
	'/1022000000000001/subscribed_apps': {
		data: [{ whatsapp_business_api_data: { id: '1021000000000001', name: 'Riverside Bakery Bot' } }],
	},
	'/1022000000000001/phone_numbers': {
		data: [
			{
				id: '1023000000000001',
				display_phone_number: '+1 555-010-0001',
				verified_name: 'Riverside Bakery',
				status: 'CONNECTED',
				quality_rating: 'GREEN',
				name_status: 'APPROVED',
				throughput: { level: 'STANDARD' },
				health_status: { can_send_message: 'AVAILABLE', entities: [] },
				whatsapp_business_manager_messaging_limit: 'TIER_10K',
				platform_type: 'CLOUD_API',
				account_mode: 'LIVE',
				webhook_configuration: { application: callbackUrl },
			},
		],
	},
};

export const cases: LocalCase[] = [
	{
		title: 'nothing is in the way',
		parameters: { callbackUrl },
		reads: healthy,
		output: [
			{
				check: 'summary',
				status: 'ok',
				found: 'Nothing is in the way: messages can come in and go out.',
				why: 'The most important finding of all.',
				remedy: '',
			},
			{
				check: 'credential',
				status: 'ok',
				found: 'WhatsApp Business Account ID, App ID and App Secret are filled in.',
				why: 'Receiving needs the App Secret, automatic set-up of the trigger all three.',
				remedy: '',
			},
			{
				check: 'accessToken',
				status: 'ok',
				found: "Valid without end: a system user's token.",
				why: 'Without a valid token nothing can be sent, and the trigger cannot register itself.',
				remedy: '',
			},
			{
				check: 'permissions',
				status: 'ok',
				found: 'The token has whatsapp_business_messaging and whatsapp_business_management.',
				why: 'Each permission opens a part of the API, for the accounts that it was given for.',
				remedy: '',
			},
			{
				check: 'app',
				status: 'ok',
				found: "The token and the credential's App ID belong to one app: Riverside Bakery Bot (1021000000000001).",
				why: 'An account delivers to the app of the token, and each delivery is signed with the secret of that app.',
				remedy: '',
			},
			{
				check: 'appSecret',
				status: 'ok',
				found: 'App ID and App Secret belong together.',
				why: 'Deliveries that do not fit the App Secret are refused, and the trigger registers itself with it.',
				remedy: '',
			},
			{
				check: 'businessAccount',
				status: 'ok',
				found: 'Riverside Bakery (1022000000000001) is approved and can send. The business is verified.',
				why: 'What is true of the account holds for all its numbers.',
				remedy: '',
			},
			{
				check: 'subscription',
				status: 'ok',
				found: 'The account delivers to the app 1021000000000001.',
				why: 'An account delivers nothing to an app that is not subscribed to it.',
				remedy: '',
			},
			{
				check: 'appCallback',
				status: 'ok',
				found: `The app is subscribed to messages, at ${callbackUrl}.`,
				why: 'Where Meta delivers what has no callback of its own, template and account events always.',
				remedy: '',
				callbackUrl,
			},
			{
				check: 'delivery',
				status: 'ok',
				found: `Messages to +1 555-010-0001 go to ${callbackUrl}, the callback of the app.`,
				why: 'Meta delivers the messages of a number to one callback: its own, else that of the account, else that of the app.',
				remedy: '',
				phoneNumberId: '1023000000000001',
				displayPhoneNumber: '+1 555-010-0001',
				callbackUrl,
			},
			{
				check: 'callback',
				status: 'ok',
				found: `A published WhatsApp Cloud Trigger answers at ${callbackUrl}.`,
				why: 'Meta delivers to whoever stands in its books, whether somebody listens there or not.',
				remedy: '',
				callbackUrl,
			},
			{
				check: 'publicUrl',
				status: 'ok',
				found: 'n8n gives out https://n8n.example.com, an https address.',
				why: 'Meta delivers only to https addresses that it can reach from the internet.',
				remedy: '',
				callbackUrl,
			},
			{
				check: 'defaultNumber',
				status: 'ok',
				found: 'The credential names +1 555-010-0001, a number of the account.',
				why: "Sends whose 'From' is empty leave from the number that the credential names.",
				remedy: '',
			},
			{
				check: 'number',
				status: 'ok',
				found:
					'+1 555-010-0001 Riverside Bakery: Connected: it can send and receive. Up to 10,000 people may be written to first in 24 hours. 80 messages per second.',
				why: 'Messages leave and arrive only by a number that is registered and in good standing.',
				remedy: '',
				phoneNumberId: '1023000000000001',
				displayPhoneNumber: '+1 555-010-0001',
			},
			{
				check: 'appMode',
				status: 'unknown',
				found: "Meta's API does not say whether the app is in Live mode.",
				why: 'While an app is in Development mode, Meta delivers test events alone.',
				remedy: 'Look at the top of the Meta App Dashboard, and switch the app to Live there.',
			},
		],
	},
];

/** The findings of the case in which nothing is in the way, with other answers of Meta's. */
export const findingsWith = async (reads: NonNullable<LocalCase['reads']>, entered: Partial<LocalCase> = {}) => {
	const output = await outputOf('webhook', 'diagnose', { parameters: {}, ...entered, reads: { ...healthy, ...reads } });
	if ('failure' in output) throw new Error(output.failure);
	return output;
};
