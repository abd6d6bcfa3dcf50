import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

/** The buttons' IDs name execution, node and n8n's signature of the cases, and end with a seal by the demo app secret and the cases' n8n. */
const waiting = `wait1:17:f3a1c7de-8a34-4a1e-9d55-0f7a3a0d1c22:${'ab'.repeat(32)}`;
const ids = ['0:QibkSQLJIYwmdOzgeniQdjCXyBjMy3KY', '1:Wn3uHjMtezN1Y0w6v1kOolKv8VKK_VUC', '2:zG1ojW5ho8yRS7DI6vehQYqDMoWsX26t', '3:SzmxgwYAmOuliWzGCEyoHy6IQOj8marX'].map(
	(end) => `${waiting}:${end}`,
);

const button = (index: number, title: string) => ({ type: 'reply', reply: { id: ids[index] ?? '', title } });

const row = (index: number, title: string, description?: string) => ({
	id: ids[index] ?? '',
	title,
	...(description === undefined ? {} : { description }),
});

export const cases: RequestCase[] = [
	{
		title: 'an approval',
		parameters: { to, message: 'Shall we deliver tomorrow at 10?' },
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'interactive',
				interactive: {
					type: 'button',
					body: { text: 'Shall we deliver tomorrow at 10?' },
					action: { buttons: [button(0, 'Approve'), button(1, 'Decline')] },
				},
			},
		},
	},
	{
		title: 'an approval with one button, as a reply',
		parameters: {
			to,
			message: 'Your bread is ready.',
			approvalOptions: { values: { approvalType: 'single', approveLabel: 'Picked up' } },
			options: { replyToMessageId: 'wamid.QUOTED' },
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'interactive',
				interactive: { type: 'button', body: { text: 'Your bread is ready.' }, action: { buttons: [button(0, 'Picked up')] } },
				context: { message_id: 'wamid.QUOTED' },
			},
		},
	},
	{
		title: 'a choice of three, as buttons',
		example: true,
		parameters: {
			to,
			message: 'Which size?',
			responseType: 'choice',
			choices: { choice: [{ title: 'Small' }, { title: 'Medium' }, { title: 'Large', id: 'L' }] },
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'interactive',
				interactive: {
					type: 'button',
					body: { text: 'Which size?' },
					action: { buttons: [button(0, 'Small'), button(1, 'Medium'), button(2, 'Large')] },
				},
			},
		},
	},
	{
		title: 'a choice of four, as a list, from JSON',
		parameters: {
			to,
			message: 'When?',
			responseType: 'choice',
			choicesInput: 'json',
			choicesJson: '["Monday", "Tuesday", {"title": "Wednesday", "description": "From 2 pm"}, "Never"]',
			listButtonText: 'See days',
		},
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'interactive',
				interactive: {
					type: 'list',
					body: { text: 'When?' },
					action: {
						button: 'See days',
						sections: [{ rows: [row(0, 'Monday'), row(1, 'Tuesday'), row(2, 'Wednesday', 'From 2 pm'), row(3, 'Never')] }],
					},
				},
			},
		},
	},
	{
		title: 'a question in free text to a user ID',
		example: true,
		parameters: { to: 'US.13491208655302741918', message: 'Which day suits you?', responseType: 'freeText' },
		request: {
			method: 'POST',
			path,
			body: {
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				recipient: 'US.13491208655302741918',
				type: 'text',
				text: { body: 'Which day suits you?' },
			},
		},
	},
];
