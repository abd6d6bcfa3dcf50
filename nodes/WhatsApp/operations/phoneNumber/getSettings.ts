import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { flat } from '../flat';
import { defineOperation } from '../operation';

export const getSettings = defineOperation({
	name: 'Get Settings',
	value: 'getSettings',
	action: 'Get settings of phone number',
	description: 'Get the settings of a phone number: calling, identity check, storage and encryption',
	effect: 'read',
	fields: [number('The number whose settings are read'), plainOptions()],
	request: ({ phoneNumberId }) => ({ method: 'GET', path: `/${phoneNumberId}/settings` }),
	simplify: (body, { phoneNumberId }) => ({ phoneNumberId, ...flat(body) }),
});
