import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import { kindsOf, mediaRules, messageTypeOf, withinMediaRules, type MediaKind } from '../../../shared/whatsapp/mediaLimits';
import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { inputDataFieldName, uploadName } from './mediaFields';

const kind = defineField({
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Audio', value: 'audio', description: 'AAC, AMR, M4A, MP3 or OGG with Opus, up to 16 MB' },
		{ name: 'Automatic', value: 'auto', description: "What the file's own bytes say" },
		{ name: 'Document', value: 'document', description: 'PDF, text, Word, Excel or PowerPoint, up to 100 MB' },
		{ name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
		{ name: 'Sticker', value: 'sticker', description: 'WebP of 512 × 512 pixels, up to 100 KB, or 500 KB when it moves' },
		{ name: 'Video', value: 'video', description: 'MP4 or 3GPP, up to 16 MB' },
	],
	default: 'auto',
	description: 'What the file will be sent as. Its type and size are checked before it is uploaded.',
});

/** @throws InputError for a type that WhatsApp takes in no message */
function kindOf(chosen: MediaKind | 'auto', file: InputFile): MediaKind {
	if (chosen !== 'auto') return chosen;
	const [fitting] = kindsOf(file.mimeType);
	if (fitting) return fitting;
	const types = Object.values(mediaRules).flatMap((rule) => rule.types);
	throw new InputError(
		`'Input Data Field Name' holds the file '${file.fileName}' of type ${file.mimeType}, which WhatsApp does not take`,
		`Convert it to one of: ${[...new Set(types)].join(', ')}.`,
	);
}

export const upload = defineOperation({
	name: 'Upload',
	value: 'upload',
	action: 'Upload media',
	description: 'Upload a file of the input item, to send it by its media ID as often as needed within 30 days',
	// A second upload of the same file does no harm.
	effect: 'read',
	fields: [number('The number that will send the file'), inputDataFieldName, kind, plainOptions(uploadName)],
	resolve: async ({ inputDataFieldName: field }, { file }) => await file(field),
	request: ({ phoneNumberId, kind: chosen, options }, { resolved }) => {
		const name = options.fileName?.trim() || resolved.fileName;
		const file = { ...withinMediaRules(kindOf(chosen, resolved), resolved, 'Input Data Field Name'), fileName: name };
		return {
			method: 'POST',
			path: `/${phoneNumberId}/media`,
			form: { fields: { messaging_product: 'whatsapp', type: file.mimeType }, files: [{ name: 'file', part: file }] },
		};
	},
	simplify: (body, { kind: chosen }, { form }) => {
		const part = form?.files[0]?.part;
		const mimeType = part?.mimeType ?? '';
		const [fitting] = chosen === 'auto' ? kindsOf(mimeType) : [chosen];
		return {
			mediaId: body.id ?? null,
			kind: fitting === undefined ? null : messageTypeOf(fitting),
			fileName: part?.fileName ?? null,
			mimeType,
			fileSize: part?.size ?? null,
		};
	},
});
