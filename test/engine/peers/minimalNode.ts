import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

/**
 * The least a node can do: one signed request per item, so many at a time, output paired. Benchmarks measure ours
 * against it; what it takes is n8n's own cost.
 */
export class MinimalNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Minimal',
		name: 'minimal',
		group: ['transform'],
		version: 1,
		description: 'Sends one request per item',
		defaults: { name: 'Minimal' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'whatsAppCloudApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Body', name: 'body', type: 'json', default: '{}' },
			{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 1 },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const output: INodeExecutionData[] = [];
		let next = 0;
		const sendInTurn = async () => {
			for (let item = next++; item < items.length; item = next++) {
				const body = this.getNodeParameter('body', item);
				const json = await this.helpers.httpRequestWithAuthentication.call(this, 'whatsAppCloudApi', {
					method: 'POST',
					url: String(this.getNodeParameter('url', item)),
					body: typeof body === 'string' ? JSON.parse(body) : body,
					json: true,
				});
				output[item] = { json, pairedItem: { item } };
			}
		};
		const concurrency = Number(this.getNodeParameter('concurrency', 0));
		await Promise.all(Array.from({ length: concurrency }, sendInTurn));
		return [output];
	}
}
