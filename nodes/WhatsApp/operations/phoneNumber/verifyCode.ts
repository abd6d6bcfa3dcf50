import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { sixDigits } from './numberFields';

const code = defineField({
	displayName: 'Code',
	name: 'code',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. 123-456',
	description: 'The 6 digits that came by text message or call. A dash between them does not matter.',
});

export const verifyCode = defineOperation({
	name: 'Verify Code',
	value: 'verifyCode',
	action: 'Verify phone number with code',
	description: 'Verify a phone number with the code that was requested for it. Register it next.',
	effect: 'write',
	fields: [number('The number to verify'), code, plainOptions()],
	request: ({ phoneNumberId, code: digits }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/verify_code`,
		body: {
			code: sixDigits('Code', digits, 'Enter the 6 digits as they came, as a text: in a number, zeros at the beginning get lost.'),
		},
	}),
	simplify: (_body, { phoneNumberId }) => ({ success: true, phoneNumberId }),
});
