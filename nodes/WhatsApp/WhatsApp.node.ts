import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { execute } from './execution';
import { listSearch, resourceMapping } from './lists';
import { menus, outputs } from './menus';
import { findOperation, resources } from './operations/registry';
import { webhook } from './waiting/webhook';
import { webhooks } from './waiting/webhookDescription';

/** The action node. Its menus and fields come from the registry; it knows no operation by name. */
export class WhatsApp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Cloud',
		name: 'whatsApp',
		icon: { light: 'file:whatsAppCloud.svg', dark: 'file:whatsAppCloud.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send messages and run an account on the WhatsApp Business Cloud API',
		defaults: { name: 'WhatsApp Cloud' },
		inputs: [NodeConnectionTypes.Main],
		outputs: outputs(resources),
		usableAsTool: true,
		credentials: [{ name: 'whatsAppCloudApi', required: true }],
		webhooks,
		properties: menus(resources),
	};

	methods = { listSearch, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = String(this.getNodeParameter('resource', 0));
		const value = String(this.getNodeParameter('operation', 0));
		const operation = findOperation(resource, value);
		if (!operation) {
			throw new NodeOperationError(this.getNode(), `There is no operation '${value}' for the resource '${resource}'`, {
				description: 'Open the node and choose an operation from the list.',
			});
		}
		return await execute(this, operation);
	}

	/** A customer's answer to a question that an execution waits for. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await webhook(this);
	}
}
