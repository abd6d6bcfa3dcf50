import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, NodeHelpers } from 'n8n-workflow';
import type {
	ExecutionError,
	ExecutionStatus,
	IContextObject,
	IDataObject,
	IExecuteResponsePromiseData,
	INode,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	ITaskData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor, lifecycleHooks } from './additionalData';
import type { TestCredential } from './credentials';
import { collectLogs } from './logs';
import type { LogLine } from './logs';
import { startServices } from './n8n';
import { NodeTypes } from './nodeTypes';
import type { ExecuteObserver, NodeClass } from './nodeTypes';
import { remember } from './seen';
import { buildWorkflow, defaultWorkflowId, savedData } from './workflowJson';
import type { WorkflowJson } from './workflowJson';

/** How to run a workflow. */
export interface WorkflowRunOptions {
	workflow: WorkflowJson;
	/** The classes of the package's own nodes; n8n's usual ones have stand-ins. */
	nodeTypes?: readonly NodeClass[];
	credentials?: readonly TestCredential[];
	/** `manual` (default) is the editor's button; `trigger` and `webhook` are production. */
	mode?: WorkflowExecuteMode;
	/** Where to start; otherwise at the first node that is a trigger. */
	startNode?: string;
	/** What the start node gives, an array per output; otherwise one empty item. */
	startData?: INodeExecutionData[][];
	/** Outputs that are taken as given, by node name; in mode `manual` the workflow's own come on top. */
	pinData?: Record<string, INodeExecutionData[]>;
	/** What the workflow saved before, by `global` and `node:<name>`; otherwise what its JSON brings. */
	staticData?: IDataObject;
	/** The instance's origin, for links that are made inside the run. */
	instanceUrl?: string;
	executionId?: string;
	/** Aborting it is the user's stop button. */
	signal?: AbortSignal;
	/** Is told about each try of the package's own nodes. */
	observer?: ExecuteObserver;
}

/** What a run left behind. */
export interface WorkflowRunResult {
	executionId: string;
	status: ExecutionStatus;
	/** What stopped the run, in the form that n8n saves: the error's properties, no longer its class. */
	error?: ExecutionError;
	/** By node name, the items per output of the node's last run. */
	outputs: Record<string, INodeExecutionData[][]>;
	/** By node name, every run with its data, error, source and timing. */
	runs: Record<string, ITaskData[]>;
	/** The date until which the execution waits, when it was put aside. */
	waitTill?: Date;
	/** All that n8n saves about an execution; after a cancel it stands as n8n keeps it in memory. */
	executionData: IRunExecutionData;
	/** The node's context of this execution: what `getContext('node')` kept. */
	context(nodeName: string): IContextObject;
	/** The workflow's static data after the run. */
	staticData: IDataObject;
	/** What "Respond to Webhook" and the like sent. */
	webhookResponses: IExecuteResponsePromiseData[];
	logs: LogLine[];
	/** How the run was set up, so that a waiting one can be resumed. */
	options: WorkflowRunOptions;
}

/** A run that goes on. */
export interface RunningWorkflow {
	executionId: string;
	/** Settles when the engine has let go of the run, cancelled ones included; never rejects for a node's error. */
	result: Promise<WorkflowRunResult>;
	/** The stop button: no further node starts, and `getExecutionCancelSignal()` fires. */
	cancel(): void;
}

let executionCount = 0;

/** Starts a workflow in n8n's own engine and gives the run at once, to wait for or to cancel. */
export function startWorkflow(options: WorkflowRunOptions): RunningWorkflow {
	return startExecution(options, (workflow) =>
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{
						node: startNodeOf(workflow, options.startNode),
						data: { main: options.startData ?? [[{ json: {} }]] },
						source: null,
					},
				],
			},
			resultData: { pinData: { ...(isManual(options) && options.workflow.pinData), ...options.pinData } },
		}),
	);
}

/** Runs a workflow in n8n's own engine to its end. */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRunResult> {
	return await startWorkflow(options).result;
}

function isManual({ mode = 'manual' }: WorkflowRunOptions): boolean {
	return mode === 'manual';
}

function startNodeOf(workflow: Workflow, name: string | undefined): INode {
	const nodes = Object.values(workflow.nodes);
	const isTrigger = ({ type, typeVersion, disabled }: INode) =>
		!disabled && workflow.nodeTypes.getByNameAndVersion(type, typeVersion).description.group.includes('trigger');
	const node = name === undefined ? nodes.find(isTrigger) : workflow.getNode(name);
	if (node) return node;
	throw new Error(name === undefined ? 'The workflow has no trigger' : `The workflow has no node "${name}"`);
}

/**
 * Starts an execution from prepared data: a new one, or a waiting one that goes on.
 * @param dataFor builds the data once the workflow stands
 */
