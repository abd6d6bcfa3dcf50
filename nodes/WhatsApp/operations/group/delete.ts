import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { group, groupIdIn, groupNumber, groupPath } from './groupFields';

export const deleteGroup = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete group',
	description: 'Delete a group for good, and remove everybody from it',
	effect: 'write',
	fields: [groupNumber, group, plainOptions()],
	request: ({ groupId }) => ({ method: 'DELETE', path: groupPath(groupId) }),
	simplify: (body, _parameters, request) => ({
		deleted: true,
		groupId: groupIdIn(request),
		...(body.request_id === undefined ? {} : { requestId: body.request_id }),
	}),
});
