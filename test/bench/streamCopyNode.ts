import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

/** The floor for files: the bytes of an item's file through n8n's HTTP helper and back, and nothing else. */
export class StreamCopyNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stream Copy',
		name: 'streamCopy',
		group: ['transform'],
		version: 1,
		description: 'Copies a stream',
		defaults: { name: 'Stream Copy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whatsAppCloudApi', required: true }],
		properties: [
			{ displayName: 'Direction', name: 'direction', type: 'string', default: 'up' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const url = String(this.getNodeParameter('url', 0));
		if (this.getNodeParameter('direction', 0) === 'down') {
			const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'whatsAppCloudApi', { url, encoding: 'stream' });
			return [[{ json: {}, binary: { data: await this.helpers.prepareBinaryData(answer, 'copy.pdf', 'application/pdf') }, pairedItem: { item: 0 } }]];
		}
		const { id = '' } = this.helpers.assertBinaryData(0, 'data');
		const { fileSize } = await this.helpers.getBinaryMetadata(id);
		const head = Buffer.from(
			'--copy\r\ncontent-disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--copy\r\ncontent-disposition: form-data; name="type"\r\n\r\napplication/pdf\r\n--copy\r\ncontent-disposition: form-data; name="file"; filename="book.pdf"\r\ncontent-type: application/pdf\r\n\r\n',
		);
		const tail = Buffer.from('\r\n--copy--\r\n');
		const content = await this.helpers.getBinaryStream(id);
		const { Readable } = await import('stream');
		const body = Readable.from(
			(async function* () {
				yield head;
				yield* content;
				yield tail;
			})(),
		);
		const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'whatsAppCloudApi', {
			method: 'POST',
			url,
			body,
			headers: { 'content-type': 'multipart/form-data; boundary=copy', 'content-length': head.length + fileSize + tail.length },
			maxRedirects: 0,
		});
		return [[{ json: { answer }, pairedItem: { item: 0 } }]];
	}
}
