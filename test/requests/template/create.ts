import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

const path = '/1022000000000001/message_templates';

export const cases: RequestCase[] = [
	{
		title: 'an order update with numbered variables and two buttons',
		parameters: {
			name: 'order_update',
			category: 'UTILITY',
			language: 'en_US',
			headerFormat: 'TEXT',
			headerText: 'Order [[1]]',
			headerExample: '4711',
			body: 'Hello [[1]], your order [[2]] is on its way.',
			bodyExamples: { example: [{ example: 'Ana' }, { example: '4711' }] },
			footer: 'Riverside Bakery',
			buttons: {
				button: [
					{ type: 'URL', text: 'Track order', url: 'https://example.com/orders/[[1]]', example: '4711' },
					{ type: 'PHONE_NUMBER', text: 'Call us', phoneNumber: '+1 (650) 555-1234' },
				],
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				name: 'order_update',
				language: 'en_US',
				category: 'UTILITY',
				parameter_format: 'POSITIONAL',
				components: [
					{ type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['4711'] } },
					{ type: 'BODY', text: 'Hello {{1}}, your order {{2}} is on its way.', example: { body_text: [['Ana', '4711']] } },
					{ type: 'FOOTER', text: 'Riverside Bakery' },
					{
						type: 'BUTTONS',
						buttons: [
							{ type: 'URL', text: 'Track order', url: 'https://example.com/orders/{{1}}', example: ['4711'] },
							{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+16505551234' },
						],
					},
				],
			},
		},
	},
	{
		title: 'named variables, a picture of the input item as sample, quick replies',
		parameters: {
			name: 'welcome_discount',
			category: 'MARKETING',
			language: 'es_MX',
			headerFormat: 'IMAGE',
			headerSampleFieldName: 'photo',
			body: 'Welcome, {{first_name}}! Use {{code}} until Sunday.',
			bodyExamples: { example: [{ variable: '[[code]]', example: 'BREAD10' }, { example: 'Ana' }] },
			buttons: { button: [{ type: 'QUICK_REPLY', text: 'Unsubscribe' }] },
			options: { messageSendTtlSeconds: 43_200, ctaUrlLinkTrackingOptedOut: true },
		},
		files: { photo: sampleFiles.jpeg },
		request: {
			method: 'POST',
			path,
			body: {
				name: 'welcome_discount',
				language: 'es_MX',
				category: 'MARKETING',
				parameter_format: 'NAMED',
				components: [
					{ type: 'HEADER', format: 'IMAGE', example: { header_handle: [] } },
					{
						type: 'BODY',
						text: 'Welcome, {{first_name}}! Use {{code}} until Sunday.',
						example: {
							body_text_named_params: [
								{ param_name: 'first_name', example: 'Ana' },
								{ param_name: 'code', example: 'BREAD10' },
							],
						},
					},
					{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Unsubscribe' }] },
				],
				message_send_ttl_seconds: 43_200,
				cta_url_link_tracking_opted_out: true,
			},
			attachments: [{ at: ['components', 0, 'example', 'header_handle', 0], as: 'handle', fileName: 'picture.jpg' }],
		},
	},
	{
		title: 'a carousel whose cards have a picture each',
		parameters: {
			name: 'bread_carousel',
			category: 'MARKETING',
			body: 'Fresh today for you, [[1]]:',
			bodyExamples: ['Ana'],
			cardsInput: 'json',
			cardsJson: [
				{ sampleFieldName: 'rye', body: 'Rye bread', buttons: [{ type: 'QUICK_REPLY', text: 'More like this' }] },
				{ sampleHandle: '4::aW', body: 'Rolls', buttons: [{ type: 'QUICK_REPLY', text: 'More like this' }] },
			],
		},
		files: { rye: sampleFiles.png },
		request: {
			method: 'POST',
			path,
			body: {
				name: 'bread_carousel',
				language: 'en_US',
				category: 'MARKETING',
				parameter_format: 'POSITIONAL',
				components: [
					{ type: 'BODY', text: 'Fresh today for you, {{1}}:', example: { body_text: [['Ana']] } },
					{
						type: 'CAROUSEL',
						cards: [
							{
								components: [
									{ type: 'HEADER', format: 'IMAGE', example: { header_handle: [] } },
									{ type: 'BODY', text: 'Rye bread' },
									{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More like this' }] },
								],
							},
							{
								components: [
									{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } },
									{ type: 'BODY', text: 'Rolls' },
									{ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More like this' }] },
								],
							},
						],
					},
				],
			},
			attachments: [
				{
					at: ['components', 1, 'cards', 0, 'components', 0, 'example', 'header_handle', 0],
					as: 'handle',
					fileName: 'picture.png',
				},
			],
		},
	},
	{
		title: 'a limited-time offer with a coupon code',
		parameters: {
			name: 'sunday_offer',
			category: 'MARKETING',
			body: 'Good news, [[1]]! Cakes are half the price.',
			bodyExamples: { example: [{ example: 'Ana' }] },
			limitedTimeOffer: true,
			offerText: 'Ends on Sunday',
			buttons: {
				button: [
					{ type: 'COPY_CODE', example: 'CAKE50' },
					{ type: 'URL', text: 'Order now', url: 'https://example.com/cakes' },
				],
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				name: 'sunday_offer',
				language: 'en_US',
				category: 'MARKETING',
				parameter_format: 'POSITIONAL',
				components: [
					{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends on Sunday', has_expiration: true } },
					{ type: 'BODY', text: 'Good news, {{1}}! Cakes are half the price.', example: { body_text: [['Ana']] } },
					{
						type: 'BUTTONS',
						buttons: [
							{ type: 'COPY_CODE', example: 'CAKE50' },
							{ type: 'URL', text: 'Order now', url: 'https://example.com/cakes' },
						],
					},
				],
			},
		},
	},
	{
		title: 'a one-time password that a tap fills in',
		parameters: {
			name: 'login_code',
			category: 'AUTHENTICATION',
			language: 'en_US',
			codeExpirationMinutes: 5,
			otpType: 'ONE_TAP',
			otpText: 'Copy code',
			autofillText: 'Autofill',
			supportedApps: { app: [{ packageName: 'com.example.bakery', signatureHash: 'K8a/AINcGX7' }] },
			options: { messageSendTtlSeconds: 300 },
		},
		request: {
			method: 'POST',
			path,
			body: {
				name: 'login_code',
				language: 'en_US',
				category: 'AUTHENTICATION',
				components: [
					{ type: 'BODY', add_security_recommendation: true },
					{ type: 'FOOTER', code_expiration_minutes: 5 },
					{
						type: 'BUTTONS',
						buttons: [
							{
								type: 'OTP',
								otp_type: 'ONE_TAP',
								text: 'Copy code',
								autofill_text: 'Autofill',
								supported_apps: [{ package_name: 'com.example.bakery', signature_hash: 'K8a/AINcGX7' }],
							},
						],
					},
				],
				message_send_ttl_seconds: 300,
			},
		},
	},
	{
		title: 'a ready-made template of the library',
		parameters: {
			name: 'my_delivery_update',
			definition: 'library',
			libraryTemplateName: 'delivery_update_1',
			libraryButtons: {
				button: [
					{ type: 'URL', baseUrl: 'https://example.com/[[1]]', urlSuffixExample: 'https://example.com/order_update' },
					{ type: 'PHONE_NUMBER', phoneNumber: '+1 650 555 1234' },
				],
			},
			libraryBodyInputs: ['add_track_package_link'],
		},
		request: {
			method: 'POST',
			path,
			body: {
				name: 'my_delivery_update',
				language: 'en_US',
				category: 'UTILITY',
				library_template_name: 'delivery_update_1',
				library_template_button_inputs: [
					{ type: 'URL', url: { base_url: 'https://example.com/{{1}}', url_suffix_example: 'https://example.com/order_update' } },
					{ type: 'PHONE_NUMBER', phone_number: '+16505551234' },
				],
				library_template_body_inputs: { add_track_package_link: true },
			},
		},
	},
	{
		title: 'components as JSON, in any case and with square brackets',
		parameters: {
			name: 'plain_json',
			category: 'marketing',
			definition: 'json',
			components: [
				{ type: 'body', text: 'Hello [[first_name]], welcome!', example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] } },
				{ type: 'call_permission_request' },
			],
		},
		request: {
			method: 'POST',
			path,
			body: {
				name: 'plain_json',
				language: 'en_US',
				category: 'MARKETING',
				parameter_format: 'NAMED',
				components: [
					{ type: 'body', text: 'Hello {{first_name}}, welcome!', example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] } },
					{ type: 'call_permission_request' },
				],
			},
		},
	},
];
