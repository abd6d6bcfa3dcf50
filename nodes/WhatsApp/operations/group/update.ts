import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { sizeText } from '../../../shared/whatsapp/mediaLimits';
import { recipientKey, recipientOf } from '../../../shared/whatsapp/recipient';
import { defineField, type ValueOf } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { description, group, GROUP_SIZE, groupIdIn, groupNumber, groupPath, subject } from './groupFields';

const updateFields = defineField({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		description,
		{
			displayName: 'Picture Field Name',
			name: 'pictureFieldName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the picture',
			description: 'The field of the input item that holds the new picture, as JPEG, square, 192 pixels or more, up to 5 MB',
		},
		{
			displayName: 'Remove Participants',
			name: 'removeParticipants',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Participant' },
			limit: { min: 1, max: GROUP_SIZE },
			default: [],
			placeholder: 'e.g. +16505551234',
			description: 'Phone numbers or user IDs of up to 8 people to remove. They cannot join by the invite link any more.',
		},
		subject,
	],
});

const PICTURE_LIMIT = 5 * 1024 * 1024;

/** @throws InputError for a file that is no JPEG, empty or too large */
function picture(file: InputFile): InputFile {
	const held = `'Picture Field Name' holds the file '${file.fileName}'`;
	if (file.mimeType !== 'image/jpeg') throw new InputError(`${held} of type ${file.mimeType}, and Meta takes the picture of a group as image/jpeg`, 'Convert it to JPEG.');
	if (file.size > PICTURE_LIMIT) throw new InputError(`${held} of ${sizeText(file.size)}, and Meta takes at most ${sizeText(PICTURE_LIMIT)}`, 'Make it smaller.');
	return file;
}

/** @throws InputError for what is no person, and for somebody who is named twice */
function people(given: readonly string[]): JsonObject[] {
	const users = given.map((one, index) => {
		const person = recipientOf(one, `Remove Participants ${index + 1}`);
		if (person.recipient_type === 'group') {
			throw new InputError(`'Remove Participants ${index + 1}' is a group where a person belongs`, 'Enter a phone number or a user ID.');
		}
		return recipientKey(person);
	});
	const twice = users.find((user, index) => users.indexOf(user) !== index);
	if (twice !== undefined) throw new InputError(`'Remove Participants' names '${twice}' twice`, 'Remove one of them.');
	return users.map((user) => ({ user }));
}

function requestOf(path: string, given: ValueOf<typeof updateFields>, file: InputFile | undefined): GraphRequest {
	const { subject: name, description: text, removeParticipants: removed } = given;
	const texts: Record<string, string> = {
		...(name === undefined ? {} : { subject: name.trim() }),
		...(text === undefined ? {} : { description: text }),
	};
	const settings = Object.keys(texts).length > 0 || file !== undefined;
	const product = { messaging_product: 'whatsapp' };
	if (removed !== undefined && settings) {
		throw new InputError(
			"'Remove Participants' stands beside other fields, and Meta takes them in requests of their own",
			'Use a node for the participants and another one for the rest.',
		);
	}
	if (removed !== undefined) return { method: 'DELETE', path: `${path}/participants`, body: { ...product, participants: people(removed) } };
	if (file) return { method: 'POST', path, form: { fields: { ...product, ...texts }, files: [{ name: 'file', part: file }] } };
	if (settings) return { method: 'POST', path, body: { ...product, ...texts } };
	throw new InputError("'Update Fields' is empty, so there is nothing to change", 'Add a field.');
}

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update group',
	description: 'Change the subject, description or picture of a group, or remove people from it',
	effect: 'write',
	fields: [groupNumber, group, updateFields, plainOptions()],
	resolve: async ({ updateFields: { pictureFieldName } }, { file }) =>
		pictureFieldName === undefined ? undefined : picture(await file(pictureFieldName)),
	request: ({ groupId, updateFields: given }, { resolved }) => requestOf(groupPath(groupId), given, resolved),
	simplify: (body, { updateFields: given }, request) => ({
		success: true,
		groupId: groupIdIn(request),
		updated: Object.keys(given).map((name) => (name === 'pictureFieldName' ? 'picture' : name)),
		requestId: body.request_id ?? null,
	}),
});
