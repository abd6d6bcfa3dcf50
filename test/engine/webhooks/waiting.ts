import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { validateUrlSignature, WAITING_TOKEN_QUERY_PARAM } from 'n8n-core';
import { NodeHelpers, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { INode, INodeExecutionData, IRunExecutionData, IWebhookData, Workflow } from 'n8n-workflow';
import { additionalDataFor } from '../additionalData';
import { signatureSecret } from '../n8n';
import { NodeTypes } from '../nodeTypes';
import { buildWorkflow } from '../workflowJson';
import { startExecution } from '../workflowRun';
import type { WorkflowRunResult } from '../workflowRun';
import { answerWebhook, send } from './answer';
import { HttpError } from './httpError';
import { startInstance } from './instance';
import type { Instance } from './instance';

/** A request that is meant to resume a waiting execution. */
export interface ResumeRequest {
	/** The link that the run gave out: `getSignedResumeUrl()` or `$execution.resumeUrl`. Its origin does not count. */
	url: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
}

/** What came of it. */
export interface Resumed {
	response: { status: number; body: string; headers: Headers };
	/** The execution as it ended now; undefined when the request did not resume it. */
	result?: WorkflowRunResult;
}

/** An execution put aside by an instance that answers its links. */
export interface WaitingExecution {
	/** Settles when a request has resumed the execution and the run has ended, or waits again. */
	resumed: Promise<WorkflowRunResult>;
	/** Whether a request has resumed it. */
	isResumed(): boolean;
	/** Takes the execution out of the instance: its links answer 404. */
	forget(): void;
}

/** Lets the time of a waiting execution run out: its node hands its input on, and the run goes to its end. */
export async function resumeByTime(execution: WorkflowRunResult): Promise<WorkflowRunResult> {
	return await startExecution(again(execution), () => storedData(execution)).result;
}

/** Sends one request to a waiting execution's link and waits for what follows. */
export async function resume(execution: WorkflowRunResult, request: ResumeRequest): Promise<Resumed> {
	const instance = await startInstance();
	try {
		const waiting = waitIn(instance, execution);
		const { pathname, search } = new URL(request.url);
		const answer = await fetch(`${instance.url}${pathname}${search}`, {
			method: request.method ?? 'GET',
			...(request.headers && { headers: request.headers }),
			...(request.body !== undefined && { body: request.body }),
			redirect: 'manual',
		});
		const response = { status: answer.status, body: await answer.text(), headers: answer.headers };
		return { response, ...(waiting.isResumed() && { result: await waiting.resumed }) };
	} finally {
		await instance.stop();
	}
}

/** Keeps a waiting execution in an instance, whose webhooks below `/webhook-waiting` resume it. */
export function waitIn(instance: Instance, execution: WorkflowRunResult): WaitingExecution {
	if (execution.status !== 'waiting') throw new Error(`The execution is not waiting: ${execution.status}`);
	const paths = waitingWebhooks(execution).map(({ httpMethod, path }) => ({
		httpMethod,
		path: `/webhook-waiting/${execution.executionId}${path === '' ? '' : `/${path}`}`,
		suffix: path,
	}));
	let ended = false;
	const resumed = new Promise<WorkflowRunResult>((resolve, reject) => {
		for (const { httpMethod, path, suffix } of paths) {
			instance.register(httpMethod, path, async (request, response) => {
				if (!isAllowed(request, execution, suffix)) {
					send(response, 401, { error: 'Invalid token' });
					return;
				}
				if (ended) throw new HttpError(409, `The execution "${execution.executionId}" has finished already.`);
				await receive(execution, { request, response, suffix, instance }, (data) => {
					ended = true;
					startExecution(again(execution), () => data).result.then(resolve, reject);
				});
			});
		}
	});
	return {
		resumed,
		isResumed: () => ended,
		forget: () => {
			for (const { httpMethod, path } of paths) instance.unregister(httpMethod, path);
		},
	};
}

function again(execution: WorkflowRunResult) {
	const { options, executionId, staticData } = execution;
	return { ...options, executionId, staticData };
}

/** The execution as n8n reads it back from its database: a copy, so that a request that fails leaves no trace. */
function storedData(execution: WorkflowRunResult): IRunExecutionData {
	return structuredClone(execution.executionData);
}

function workflowOf({ options, staticData }: WorkflowRunResult): Workflow {
	const active = options.mode !== undefined && options.mode !== 'manual';
	return buildWorkflow(options.workflow, new NodeTypes(options.nodeTypes ?? []), { active, staticData });
}

function waitingNode(execution: WorkflowRunResult, workflow: Workflow): INode {
	const name = execution.executionData.resultData.lastNodeExecuted;
	const node = name === undefined ? null : workflow.getNode(name);
	if (node) return node;
	throw new HttpError(404, 'Could not find node to process webhook.');
}

function waitingWebhooks(execution: WorkflowRunResult): IWebhookData[] {
	const workflow = workflowOf(execution);
	const node = waitingNode(execution, workflow);
	const { webhooks = [] } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description;
	const evaluate = (value: unknown): unknown =>
		typeof value === 'string' ? workflow.expression.getSimpleParameterValue(node, value, 'internal', {}) : value;
	const { credentials = [] } = execution.options;
	return webhooks
		.filter(({ restartWebhook }) => evaluate(restartWebhook) === true)
		.map((webhookDescription): IWebhookData => {
			const path = String(evaluate(webhookDescription.path) ?? '').replace(/^\/|\/$/g, '');
			return {
				httpMethod: evaluate(webhookDescription.httpMethod) === 'POST' ? 'POST' : 'GET',
				node: node.name,
				path: NodeHelpers.getNodeWebhookPath(workflow.id, node, path, true, true),
				webhookDescription,
				workflowId: workflow.id,
				workflowExecuteAdditionalData: additionalDataFor({ credentials }),
			};
		});
}

/** A send-and-wait link carries a signature over its path and query; any other carries the execution's token. */
function isAllowed(request: Request, execution: WorkflowRunResult, suffix: string): boolean {
	const url = new URL(request.originalUrl, 'http://localhost');
	const given = url.searchParams.get(WAITING_TOKEN_QUERY_PARAM);
	if (given === null) return false;
	const isSendAndWait = execution.options.workflow.nodes.some(
		({ id, parameters }) => id === suffix && parameters.operation === SEND_AND_WAIT_OPERATION,
	);
	if (isSendAndWait) return validateUrlSignature(given, url, signatureSecret());
	const { resumeToken = '' } = execution.executionData;
	return given.length === resumeToken.length && timingSafeEqual(Buffer.from(given), Buffer.from(resumeToken));
}

async function receive(
	execution: WorkflowRunResult,
	call: { request: Request; response: Response; suffix: string; instance: Instance },
	start: (data: IRunExecutionData) => void,
): Promise<void> {
	const { request, response, suffix, instance } = call;
	const webhook = waitingWebhooks(execution).find(
		({ httpMethod, path }) => httpMethod === request.method && path === suffix,
	);
	if (!webhook) throw new HttpError(404, 'The execution has no waiting webhook with a matching path and method.');
	const workflow = workflowOf(execution);
	const data = storedData(execution);
	delete data.waitTill;
	passNodeThrough(data);
	const { credentials = [], mode = 'manual' } = execution.options;
	await answerWebhook({
		workflow,
		node: waitingNode(execution, workflow),
		webhook,
		mode,
		additionalData: additionalDataFor({ credentials, instanceUrl: instance.url, executionId: execution.executionId }),
		request,
		response,
		waiting: data,
		save: () => undefined,
		start: async ({ workflowData, error }) => {
			if (error !== undefined) throw error;
			start(withOutputs(data, workflowData));
		},
	});
}

/** The node that waited does not run again: n8n switches it off and drops the run that put the execution aside. */
function passNodeThrough(data: IRunExecutionData): void {
	const [waiting] = data.executionData?.nodeExecutionStack ?? [];
	const { lastNodeExecuted, runData } = data.resultData;
	if (!waiting || lastNodeExecuted === undefined) throw new HttpError(404, 'Nothing waits in this execution.');
	waiting.node.disabled = true;
	runData[lastNodeExecuted]?.pop();
}

/** What the webhook gave is what the node that waited hands on, on all of its outputs. */
function withOutputs(data: IRunExecutionData, outputs: INodeExecutionData[][]): IRunExecutionData {
	const [waiting] = data.executionData?.nodeExecutionStack ?? [];
	if (waiting) {
		waiting.data.main = outputs;
		waiting.metadata = { ...waiting.metadata, forwardAllOutputs: true };
	}
	return data;
}
