import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a question for the location',
		parameters: { to, body: 'Where shall we deliver?' },
		request: interactiveRequest({
			type: 'location_request_message',
			body: { text: 'Where shall we deliver?' },
			action: { name: 'send_location' },
		}),
	},
];
