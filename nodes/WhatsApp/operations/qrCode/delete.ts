import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { qrCodeField, qrCodeOf } from './qrCodeFields';

export const deleteQrCode = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete QR code',
	description: 'Delete a QR code. Whoever scans it afterwards reads that it has expired.',
	effect: 'write',
	fields: [number('The number that the QR code belongs to'), qrCodeField, plainOptions()],
	request: ({ phoneNumberId, code }) => ({ method: 'DELETE', path: `/${phoneNumberId}/message_qrdls/${qrCodeOf(code)}` }),
	simplify: (_body, { code }) => ({ deleted: true, code: qrCodeOf(code) }),
});
