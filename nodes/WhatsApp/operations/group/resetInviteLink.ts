import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { group, groupIdIn, groupNumber, groupPath } from './groupFields';

export const resetInviteLink = defineOperation({
	name: 'Reset Invite Link',
	value: 'resetInviteLink',
	action: 'Reset invite link of group',
	description: 'Make a new link by which people join a group. All earlier links stop working.',
	effect: 'write',
	fields: [groupNumber, group, plainOptions()],
	request: ({ groupId }) => ({
		method: 'POST',
		path: `${groupPath(groupId)}/invite_link`,
		body: { messaging_product: 'whatsapp' },
	}),
	simplify: (body, _parameters, request) => ({ groupId: groupIdIn(request), inviteLink: body.invite_link ?? null }),
});
