import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

export const deregister = defineOperation({
	name: 'Deregister',
	value: 'deregister',
	action: 'Deregister phone number',
	description:
		'Take a phone number off the Cloud API, so that it can send and receive nothing until it is registered again. Meta allows 10 registrations and deregistrations of a number in 72 hours.',
	effect: 'write',
	fields: [number('The number to deregister'), plainOptions()],
	request: ({ phoneNumberId }) => ({ method: 'POST', path: `/${phoneNumberId}/deregister` }),
	simplify: (_body, { phoneNumberId }) => ({ success: true, phoneNumberId }),
});
