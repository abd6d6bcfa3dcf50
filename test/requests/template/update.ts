import type { RequestCase } from '../requestCase';

const known = {
	id: '1689556908129832',
	name: 'order_update',
	language: 'en_US',
	status: 'REJECTED',
	category: 'UTILITY',
	parameter_format: 'POSITIONAL',
	components: [{ type: 'BODY', text: 'Your order is on its way.' }],
};

export const cases: RequestCase[] = [
	{
		title: 'new content for a template',
		parameters: {
			templateId: '1689556908129832',
			body: 'Hello [[1]], your order is on its way.',
			bodyExamples: { example: [{ example: 'Ana' }] },
		},
		reads: { '/1689556908129832': known },
		request: {
			method: 'POST',
			path: '/1689556908129832',
			body: { components: [{ type: 'BODY', text: 'Hello {{1}}, your order is on its way.', example: { body_text: [['Ana']] } }] },
		},
	},
	{
		title: 'another category and time to live, the same content',
		parameters: {
			templateId: '1689556908129832',
			category: 'MARKETING',
			definition: 'unchanged',
			options: { messageSendTtlSeconds: 86_400 },
		},
		reads: { '/1689556908129832': known },
		request: { method: 'POST', path: '/1689556908129832', body: { category: 'MARKETING', message_send_ttl_seconds: 86_400 } },
	},
];
