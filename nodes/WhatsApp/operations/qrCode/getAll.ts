import { after, allEntries, entriesOf, limit, returnAll } from '../fields/listing';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { codeFields, flatCode, imageFormat } from './qrCodeFields';

/** Meta gives 25 at a time. */
const PAGE = 25;

const imageUrl = {
	...imageFormat,
	displayName: 'Image URL',
	default: 'none',
	description: 'Adds the address of each picture. Get gives the picture itself.',
} as const;

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many QR codes',
	description: 'Get the QR codes of a number with their messages and links',
	effect: 'read',
	fields: [number('The number whose QR codes are read'), returnAll, limit, plainOptions(after, imageUrl)],
	request: ({ phoneNumberId, options }) => ({
		method: 'GET',
		path: `/${phoneNumberId}/message_qrdls`,
		query: {
			fields: codeFields(options.imageFormat ?? 'none'),
			limit: PAGE,
			...(options.after ? { after: options.after.trim() } : {}),
		},
	}),
	run: allEntries,
	simplify: (body) => entriesOf(body).map(flatCode),
});
