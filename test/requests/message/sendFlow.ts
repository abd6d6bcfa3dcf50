import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a published flow by its ID, opened at a screen with data',
		parameters: {
			to,
			flowId: { __rl: true, mode: 'id', value: '1255234389123456' },
			body: 'Book your table.',
			buttonText: 'Book a table',
			flowAction: 'navigate',
			screen: 'WELCOME',
			data: '{ "name": "Ana", "seats": 2 }',
			flowToken: 'booking-17',
		},
		request: interactiveRequest({
			type: 'flow',
			body: { text: 'Book your table.' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1255234389123456',
					flow_cta: 'Book a table',
					flow_token: 'booking-17',
					flow_action: 'navigate',
					flow_action_payload: { screen: 'WELCOME', data: { name: 'Ana', seats: 2 } },
				},
			},
		}),
	},
	{
		title: 'a draft by its name, with header and footer',
		parameters: {
			to,
			headerType: 'text',
			headerText: 'Trying it out',
			body: 'Book your table.',
			footer: 'Riverside Bakery',
			flowId: { __rl: true, mode: 'name', value: 'appointment_booking_v1' },
			buttonText: 'Book',
			mode: 'draft',
		},
		request: interactiveRequest({
			type: 'flow',
			header: { type: 'text', text: 'Trying it out' },
			body: { text: 'Book your table.' },
			footer: { text: 'Riverside Bakery' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_name: 'appointment_booking_v1',
					flow_cta: 'Book',
					mode: 'draft',
					flow_action: 'navigate',
				},
			},
		}),
	},
	{
		title: "a flow whose endpoint gives the first screen, whatever stands in the fields that aren't shown",
		parameters: {
			to,
			body: 'Book your table.',
			flowId: '1255234389123456',
			buttonText: 'Book',
			flowAction: 'data_exchange',
			screen: 'WELCOME',
			data: { name: 'Ana' },
		},
		request: interactiveRequest({
			type: 'flow',
			body: { text: 'Book your table.' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_id: '1255234389123456',
					flow_cta: 'Book',
					flow_action: 'data_exchange',
				},
			},
		}),
	},
];
