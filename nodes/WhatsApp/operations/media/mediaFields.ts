import { InputError } from '../../../shared/graph/failure';
import { graphId, phoneNumberId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { sender } from '../fields/sender';

/** A file that is at Meta already. */
export const mediaId = defineField({
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	required: true,
	default: '={{ $json.media.id }}',
	placeholder: 'e.g. 1013859600285441',
	description: 'ID of an uploaded file, valid for 30 days, or of a received one, valid for 7 days',
});

/** For the options: the guard of Meta's own `phone_number_id` parameter. */
export const onlyOfNumber = defineField({
	...sender,
	displayName: 'Only if Number Is',
	description: 'Does it only if this number uploaded or received the file. Leave it empty for no check.',
});

/** Where the file comes from, for upload operations. */
export const inputDataFieldName = defineField({
	displayName: 'Input Data Field Name',
	name: 'inputDataFieldName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the input field containing the file to be uploaded',
	description: 'The field of the input item that holds the file',
});

export const uploadName = defineField({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	limit: { max: 255 },
	placeholder: 'e.g. Invoice 1042.pdf',
	description: "What the file is called. Leave it empty to use the input file's own name.",
});

/** @throws InputError when the value is no media ID, such as a link */
export function checkedMediaId(value: string): string {
	if (/^https?:\/\//i.test(value.trim())) {
		throw new InputError(
			"'Media ID' is a web address where an ID belongs",
			'Use the operation Download with the source URL, or enter the ID.',
		);
	}
	return graphId('Media ID', value, 'A media ID comes from Media > Upload or from a received message, and holds digits alone.');
}

/** The query of the guard; none when no number is named. */
export const guarded = (number: string | undefined): { query?: { phone_number_id: string } } =>
	number === undefined || number === '' ? {} : { query: { phone_number_id: phoneNumberId('Only if Number Is', number, '') } };
