import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { description, subject } from './groupFields';

const joinApprovalMode = defineField({
	displayName: 'Joining',
	name: 'joinApprovalMode',
	type: 'options',
	options: [
		{ name: 'After Approval', value: 'approval_required', description: 'Who taps the invite link asks to join' },
		{ name: 'At Once', value: 'auto_approve', description: 'Who taps the invite link joins' },
	],
	default: 'auto_approve',
	description: 'What happens when somebody taps the invite link. Up to 8 people can join.',
});

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create group',
	description:
		"Create a group that up to 8 people join by its invite link. Meta makes it a moment later: its ID and link come with the trigger's event group_lifecycle_update, and Get Many lists it.",
	effect: 'write',
	fields: [number('The number that creates the group'), subject, joinApprovalMode, plainOptions(description)],
	request: ({ phoneNumberId, subject: name, joinApprovalMode: mode, options }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/groups`,
		body: {
			messaging_product: 'whatsapp',
			subject: name.trim(),
			...(options.description === undefined ? {} : { description: options.description }),
			join_approval_mode: mode,
		},
	}),
	simplify: (body, { phoneNumberId }, { body: sent }) => ({
		success: true,
		phoneNumberId,
		subject: sent?.subject ?? null,
		requestId: body.request_id ?? null,
	}),
});
