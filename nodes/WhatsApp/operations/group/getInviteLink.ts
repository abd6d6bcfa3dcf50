import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { group, groupIdIn, groupNumber, groupPath } from './groupFields';

export const getInviteLink = defineOperation({
	name: 'Get Invite Link',
	value: 'getInviteLink',
	action: 'Get invite link of group',
	description: 'Get the link by which people join a group',
	effect: 'read',
	fields: [groupNumber, group, plainOptions()],
	request: ({ groupId }) => ({ method: 'GET', path: `${groupPath(groupId)}/invite_link` }),
	simplify: (body, _parameters, request) => ({ groupId: groupIdIn(request), inviteLink: body.invite_link ?? null }),
});
