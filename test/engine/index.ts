/**
 * n8n's real engine for tests: nodes run in n8n-core with n8n's own expressions, credentials, paired items,
 * errors, files and webhooks; only what n8n itself keeps around the engine (database, editor) is stood in for.
 */
import './n8n';

export { runNode, startNode, defaultNodeId } from './nodeRun';
export type { NodeRunOptions, NodeRunResult, NodeSettings, RunningNode, TestItem } from './nodeRun';
export { runWorkflow, startWorkflow } from './workflowRun';
export type { RunningWorkflow, WorkflowRunOptions, WorkflowRunResult } from './workflowRun';
export { chain, defaultWorkflowId } from './workflowJson';
export type { WorkflowJson } from './workflowJson';
export { packageName } from './nodeTypes';
export type { NodeClass } from './nodeTypes';
export { testCredential } from './credentials';
export type { TestCredential } from './credentials';
export { fileOf, generatedBytes, generatedSha256, itemWithFile, useBinaryMode } from './binaryData';
export type { BinaryMode, TestFile } from './binaryData';
export { deduplication } from './deduplication';
export { runAsTool } from './tools';
export type { ToolCall, ToolRunOptions, ToolRunResult } from './tools';
export { loadOptionsContext } from './options';
export type { OptionsMethods, OptionsPanel } from './options';
export { loadPackage } from './package';
export type { LoadedPackage } from './package';
export { hookContext } from './webhooks/lifecycle';
export type { HookContextOptions, HookSteps } from './webhooks/lifecycle';
export { serveTrigger } from './webhooks/serveTrigger';
export type { ServedTrigger, ServeTriggerOptions, StartedExecution } from './webhooks/serveTrigger';
export { startInstance } from './webhooks/instance';
export type { Instance } from './webhooks/instance';
export { resume, resumeByTime, waitIn } from './webhooks/waiting';
export type { Resumed, ResumeRequest, WaitingExecution } from './webhooks/waiting';
export { defaultInstanceUrl } from './additionalData';
export { allLogs } from './logs';
export type { LogLine } from './logs';
export { forgetSeen, seenTexts } from './seen';
