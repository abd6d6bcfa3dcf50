import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { NodeClass } from './index';

/** A text field. */
export const textField = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});

/** A node class whose `execute` is the function given; `members` are its webhook, its methods and so on. */
export function nodeWith(
	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
	more: Partial<INodeTypeDescription> = {},
	members: Partial<INodeType> = {},
): NodeClass {
	return sampleClass(more, { execute, ...members });
}

/** A webhook trigger as ours: a GET `setup` and a POST `default` at one path, `webhook()` as given. */
export function triggerWith(
	webhook: (this: IWebhookFunctions) => Promise<IWebhookResponseData>,
	members: Partial<INodeType> = {},
	more: Partial<INodeTypeDescription> = {},
): NodeClass {
	const webhooks: IWebhookDescription[] = [
		{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
		{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
	];
	return sampleClass({ group: ['trigger'], inputs: [], webhooks, ...more }, { webhook, ...members });
}

function sampleClass(more: Partial<INodeTypeDescription>, members: Partial<INodeType>): NodeClass {
	class Sample implements INodeType {
		description: INodeTypeDescription = {
			displayName: 'Sample',
			name: 'sample',
			group: ['transform'],
			version: 1,
			description: 'Does what a test says',
			defaults: { name: 'Sample' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
			...more,
		};
	}
	Object.assign(Sample.prototype, members);
	return Sample;
}

const properties: INodeProperties[] = [
	{ displayName: 'Token', name: 'token', type: 'string', typeOptions: { password: true }, default: '' },
	{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'https://example.com' },
];

/** Signs by a template of fields. */
export class DeclarativeCredential implements ICredentialType {
	name = 'declarativeApi';

	displayName = 'Declarative';

	properties = properties;

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' }, qs: { via: 'template' } },
	};
}

/** Signs by a function. */
export class FunctionCredential implements ICredentialType {
	name = 'functionApi';

	displayName = 'Function';

	properties = properties;

	async authenticate({ token }: ICredentialDataDecryptedObject, request: IHttpRequestOptions) {
		return { ...request, headers: { ...request.headers, authorization: `Bearer ${String(token)}` } };
	}
}

/** A server on 127.0.0.1 that answers as the test says; `stop` closes it and its connections. */
export async function answering(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; stop: () => Promise<void> }> {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const stop = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { url: `http://127.0.0.1:${port}`, stop };
}
