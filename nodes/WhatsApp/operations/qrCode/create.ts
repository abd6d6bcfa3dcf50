import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flatCode, imageFormat, outputFieldName, prefilledMessage, withImage } from './qrCodeFields';

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create QR code',
	description: 'Create a QR code and a short link that open a chat with a message already written, with the picture as a file',
	effect: 'write',
	fields: [number('The number that people write to'), prefilledMessage, imageFormat, outputFieldName, plainOptions()],
	request: ({ phoneNumberId, prefilledMessage: message, imageFormat: format }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/message_qrdls`,
		body: { prefilled_message: message, ...(format === 'none' ? {} : { generate_qr_image: format }) },
	}),
	run: withImage,
	simplify: flatCode,
});