export function startExecution(
	options: WorkflowRunOptions,
	dataFor: (workflow: Workflow) => IRunExecutionData,
): RunningWorkflow {
	const executionId = options.executionId ?? String(++executionCount);
	const logs: LogLine[] = [];
	let cancelled = false;
	let stop = () => {
		cancelled = true;
	};
	const cancel = () => stop();
	options.signal?.addEventListener('abort', cancel, { once: true });
	const result = collectLogs(logs, async () => {
		await startServices();
		const nodeTypes = new NodeTypes(options.nodeTypes ?? [], options.observer);
		const active = !isManual(options);
		const workflow = buildWorkflow(options.workflow, nodeTypes, {
			active,
			...(options.staticData && { staticData: options.staticData }),
		});
		const watch = new RunWatch(options, executionId, workflow, dataFor(workflow), logs);
		const run = watch.begin();
		stop = () => run.cancel();
		if (cancelled || options.signal?.aborted) run.cancel();
		const outcome = await run.finished;
		options.signal?.removeEventListener('abort', cancel);
		return watch.resultOf(outcome);
	});
	return { executionId, result, cancel };
}

/** One execution from its start to its result. */
class RunWatch {
	private readonly webhookResponses: IExecuteResponsePromiseData[] = [];

	/** What n8n would have written to its database: taken when the execution ends or is stopped. */
	private saved: { runs: Record<string, ITaskData[]> } | undefined;

	constructor(
		private readonly options: WorkflowRunOptions,
		private readonly executionId: string,
		private readonly workflow: Workflow,
		private readonly data: IRunExecutionData,
		private readonly logs: LogLine[],
	) {}

	begin(): { finished: Promise<IRun>; cancel(): void } {
		const { options, executionId, workflow } = this;
		const mode = options.mode ?? 'manual';
		const hooks = lifecycleHooks(mode, executionId, {
			id: options.workflow.id ?? defaultWorkflowId,
			name: options.workflow.name ?? 'Test workflow',
			nodes: options.workflow.nodes,
			connections: options.workflow.connections,
		});
		hooks.addHandler('sendResponse', (response) => {
			this.webhookResponses.push(response);
		});
		hooks.addHandler('workflowExecuteAfter', ({ data }) => {
			this.saved ??= { runs: copyOfRuns(data.resultData.runData) };
		});
		const additionalData = additionalDataFor({
			credentials: options.credentials ?? [],
			executionId,
			...(options.instanceUrl !== undefined && { instanceUrl: options.instanceUrl }),
		});
		additionalData.hooks = hooks;
		const execute = new WorkflowExecute(additionalData, mode, this.data);
		try {
			const run = execute.processRunExecutionData(workflow);
			return { finished: run, cancel: () => run.cancel() };
		} catch (error) {
			return { finished: Promise.resolve(this.refused(error, mode)), cancel: () => undefined };
		}
	}

	resultOf({ status, data, waitTill }: IRun): WorkflowRunResult {
		const { options, executionId, workflow, webhookResponses, logs } = this;
		const { error, runData } = data.resultData;
		const runs = this.saved?.runs ?? runData;
		const result: WorkflowRunResult = {
			executionId,
			status,
			...(error && { error }),
			outputs: Object.fromEntries(Object.entries(runs).map(([name, tasks]) => [name, itemsOf(tasks.at(-1))])),
			runs,
			...(waitTill && { waitTill }),
			executionData: data,
			context: (name) => NodeHelpers.getContext(data, 'node', nodeNamed(workflow, name)),
			staticData: savedData(workflow.staticData),
			webhookResponses,
			logs,
			options,
		};
		remember({ error, data, runs, staticData: result.staticData, webhookResponses });
		return result;
	}

	/** n8n saves an execution that it cannot start as one that ended with the reason. */
	private refused(reason: unknown, mode: WorkflowExecuteMode): IRun {
		if (!(reason instanceof Error)) throw reason;
		const error = Object.assign(Object.create(reason), { message: reason.message, stack: reason.stack });
		this.data.resultData.error = error;
		return { data: this.data, mode, status: 'error', startedAt: new Date(), storedAt: 'db' };
	}
}

function copyOfRuns(runData: Record<string, ITaskData[]>): Record<string, ITaskData[]> {
	return Object.fromEntries(Object.entries(runData).map(([name, tasks]) => [name, [...tasks]]));
}

function itemsOf(task: ITaskData | undefined): INodeExecutionData[][] {
	const [outputs = []] = Object.values(task?.data ?? {});
	return outputs.map((items) => items ?? []);
}

function nodeNamed(workflow: Workflow, name: string): INode {
	const node = workflow.getNode(name);
	if (node) return node;
	throw new Error(`The workflow has no node "${name}"`);
}
