import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { checkedPin, pin } from './numberFields';

export const setPin = defineOperation({
	name: 'Set PIN',
	value: 'setPin',
	action: 'Set PIN of phone number',
	description: 'Set or change the PIN of the two-step verification of a registered phone number',
	effect: 'write',
	fields: [number('The number whose PIN is set'), { ...pin, description: 'The new PIN of 6 digits. Keep it: Meta asks for it when the number is registered again.' }, plainOptions()],
	request: ({ phoneNumberId, pin: digits }) => ({ method: 'POST', path: `/${phoneNumberId}`, body: { pin: checkedPin(digits) } }),
	simplify: (_body, { phoneNumberId }) => ({ success: true, phoneNumberId }),
});
