import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { single } from '../flat';
import { defineOperation } from '../operation';
import { codeFields, flatCode, imageFormat, outputFieldName, qrCodeField, qrCodeOf, withImage } from './qrCodeFields';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get QR code',
	description: 'Get the message and the link of a QR code, and its picture as a file',
	effect: 'read',
	fields: [number('The number that the QR code belongs to'), qrCodeField, imageFormat, outputFieldName, plainOptions()],
	request: ({ phoneNumberId, code, imageFormat: format }) => ({
		method: 'GET',
		path: `/${phoneNumberId}/message_qrdls/${qrCodeOf(code)}`,
		query: { fields: codeFields(format) },
	}),
	run: withImage,
	simplify: (body) => flatCode(single(body)),
});
