import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../shared/graph/failure';
import type { InputFile } from '../shared/graph/file';

/**
 * The file in a field of an input item, without reading it.
 * @throws InputError when the item has no such file
 */
export async function inputFile(context: IExecuteFunctions, itemIndex: number, fieldName: string): Promise<InputFile> {
	const name = fieldName.trim();
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	const data = binary[name];
	if (!data) {
		const others = Object.keys(binary);
		throw new InputError(
			`The input item has no file in its field '${name}'`,
			others.length === 0
				? 'The item carries no file at all. Put a node that gives one before this node, such as Read/Write Files from Disk.'
				: `It has files in: ${others.join(', ')}. Enter one of them in 'Input Data Field Name'.`,
		);
	}
	const { id } = data;
	const size = id ? (await context.helpers.getBinaryMetadata(id)).fileSize : Buffer.byteLength(data.data, 'base64');
	return {
		fieldName: name,
		fileName: data.fileName ?? (data.fileExtension ? `file.${data.fileExtension}` : 'file'),
		mimeType: data.mimeType,
		declaredType: data.mimeType,
		size,
		identity: id ?? `item ${itemIndex} ${name}`,
		open: async () => (id ? await context.helpers.getBinaryStream(id) : Buffer.from(data.data, 'base64')),
	};
}
