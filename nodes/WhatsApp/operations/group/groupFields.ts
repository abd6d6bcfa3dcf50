import { InputError } from '../../../shared/graph/failure';
import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { graphId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { flat, isObject, textOf } from '../flat';

/** Meta: people in a group besides the business. */
export const GROUP_SIZE = 8;

/** Only the list of groups needs it: a group's ID says whose it is. */
export const groupNumber = number('The number whose groups the list shows');

export const group = defineField({
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The group. An item of the WhatsApp Cloud Trigger that came from a group carries its ID in chatId.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD' },
	],
});

const WHERE = 'Choose the group from the list, or enter its ID, which Group > Get Many and the event group_lifecycle_update give.';

/** @throws InputError when it is empty or no ID, such as an invite link */
export function groupPath(value: string): string {
	if (/^(https?:\/\/)?chat\.whatsapp\.com\//i.test(value.trim())) {
		throw new InputError("'Group' is an invite link where the group's ID belongs", WHERE);
	}
	return `/${graphId('Group', value, WHERE)}`;
}

/** The ID in a request's path. */
export const groupIdIn = ({ path }: { path: string }): string => path.split('/')[1] ?? '';

export const subject = defineField({
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	required: true,
	limit: { min: 1, max: 128 },
	default: '',
	placeholder: 'e.g. Bread club',
	description: 'Name of the group, up to 128 characters',
});

export const description = defineField({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	limit: { min: 1, max: 2048 },
	default: '',
	placeholder: 'e.g. What comes out of the oven this week',
	description: 'What the group is for, up to 2048 characters',
});

/** Meta gives points in time of groups in seconds, as a number or as text. */
const timeOf = (seconds: JsonValue | undefined): string | null => {
	const text = textOf(seconds) ?? '';
	return /^\d{1,11}$/.test(text) ? new Date(Number(text) * 1_000).toISOString() : null;
};

/** A group as a flat output has it, with how many people may still join. */
export function describedGroup(body: JsonObject): JsonObject {
	const { messaging_product: _product, id, participants, total_participant_count: count, ...rest } = body;
	const { creation_timestamp: created = rest.created_at, created_at: _createdAt, ...other } = rest;
	const people = Array.isArray(participants) ? participants.filter(isObject).map(flat) : undefined;
	const total = typeof count === 'number' ? count : people?.length;
	return {
		groupId: id ?? null,
		...flat(other),
		...(created === undefined ? {} : { createdAt: timeOf(created) }),
		...(people === undefined ? {} : { participants: people }),
		...(total === undefined ? {} : { participantCount: total, placesLeft: Math.max(0, GROUP_SIZE - total) }),
	};
}
