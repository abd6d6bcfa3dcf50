import { fieldNames, graphFields } from '../fields/graphFields';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { describedGroup, group, groupNumber, groupPath } from './groupFields';

/** Meta gives the ID alone unless it is asked for more. */
const GROUP_FIELDS = [
	'subject',
	'description',
	'participants',
	'total_participant_count',
	'join_approval_mode',
	'suspended',
	'creation_timestamp',
] as const;

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get group',
	description: 'Get the subject, description and participants of a group, how many people may still join, and whether it is suspended',
	effect: 'read',
	fields: [groupNumber, group, plainOptions(graphFields('subject,participants'))],
	request: ({ groupId, options }) => ({
		method: 'GET',
		path: groupPath(groupId),
		query: { fields: fieldNames(options.fields ?? '', GROUP_FIELDS) },
	}),
	simplify: describedGroup,
});
