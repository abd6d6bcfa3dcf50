import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flatCode, prefilledMessage, qrCodeField, qrCodeOf } from './qrCodeFields';

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update QR code',
	description: 'Change the message of a QR code. Its picture and link stay the same, also where they are printed.',
	effect: 'write',
	fields: [number('The number that the QR code belongs to'), qrCodeField, prefilledMessage, plainOptions()],
	request: ({ phoneNumberId, code, prefilledMessage: message }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/message_qrdls`,
		body: { code: qrCodeOf(code), prefilled_message: message },
	}),
	simplify: flatCode,
});
