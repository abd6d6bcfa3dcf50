import { jsonParse, NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeType,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { describeStandIn, field } from './description';

const secondsPer: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** n8n sleeps through waits shorter than this, in seconds; a test has no time for that and goes on at once. */
const shortestStoredWait = 65;

/** The farthest date n8n knows: a wait that only a request ends. */
const noEnd = new Date('3000-01-01T00:00:00.000Z');

/** Wait: puts the execution aside for a time, until a date, or until a request comes. */
export class Wait implements INodeType {
	description = describeStandIn(
		'wait',
		[
			field('resume', 'string', 'timeInterval'),
			field('amount', 'number', 5),
			field('unit', 'string', 'seconds'),
			field('dateTime', 'string'),
			field('httpMethod', 'string', 'GET'),
			field('limitWaitTime', 'boolean', false),
			field('options', 'json', {}),
		],
		{
			version: [1, 1.1],
			webhooks: [
				{
					name: 'default',
					httpMethod: '={{ $parameter["httpMethod"] }}',
					path: '={{ $parameter["options"]["webhookSuffix"] || "" }}',
					responseMode: 'onReceived',
					responseData: '={{ undefined }}',
					isFullPath: true,
					restartWebhook: true,
				},
			],
		},
	);

	async execute(this: IExecuteFunctions) {
		const until = endOfWait(this);
		if (until) await this.putExecutionToWait(until);
		return [this.getInputData()];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const json: IDataObject = {
			headers: { ...this.getHeaderData() } as IDataObject,
			query: Object(this.getQueryData()),
			body: this.getBodyData() ?? {},
		};
		return { workflowData: [[{ json }]] };
	}
}

function endOfWait(context: IExecuteFunctions): Date | undefined {
	const resume = context.getNodeParameter('resume', 0);
	if (resume === 'webhook') return noEnd;
	if (resume === 'specificTime') return new Date(String(context.getNodeParameter('dateTime', 0)));
	const seconds =
		Number(context.getNodeParameter('amount', 0)) * (secondsPer[String(context.getNodeParameter('unit', 0))] ?? 1);
	return seconds < shortestStoredWait ? undefined : new Date(Date.now() + seconds * 1000);
}

/** Respond to Webhook: the answer is kept in the run's result (`webhookResponses`). */
export class RespondToWebhook implements INodeType {
	description = describeStandIn(
		'respondToWebhook',
		[
			field('respondWith', 'string', 'firstIncomingItem'),
			field('responseBody', 'json'),
			field('redirectURL', 'string'),
			field('options', 'json', {}),
		],
		{ version: [1, 1.1, 1.2, 1.3, 1.4, 1.5], outputs: [NodeConnectionTypes.Main] },
	);

	async execute(this: IExecuteFunctions) {
		const [first] = this.getInputData();
		const respondWith = this.getNodeParameter('respondWith', 0);
		const written = this.getNodeParameter('responseBody', 0, '');
		const body = () => {
			if (respondWith === 'noData') return '';
			if (respondWith === 'text') return String(written);
			if (respondWith === 'json') return typeof written === 'string' ? jsonParse<IDataObject>(written) : written;
			return respondWith === 'allIncomingItems' ? this.getInputData().map(({ json }) => json) : first?.json;
		};
		await this.sendResponse({
			body: body(),
			headers: {},
			statusCode: Number(this.getNodeParameter('options.responseCode', 0, 200)),
		});
		return [this.getInputData()];
	}
}
