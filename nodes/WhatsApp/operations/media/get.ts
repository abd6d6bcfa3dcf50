import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { flat } from '../flat';
import { defineOperation } from '../operation';
import { checkedMediaId, guarded, mediaId, onlyOfNumber } from './mediaFields';

const includeUrl = defineField({
	displayName: 'Include URL',
	name: 'includeUrl',
	type: 'boolean',
	default: true,
	description: 'Whether to give the address that the file can be downloaded from for 5 minutes',
});

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get media',
	description: 'Get the size, type, hash and, for 5 minutes, the download address of a file',
	effect: 'read',
	fields: [mediaId, includeUrl, plainOptions(onlyOfNumber)],
	request: ({ mediaId: id, options }) => ({
		method: 'GET',
		path: `/${checkedMediaId(id)}`,
		...guarded(options.phoneNumberId),
	}),
	run: async (request, work, { includeUrl: withUrl }) => {
		const { body } = await work.request(request);
		const { url: _url, ...rest } = body;
		return { body: withUrl ? body : rest };
	},
	simplify: ({ messaging_product: _product, id, file_size: size, ...body }) => ({
		mediaId: id ?? null,
		...flat(body),
		// Meta gives the size as text.
		fileSize: Number(size ?? 0),
	}),
});
