import type { IWebhookDescription } from 'n8n-workflow';

/**
 * The link that resumes a waiting execution. It takes a POST alone: a preview of a link, which reads it, answers nothing.
 * n8n knows it by the node's ID.
 */
export const webhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// An expression that gives nothing: n8n then answers with what the node itself says.
		responseData: '={{ undefined }}',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];
