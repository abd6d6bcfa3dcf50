import { ExecutionLifecycleHooks } from 'n8n-core';
import type {
	IDataObject,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { TestCredential } from './credentials';
import { TestCredentialsHelper } from './credentialsHelper';
import { externalSecretsProxy } from './n8n';

/** The address of an instance that no request ever reaches. */
export const defaultInstanceUrl = 'https://n8n.example.com';

/** What n8n gives to every node beside its own parameters. */
export interface Surroundings {
	credentials: readonly TestCredential[];
	/** Origin under which n8n's webhooks answer; no slash at the end. */
	instanceUrl?: string;
	executionId?: string;
	/** The values in an open node panel, for methods that fill its lists. */
	currentNodeParameters?: INodeParameters;
}

function unavailable(what: string): () => never {
	return () => {
		throw new Error(`${what} is not part of the test engine`);
	};
}

/** Builds `additionalData` with the addresses that n8n derives from its base URL. */
export function additionalDataFor({
	credentials,
	instanceUrl = defaultInstanceUrl,
	executionId,
	currentNodeParameters,
}: Surroundings): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: new TestCredentialsHelper(credentials),
		externalSecretsProxy: externalSecretsProxy(),
		instanceBaseUrl: `${instanceUrl}/`,
		restApiUrl: `${instanceUrl}/rest`,
		webhookBaseUrl: `${instanceUrl}/webhook`,
		webhookTestBaseUrl: `${instanceUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${instanceUrl}/webhook-waiting`,
		formBaseUrl: `${instanceUrl}/form`,
		formTestBaseUrl: `${instanceUrl}/form-test`,
		formWaitingBaseUrl: `${instanceUrl}/form-waiting`,
		mcpBaseUrl: `${instanceUrl}/mcp`,
		mcpTestBaseUrl: `${instanceUrl}/mcp-test`,
		currentNodeExecutionIndex: 0,
		variables: {},
		logAiEvent: () => undefined,
		executeWorkflow: unavailable('Running another workflow'),
		getRunExecutionData: unavailable('Reading another execution'),
		getRuntimeCredential: unavailable('A runtime credential'),
		startRunnerTask: unavailable('A task runner'),
		...(executionId !== undefined && { executionId }),
		...(currentNodeParameters && { currentNodeParameters }),
	};
}

/** The hooks of one execution, empty: whoever runs it adds what is to be observed. */
export function lifecycleHooks(
	mode: WorkflowExecuteMode,
	executionId: string,
	workflow: Pick<IWorkflowBase, 'id' | 'name' | 'nodes' | 'connections'> & { staticData?: IDataObject },
): ExecutionLifecycleHooks {
	const now = new Date();
	return new ExecutionLifecycleHooks(mode, executionId, {
		...workflow,
		active: mode !== 'manual',
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
	});
}
