import { getRequestHelperFunctions } from 'n8n-core/dist/execution-engine/node-execution-context/utils/request-helper-functions';
import type { IHttpRequestOptions, INode, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';

const node: INode = {
	id: 'node',
	name: 'WhatsApp Cloud',
	type: 'n8n-nodes-whatsapp-cloud.whatsApp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const additionalData: Partial<IWorkflowExecuteAdditionalData> = {};
const workflow: Partial<Workflow> = {};

Object.assign(additionalData, {
	credentialsHelper: {
		getParentTypes: () => [],
		preAuthentication: () => Promise.resolve(undefined),
		authenticate: (credential: { accessToken: string }, _type: string, options: IHttpRequestOptions) =>
			Promise.resolve({
				...options,
				headers: { ...options.headers, Authorization: `Bearer ${credential.accessToken}` },
			}),
	},
});

/** n8n-core's own request functions, for one node with one access token: they throw exactly what n8n throws. */
export function n8nRequests(accessToken: string) {
	const helpers = getRequestHelperFunctions(
		workflow as Workflow,
		node,
		additionalData as IWorkflowExecuteAdditionalData,
	);
	const context = { helpers, getNode: () => node, getCredentials: () => Promise.resolve({ accessToken }) };
	return {
		httpRequest: (options: IHttpRequestOptions): Promise<unknown> =>
			helpers.httpRequest({ ...options, headers: { ...options.headers, Authorization: `Bearer ${accessToken}` } }),
		httpRequestWithAuthentication: (options: IHttpRequestOptions): Promise<unknown> =>
			helpers.httpRequestWithAuthentication.call(
				context as unknown as ThisParameterType<typeof helpers.httpRequestWithAuthentication>,
				'whatsAppCloudApi',
				options,
			),
	};
}

/** What a request throws. */
export async function thrownBy(request: () => Promise<unknown>): Promise<unknown> {
	try {
		await request();
	} catch (thrown) {
		return thrown;
	}
	throw new Error('The request was answered.');
}
