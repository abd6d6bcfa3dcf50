import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type {
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWebhookData,
	IWebhookDescription,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { HttpError } from './httpError';
import { parseBody } from './requestBody';

/** A request that reached one webhook of one node. */
export interface WebhookCall {
	workflow: Workflow;
	node: INode;
	webhook: IWebhookData;
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
	request: Request;
	response: Response;
	/** The waiting execution that this request resumes. */
	waiting?: IRunExecutionData;
	/** Saves what the node changed in the static data; n8n does so when it answers, not when the node fails. */
	save(): void;
	/** Starts the execution; n8n answers once that has settled. Gets the items, or why the node failed. */
	start(begin: { workflowData: INodeExecutionData[][]; error?: unknown }): Promise<void>;
}

/**
 * Runs a node's `webhook()` for a request and answers as n8n does.
 * @returns whether an execution was started
 */
export async function answerWebhook(call: WebhookCall): Promise<boolean> {
	const { request, response, node, webhook } = call;
	try {
		const { responseCode, responseData } = responseOptions(call);
		await parseBody(request, {
			typeVersion: node.typeVersion,
			binaryData: evaluate(call, '={{ $parameter["options"]["binaryData"] }}') === true,
		});
		const outcome = await runWebhook(call);
		if ('error' in outcome) return await failed(call, outcome.error);

		const { workflowData, noWebhookResponse } = outcome;
		if (noWebhookResponse) call.save();
		if (!workflowData) {
			if (noWebhookResponse) return false;
			call.save();
			send(response, responseCode, outcome.webhookResponse ?? { message: 'Webhook call received' });
			return false;
		}
		forgetChanges(call.workflow);
		await call.start({ workflowData });
		if (noWebhookResponse) return true;
		const body = bodyOnReceived(responseData, webhook.webhookDescription, outcome);
		call.save();
		send(response, responseCode, body);
		return true;
	} catch (error) {
		if (error instanceof HttpError) throw error;
		throw new HttpError(500, 'There was a problem executing the workflow');
	}
}

/**
 * n8n 2.40 wraps a workflow's static data anew when it starts an execution, which clears the mark that it has changed:
 * what `webhook()` wrote is saved only where the node writes again before n8n answers.
 */
function forgetChanges({ staticData }: Workflow): void {
	staticData.__dataChanged = false;
}

/** Sends a body the way n8n does: text as it is, a stream piped, anything else as JSON. */
export function send(response: Response, status: number, body: unknown): void {
	if (response.headersSent) return;
	response.status(status);
	if (body instanceof Readable) body.pipe(response);
	else if (typeof body === 'string') response.send(body);
	else response.json(body);
}

async function runWebhook(call: WebhookCall): Promise<IWebhookResponseData | { error: unknown }> {
	const { workflow, node, webhook, mode, additionalData, request, response } = call;
	additionalData.httpRequest = request;
	additionalData.httpResponse = response;
	const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const closeFunctions: Array<() => Promise<void>> = [];
	try {
		if (!nodeType.webhook) throw new Error('Node does not have any webhooks defined');
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			mode,
			webhook,
			closeFunctions,
			call.waiting ?? null,
		);
		// n8n-core's contexts are not quite what n8n-workflow's types say they are.
		return await Reflect.apply(nodeType.webhook, context, []);
	} catch (error) {
		return { error };
	} finally {
		await Promise.allSettled(closeFunctions.map((close) => close()));
	}
}

/** A throw in `webhook()`: n8n answers 500 and saves an execution that ended with the error. */
async function failed(call: WebhookCall, error: unknown): Promise<boolean> {
	send(call.response, 500, new HttpError(500, 'Workflow Webhook Error: Workflow could not be started!').body);
	await call.start({ workflowData: [[{ json: {} }]], error });
	return true;
}

function responseOptions(call: WebhookCall): { responseCode: number; responseData: unknown } {
	const { responseMode = 'onReceived', responseCode = 200, responseData } = call.webhook.webhookDescription;
	const mode = evaluate(call, responseMode);
	if (mode !== 'onReceived') throw new Error(`The test engine answers no webhook with the response mode "${mode}"`);
	return { responseCode: Number(evaluate(call, responseCode)), responseData: evaluate(call, responseData) };
}

/**
 * What n8n answers once the run was accepted. A description that leaves `responseData` out gets the default of
 * another response mode as its text (seen in n8n 2.40.7); one whose expression gives nothing gets the message.
 */
function bodyOnReceived(value: unknown, { responseData }: IWebhookDescription, result: IWebhookResponseData): unknown {
	if (responseData === undefined) return 'firstEntryJson';
	if (value === 'noData') return undefined;
	return value || (result.webhookResponse ?? { message: 'Workflow was started' });
}

function evaluate({ workflow, node, mode }: WebhookCall, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	return workflow.expression.getSimpleParameterValue(node, value, mode, {});
}
