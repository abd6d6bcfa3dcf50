import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../shared/graph/failure';
import type { InputFile } from '../shared/graph/file';
import { fileType, START } from '../shared/whatsapp/fileType';

/**
 * The file in a field of an input item, its type told by its first bytes, which are all that is read of it.
 * @throws InputError when the item has no such file
 */
export async function inputFile(context: IExecuteFunctions, itemIndex: number, fieldName: string): Promise<InputFile> {
	const name = fieldName.trim();
	const data = binaryOf(context, itemIndex, name);
	const { id, mimeType: declaredType } = data;
	const size = id ? (await context.helpers.getBinaryMetadata(id)).fileSize : Buffer.byteLength(data.data, 'base64');
	const fileName = data.fileName ?? (data.fileExtension ? `file.${data.fileExtension}` : 'file');
	return {
		fieldName: name,
		fileName,
		declaredType,
		size,
		identity: id ?? `item ${itemIndex} ${name}`,
		open: async () => (id ? await context.helpers.getBinaryStream(id) : Buffer.from(data.data, 'base64')),
		...fileType(await startOf(context, data), { mimeType: declaredType, fileName }),
	};
}

function binaryOf(context: IExecuteFunctions, itemIndex: number, name: string): IBinaryData {
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	const data = binary[name];
	if (data) return data;
	const others = Object.keys(binary);
	throw new InputError(
		`The input item has no file in its field '${name}'`,
		others.length === 0
			? 'The item carries no file at all. Put a node that gives one before this node, such as Read/Write Files from Disk.'
			: `It has files in: ${others.join(', ')}. Enter one of them in 'Input Data Field Name'.`,
	);
}

async function startOf(context: IExecuteFunctions, { id, data }: IBinaryData): Promise<Uint8Array> {
	// Four characters of Base64 hold three bytes.
	if (!id) return Buffer.from(data.slice(0, Math.ceil(START / 3) * 4), 'base64');
	const stream = await context.helpers.getBinaryStream(id, START);
	const chunks: Buffer[] = [];
	let length = 0;
	// Leaving the loop closes the file.
	for await (const chunk of stream) {
		const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
		chunks.push(bytes);
		length += bytes.length;
		if (length >= START) break;
	}
	return Buffer.concat(chunks).subarray(0, START);
}
