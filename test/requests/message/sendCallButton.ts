import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a call button with text, time and payload',
		parameters: { to, body: 'Call us, we know your order.', buttonText: 'Call the bakery', ttlMinutes: 100, payload: 'order 1042' },
		request: interactiveRequest({
			type: 'voice_call',
			body: { text: 'Call us, we know your order.' },
			action: {
				name: 'voice_call',
				parameters: { display_text: 'Call the bakery', ttl_minutes: 100, payload: 'order 1042' },
			},
		}),
	},
	{
		title: 'a call button as WhatsApp names it, for seven days, below a picture',
		parameters: { to, headerType: 'image', headerLink: 'https://example.com/team.png', body: 'Call us.', footer: 'Riverside Bakery' },
		request: interactiveRequest({
			type: 'voice_call',
			header: { type: 'image', image: { link: 'https://example.com/team.png' } },
			body: { text: 'Call us.' },
			footer: { text: 'Riverside Bakery' },
			action: { name: 'voice_call', parameters: { ttl_minutes: 10080 } },
		}),
	},
];
