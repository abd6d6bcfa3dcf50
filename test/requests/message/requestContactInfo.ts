import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a question for the phone number of a customer who is known by user ID alone',
		parameters: { to: 'US.13491208655302741918', body: 'Which number may we call?', footer: 'Riverside Bakery' },
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				recipient: 'US.13491208655302741918',
				type: 'interactive',
				interactive: {
					type: 'request_contact_info',
					body: { text: 'Which number may we call?' },
					footer: { text: 'Riverside Bakery' },
					action: { name: 'request_contact_info' },
				},
			},
		},
	},
];
