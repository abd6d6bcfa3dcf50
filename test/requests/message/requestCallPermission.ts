import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a question for permission, with its reason',
		parameters: { to, body: 'May we call you about order 1042?' },
		request: interactiveRequest({
			type: 'call_permission_request',
			body: { text: 'May we call you about order 1042?' },
			action: { name: 'call_permission_request' },
		}),
	},
	{
		title: 'the question alone',
		parameters: { to },
		request: interactiveRequest({ type: 'call_permission_request', action: { name: 'call_permission_request' } }),
	},
];
