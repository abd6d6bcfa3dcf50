import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * The least that a trigger of any package can do: it hands the body on, and checks and splits nothing. What it costs is
 * what n8n itself costs for a trigger that is none of n8n's own. It is loaded into a real n8n by itself, so it imports
 * nothing at run time.
 */
export class MinimalTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Minimal Trigger',
		name: 'minimalTrigger',
		group: ['trigger'],
		// For a webhook node of version 1, n8n evaluates one more expression.
		version: 2,
		description: 'Starts with the body',
		defaults: { name: 'Minimal Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await Promise.resolve({ workflowData: [[{ json: this.getBodyData() }]] });
	}
}
