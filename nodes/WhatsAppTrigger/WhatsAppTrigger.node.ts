import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { methods } from './fields/methods';
import { outputs } from './fields/outputs';
import { properties } from './fields/properties';
import { activationMessage, eventTriggerDescription, triggerPanel } from './fields/words';
import { webhook } from './receiving/webhook';
import { checkExists, create, remove } from './subscribing/lifeCycle';

/** The trigger: receives what Meta delivers, and sees to it that Meta delivers. */
export class WhatsAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Cloud Trigger',
		name: 'whatsAppTrigger',
		icon: { light: 'file:whatsAppCloud.svg', dark: 'file:whatsAppCloud.dark.svg' },
		group: ['trigger'],
		// Both do the same. For version 1 of any webhook node n8n looks for an option of its own first, with an expression
		// whose evaluation costs more than all that this node does.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ ($parameter["triggerOn"] || []).join(", ").replace(/_/g, " ").replace(/\\b[a-z]/g, (letter) => letter.toUpperCase()) }}',
		description: 'Starts the workflow when a message, status or other event arrives from the WhatsApp Business Cloud API',
		eventTriggerDescription,
		activationMessage,
		triggerPanel,
		defaults: { name: 'WhatsApp Cloud Trigger' },
		inputs: [],
		outputs,
		credentials: [{ name: 'whatsAppCloudApi', required: true }],
		// Meta's handshake arrives while the second one's `create` runs: the first has to answer by then.
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				path: 'webhook',
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Nothing of its own: n8n then asks the result of `webhook()` for the body (see receiving/saving.ts).
				responseData: '',
				path: 'webhook',
				ndvHideMethod: true,
				ndvHideUrl: '={{ $parameter["setup"] !== "manual" }}',
			},
		],
		properties,
	};

	methods = methods;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await webhook(this);
	}
}
