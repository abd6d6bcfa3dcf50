import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import { requireAppId } from '../../../shared/whatsapp/identifiers';
import { sizeText } from '../../../shared/whatsapp/mediaLimits';
import { uploadHandle as uploadToApp } from '../../attachments';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { inputDataFieldName, uploadName } from './mediaFields';

/** Meta: Resumable Upload API, file types of samples and pictures. */
const TYPES = ['image/jpeg', 'image/png', 'video/mp4', 'application/pdf'];
const LIMIT = 100 * 1024 * 1024;

/** @throws InputError for a file that cannot be a sample or a picture */
function checked(file: InputFile): InputFile {
	const held = `'Input Data Field Name' holds the file '${file.fileName}'`;
	if (!TYPES.includes(file.mimeType)) {
		throw new InputError(`${held} of type ${file.mimeType}, and Meta takes samples and pictures as ${TYPES.join(', ')}`, 'Convert it to one of these types.');
	}
	if (file.size === 0) throw new InputError(`${held}, which is empty`, 'Look at the output of the node that gave the file.');
	if (file.size > LIMIT) throw new InputError(`${held} of ${sizeText(file.size)}, and Meta takes at most ${sizeText(LIMIT)}`, 'Make it smaller.');
	return file;
}

export const uploadHandle = defineOperation({
	name: 'Upload Handle',
	value: 'uploadHandle',
	action: 'Upload media handle',
	description: 'Upload a file to the Meta app and get its handle, which samples of templates and profile pictures are given by',
	effect: 'read',
	fields: [inputDataFieldName, plainOptions(uploadName)],
	resolve: async ({ inputDataFieldName: field }, { file }) => checked(await file(field)),
	request: ({ options }, { resolved: file, account }) => ({
		method: 'POST',
		path: `/${requireAppId(account)}/uploads`,
		query: {
			file_name: options.fileName?.trim() || file.fileName,
			file_length: file.size,
			file_type: file.mimeType,
		},
		file,
	}),
	/** Two requests: one opens the session, the second carries the bytes. */
	run: async ({ file, query }, work) => {
		if (!file) throw new InputError("The item's file has gone", 'Run the node again.');
		const named = { ...file, fileName: String(query?.file_name) };
		return { body: { h: await uploadToApp(requireAppId(work.account), named, work.request) } };
	},
	simplify: ({ h }, _parameters, { query }) => ({
		handle: h ?? null,
		fileName: query?.file_name ?? null,
		mimeType: query?.file_type ?? null,
		fileSize: query?.file_length ?? null,
	}),
});
