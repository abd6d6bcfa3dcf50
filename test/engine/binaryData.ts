import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { BinaryDataConfig } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { binaryDataService, service, startServices } from './n8n';
import type { TestItem } from './nodeRun';

/** Where n8n keeps files: in a folder (`filesystem`, the default here and in n8n) or in the item (`default`). */
export type BinaryMode = 'filesystem' | 'default';

/** A file to put into an item. */
export interface TestFile {
	/** The bytes, or how many to generate: those are streamed and never in memory as a whole. */
	content: Buffer | number;
	fileName?: string;
	/** Otherwise `application/octet-stream`. */
	mimeType?: string;
	/** The name of the input data field; otherwise `data`. */
	property?: string;
	json?: IDataObject;
}

/** Switches where files are kept, for every run of this process from now on. */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	await startServices();
	service(BinaryDataConfig).mode = mode;
	await binaryDataService().init();
}

/** An item with a file, stored the way n8n would have stored it before the node ran. */
export async function itemWithFile({
	content,
	fileName = 'file.bin',
	mimeType = 'application/octet-stream',
	property = 'data',
	json = {},
}: TestFile): Promise<TestItem> {
	await startServices();
	const binary: IBinaryData = {
		mimeType,
		fileName,
		fileExtension: fileName.slice(fileName.lastIndexOf('.') + 1),
		data: '',
	};
	const location = { type: 'execution' as const, workflowId: 'inputs', executionId: randomUUID() };
	const bytes = typeof content === 'number' ? generatedBytes(content) : content;
	return { json, binary: { [property]: await binaryDataService().store(location, bytes, binary) } };
}

const block = createHash('sha512').update('generated file').digest();
const chunk = Buffer.alloc(64 * 1024, block);

/** A stream of `size` bytes, always the same ones, made as they are read. */
export function generatedBytes(size: number): Readable {
	let left = size;
	return new Readable({
		read() {
			const length = Math.min(left, chunk.length);
			left -= length;
			this.push(length === 0 ? null : chunk.subarray(0, length));
		},
	});
}

/** The SHA-256 of `generatedBytes(size)` in hexadecimal, to compare with what arrived. */
export async function generatedSha256(size: number): Promise<string> {
	const hash = createHash('sha256');
	for await (const part of generatedBytes(size)) hash.update(part);
	return hash.digest('hex');
}

/** The file of an item, read back from wherever n8n keeps it. */
export async function fileOf(
	item: Pick<INodeExecutionData, 'binary'> | undefined,
	property = 'data',
): Promise<{ bytes: Buffer; fileName: string | undefined; mimeType: string }> {
	const binary = item?.binary?.[property];
	if (!binary) throw new Error(`The item has no file in "${property}"`);
	const { fileName, mimeType } = binary;
	return { bytes: await binaryDataService().getAsBuffer(binary), fileName, mimeType };
}
