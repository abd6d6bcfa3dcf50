import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { checkedMediaId, guarded, mediaId, onlyOfNumber } from './mediaFields';

export const deleteMedia = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete media',
	description: 'Delete an uploaded or received file at Meta, so that its media ID can no longer be used',
	effect: 'write',
	fields: [mediaId, plainOptions(onlyOfNumber)],
	request: ({ mediaId: id, options }) => ({
		method: 'DELETE',
		path: `/${checkedMediaId(id)}`,
		...guarded(options.phoneNumberId),
	}),
	simplify: (_body, { mediaId: id }) => ({ deleted: true, mediaId: id.trim() }),
});
